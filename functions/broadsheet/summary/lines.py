"""The sentences of a text as the maker looks at them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from broadsheet.summary import lexicon
from broadsheet.summary.languages import Language
from broadsheet.summary.sentences import sentences_in
from broadsheet.summary.words import length_of, plain, small_of, terms_of

if TYPE_CHECKING:
    from broadsheet.article import Paragraph

_DATELINE = (
    r"(?:[^\W\d_][^\n()]{0,60}?)?\([^\n()]{2,30}\)\s*[-–—:]+\s*(?=[^\W\da-z_]|[\"“«])"  # Paris (AFP) -
    r"|(?:[A-Z][\w ,.’']{1,40})?\((?:CNN|AP|AFP|Reuters|[A-Z]{2,6})\)\s*(?=[A-Z\"“])"  # (CNN)
    r"|[A-Z][A-Z.,’' /]{2,50}(?:, [A-Z][\w. ]{2,20})?\s[-–—]+\s+(?=[A-Z\"“])"  # NEW YORK —
)
_QUOTED = r"[\"“„«「][^\"”“»」]*[\"”“»」]?"
_CLOSING = "\"'”’»)]」』）〉》 "
_BREAK = ("", "\n")
_COMMAS = ",،、，"
_LONG = 400
"""Characters of a paragraph that is more than furniture, even where it begins with some."""


class Line(NamedTuple):
    """A sentence, where it stands, and what of it a reader sees at a glance."""

    text: str
    paragraph: int
    start: int
    opens: bool
    """Whether it opens its paragraph."""
    alone: bool
    """Whether it has a line of the text to itself."""
    whole: bool
    words: int
    terms: frozenset[str]
    leans: bool
    """Whether it opens with a word that points at the sentence before."""
    quoted: float
    """The share of its characters that stand between quotation marks."""
    end: str
    """The last character that closes no quotation and no bracket."""
    commas: int


def lines_of(paragraphs: Sequence[Paragraph], language: Language, lang: str) -> list[Line]:
    """Every sentence that is no furniture of the page, in order; the dateline is no part of the first.

    What is said twice in the same words is there once.
    """
    is_furniture = re.compile(lexicon.FURNITURE).match
    found: dict[str, Line] = {}
    for number, paragraph in enumerate(paragraphs):
        text, small = paragraph.text, small_of(paragraph.text)
        begins_so = is_furniture(small) is not None
        if begins_so and len(text) < _LONG:
            continue
        opens, words = True, plain(small)
        for start, end, whole in sentences_in(text, lang):
            if not (is_furniture(small, start, end) if start else begins_so):
                begin = start if found else _behind_dateline(text, start, end)
                said = text[begin:end]
                if said not in found:
                    alone = text[end : end + 1] in _BREAK and text[start - 1 : start] in _BREAK
                    found[said] = _line(
                        said, words[begin:end].split(), number, begin, opens, alone, whole, language
                    )
                opens = False
    return list(found.values())


def _quoted(text: str) -> float:
    if '"' in text or "“" in text or "«" in text or "„" in text or "「" in text:
        return sum(map(len, re.findall(_QUOTED, text))) / len(text)
    return 0.0


def _behind_dateline(text: str, start: int, end: int) -> int:
    dateline = re.compile(_DATELINE).match(text, start, end)
    return dateline.end() if dateline and dateline.end() < end else start


def _line(
    text: str,
    words: list[str],
    paragraph: int,
    start: int,
    opens: bool,
    alone: bool,
    whole: bool,
    language: Language,
) -> Line:
    return Line(
        text,
        paragraph,
        start,
        opens,
        alone,
        whole,
        length_of(text),
        terms_of(words, language),
        language.leans(text, words),
        _quoted(text),
        text.rstrip(_CLOSING)[-1:],
        text.count(",") if text.isascii() else sum(map(text.count, _COMMAS)),
    )
