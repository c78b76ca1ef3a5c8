"""What holds for every text whatever, found by looking for one where it does not."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet import summary
from broadsheet.article import Paragraph
from broadsheet.summary.sentences import sentences_in
from broadsheet.summary.words import plain, small_of

LANGS = st.sampled_from(["en", "de", "fr", "th", "zh", "ja", "ar", "hi", "bn", "vi", "", "xx", "pt-BR"])
PIECES = st.sampled_from(
    [
        "The council met. ",
        "He said so. ",
        "“We are here. We stay,” she said. ",
        "Dr. Vik paid 3.5 million. ",
        "However, ",
        "(CNN) ",
        "ราคา น้ำมัน ",
        "他说。",
        "Ja? ",
        "! ",
        "\n",
        "\n\n",
        "• a\n",
        "İ",
        "…",
        '"',
        "»",
        "\u2028",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=60).map("".join))
BUDGETS = st.one_of(st.none(), st.integers(1, 200))


@given(TEXTS, LANGS)
def test_every_character_stands_in_one_sentence(text: str, lang: str) -> None:
    spans = sentences_in(text, lang)
    last = 0
    for start, end, _ in spans:
        assert last <= start < end
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


@given(TEXTS, LANGS, st.text(max_size=60), BUDGETS, BUDGETS)
@settings(max_examples=150)
def test_a_summary_is_verbatim_in_order_and_within_its_budget(
    text: str, lang: str, title: str, sentences: int | None, words: int | None
) -> None:
    paragraphs = summary.paragraphs_of(text)
    told = summary.extract(paragraphs, lang, title, sentences=sentences, words=words)
    by_id = {paragraph.id: (at, paragraph.text) for at, paragraph in enumerate(paragraphs)}
    places = []
    for sentence in told:
        at, whole = by_id[sentence.paragraph or ""]
        assert sentence.start is not None
        assert whole[sentence.start : sentence.end] == sentence.text
        assert sentence.text in text
        places.append((at, sentence.start))
    assert places == sorted(set(places))
    assert len({sentence.text for sentence in told}) == len(told)
    if sentences:
        assert len(told) <= sentences
    if words and len(told) > 1:
        assert sum(len(sentence.text.split()) for sentence in told) <= words


@given(TEXTS, LANGS)
def test_the_same_text_gives_the_same_summary(text: str, lang: str) -> None:
    paragraphs = [Paragraph(id="p1", text=text)] if text.strip() else []
    assert summary.extract(paragraphs, lang, "") == summary.extract(list(paragraphs), lang, "")


@given(st.text(max_size=200))
def test_words_stand_where_they_stood(text: str) -> None:
    assert len(plain(small_of(text))) == len(text)


PROGRAM = """
from broadsheet import summary
from broadsheet.summary import grounding
said = "On day {0} the council of {1}ville voted for plan {2}, which costs {0} crowns."
text = " ".join(said.format(n, n % 7, n % 5) for n in range(60))
paragraphs = summary.paragraphs_of(text)
print([s.start for s in summary.extract(paragraphs, "en", "A plan", words=120)])
places = "harbour mill bridge ferry lock weir".split()
text = " ".join(f"The {a} saw a {b}." for a, b in zip(places, [*places[1:], places[0]]))
source = grounding.source_of(summary.paragraphs_of(text + " The harbour never saw a ferry."), "en")
claim = "A harbour, a mill, a bridge, a ferry, a lock and a weir were not there."
print(grounding.complaints([grounding.Claim(claim)], source))
"""


def test_the_order_of_hashes_changes_nothing() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "6")
    }
    assert len(told) == 1


def test_the_room_needs_nothing_heavy() -> None:
    program = (
        "import re, sys; before = set(sys.modules); import broadsheet.summary\n"
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before})\n"
        "rooms = [module for name, module in sys.modules.items() if name.startswith('broadsheet')]\n"
        "print(*(name for room in rooms for name, value in vars(room).items() if type(value) is re.Pattern))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    modules, compiled = (line.split() for line in done.stdout.split("\n")[:2])
    assert not {"numpy", "nltk", "boto3", "yaml", "selectolax"} & set(modules)
    assert not {"pydantic", "json", "inspect", "dataclasses", "datetime", "importlib"} & set(modules)
    assert "sentencex" in modules
    assert not compiled, "patterns are compiled by their first use"
