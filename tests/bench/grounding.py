"""How well grounding tells sound summaries from corrupted ones, on articles with summaries by people.

    python -m tests.bench.grounding DATA [--show N]

Sound are sentences of the articles as they stand, and the human summaries of
extractive kind: all of their words and numbers stand in the article, in stretches
of six words or more (coverage of 1 and density of 6, Grusky et al., NAACL 2018).
Corrupted are the same sentences after one change made by rule: a number,
a date or a name in another's place (half of the time from the same article), or
a negation put in or taken out.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from broadsheet.summary import paragraphs_of
from broadsheet.summary.grounding import Claim, Source, complaints, source_of
from broadsheet.summary.sentences import sentences_in

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DATES = {
    "en": "January February March April June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday",
    "fr": "janvier février avril juin juillet août septembre octobre novembre décembre "
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "id": "Januari Februari Maret April Juni Juli Agustus September Oktober November Desember "
    "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
    "vi": "",
}
_NEGATED: dict[str, list[tuple[str, str]]] = {
    "en": [
        (
            r"\b(is|are|was|were|will|would|could|should|can|has|had|have|did|does|do)\b(?! not\b|n|['’])",
            r"\1 not",
        ),
        (r"\b(is|are|was|were|would|could|should|has|had|have|did|does|do)(?: not\b|n['’]t\b)", r"\1"),
        (r"\bnever ", ""),
    ],
    "fr": [
        (r"\b(est|a|sont|ont|sera|était|avait|peut|doit|va) ", r"n'\1 pas "),
        (r"\b(?:ne |n['’])(\w+) (?:pas|plus|jamais) ", r"\1 "),
    ],
    "id": [
        (r"\b(akan|bisa|dapat|sudah|telah|menjadi|harus|ada) ", r"tidak \1 "),
        (r"\b(?:tidak|bukan|belum) ", ""),
    ],
    "vi": [(r"\b(đã|sẽ|có|được|phải|là|bị) ", r"không \1 "), (r"\b(?:không|chưa|chẳng) ", "")],
}


class Case(NamedTuple):
    """A text to judge, and what was done to it."""

    kind: str
    text: str
    source: Source


class Story(NamedTuple):
    """An article of the data, cut up."""

    lang: str
    text: str
    sentences: list[str]
    references: list[str]
    source: Source


def stories_of(path: Path, limit: int) -> list[Story]:
    lines = path.read_text("utf-8").split("\n")[:limit]
    return [_story(json.loads(line)) for line in lines if line]


def _story(row: dict[str, Any]) -> Story:
    text, lang = row["text"], row["lang"]
    paragraphs = paragraphs_of(text)
    sentences = [each.text[a:b] for each in paragraphs for a, b, _ in sentences_in(each.text, lang)]
    source = source_of(paragraphs, lang, [row.get("title") or ""])
    return Story(lang, text, [each for each in sentences if 40 < len(each) < 400], row["references"], source)


def extractive(summary: str, text: str) -> bool:
    """Whether a summary is made of stretches of its article: coverage of 1, density of 6."""
    told, ground = re.findall(r"\w+", summary.lower()), re.findall(r"\w+", text.lower())
    places = defaultdict(list)
    for at, word in enumerate(ground):
        places[word].append(at)
    fragments, at = [], 0
    while at < len(told):
        longest = max((_run(told, at, ground, start) for start in places[told[at]]), default=0)
        fragments.append(longest)
        at += max(1, longest)
    size = max(1, len(told))
    return sum(fragments) / size == 1 and sum(each**2 for each in fragments) / size >= 6


def _run(told: list[str], at: int, ground: list[str], start: int) -> int:
    size = 0
    while at + size < len(told) and start + size < len(ground) and told[at + size] == ground[start + size]:
        size += 1
    return size


def corrupted(sentence: str, story: Story, other: Story, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The sentence after one change of each kind that it has room for."""
    donor = chance.choice((story, other)).text
    yield from _numbers(sentence, donor, chance)
    yield from _dates(sentence, story.lang, chance)
    yield from _names(sentence, donor, chance)
    yield from _negations(sentence, story.lang, chance)


Swap = Iterator[tuple[str, str]]


def _numbers(sentence: str, donor: str, chance: random.Random) -> Swap:
    if found := list(_NUMBER.finditer(sentence)):
        which = chance.choice(found)
        others = [each for each in _NUMBER.findall(donor) if each != which[0]] or [which[0] + "7"]
        yield "number", _put(sentence, which, chance.choice(others))


def _dates(sentence: str, lang: str, chance: random.Random) -> Swap:
    names = _DATES[lang].split()
    if found := [each for each in _WORD.finditer(sentence) if each[0] in names]:
        which = chance.choice(found)
        yield "date", _put(sentence, which, chance.choice([each for each in names if each != which[0]]))


def _names(sentence: str, donor: str, chance: random.Random) -> Swap:
    if found := _capitals(sentence):
        which = chance.choice(found)
        names = sorted({each[0] for each in _capitals(donor)} - {which[0]})
        names = [each for each in names if each.lower() not in which[0].lower()]
        if names:
            yield "name", _put(sentence, which, chance.choice(names))


def _capitals(text: str) -> list[re.Match[str]]:
    """Words with a capital that no sentence begins with: names, in the languages of the data."""
    return [
        found
        for found in _WORD.finditer(text)
        if found[0][0].isupper() and len(found[0]) > 2 and _small_before(text, found.start())
    ]


def _small_before(text: str, at: int) -> bool:
    words = text[:at].split()
    return bool(words) and words[-1].strip(",").isalpha() and words[-1].islower() and text[at - 1] == " "


def _negations(sentence: str, lang: str, chance: random.Random) -> Swap:
    rules = [rule for rule in _NEGATED[lang] if re.search(rule[0], sentence)]
    if rules:
        pattern, put = chance.choice(rules)
        yield "negation", re.sub(pattern, put, sentence, count=1)


def _put(sentence: str, which: re.Match[str], word: str) -> str:
    return sentence[: which.start()] + word + sentence[which.end() :]


def cases_of(stories: list[Story], chance: random.Random) -> Iterator[Case]:
    for number, story in enumerate(stories):
        other = stories[number - 1]
        human = [each for each in story.references if extractive(each, story.text)]
        yield from (Case("human, any", each, story.source) for each in story.references)
        yield from (Case("human, extractive", each, story.source) for each in human)
        for sentence in chance.sample(story.sentences, min(3, len(story.sentences))):
            yield Case("verbatim", sentence, story.source)
            for kind, text in corrupted(sentence, story, other, chance):
                if text != sentence:
                    yield Case(kind, text, story.source)
        for summary in human:
            for kind, text in corrupted(summary, story, other, chance):
                if text != summary:
                    yield Case(f"human, {kind}", text, story.source)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path)
    options.add_argument("--show", default="", help="the kind whose wrong cases to show")
    options.add_argument("--limit", type=int, default=10_000)
    asked = options.parse_args()
    for path in sorted(asked.data.glob("*.jsonl")):
        dice = random.Random(4)  # noqa: S311
        judged: Counter[str] = Counter()
        refused: Counter[str] = Counter()
        for case in cases_of(stories_of(path, asked.limit), dice):
            found = complaints([Claim(case.text)], case.source)
            judged[case.kind] += 1
            refused[case.kind] += bool(found)
            if asked.show and case.kind.endswith(asked.show) and bool(found) == case.kind.endswith(_SOUND):
                print(case.kind, "|", case.text, "|", [each[::2] for each in found])
        _table(path.stem, judged, refused)


_SOUND = ("verbatim", "any", "extractive")


def _table(name: str, judged: Counter[str], refused: Counter[str]) -> None:
    for kind, count in judged.items():
        print(f"| {name} | {kind} | {count} | {100 * refused[kind] / count:.1f} % |")


if __name__ == "__main__":
    main()
