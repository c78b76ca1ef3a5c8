"""The sentences of a text as the maker looks at them."""

# Annotations are no strings here, which `NamedTuple` would have to compile: as in `weights.py`.
import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from broadsheet.summary.datelines import behind_dateline, behind_hour, is_dateline
from broadsheet.summary.languages import Language
from broadsheet.summary.leaning import leaning
from broadsheet.summary.openings import opening_at
from broadsheet.summary.sentences import ASKS, sentences_in
from broadsheet.summary.words import length_of, plain, small_of, terms_of

if TYPE_CHECKING:
    from broadsheet.article import Paragraph

_QUOTED = r"[\"“„«「][^\"”“»」]*[\"”“»」]?"
_CLOSING = "\"'”’»)]」』）〉》 "
_BREAK = ("", "\n")
_COMMAS = ",،、，"
_GREEK = ";"
"""With what a question ends in Greek, and in no other language."""
_MOST = 20_000
"""Sentences of a text that are looked at: more than a book has, unless they are of one word each."""
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
    leans: float
    """What it costs that it is understood only with the sentence before; 0 where it stands alone."""
    quoted: float
    """The share of its characters that stand between quotation marks."""
    end: str
    """The last character that closes no quotation and no bracket."""
    asks: bool
    """Whether it is a question, or stands before one with which a short paragraph ends; leads are told."""
    commas: int


def lines_of(paragraphs: Sequence["Paragraph"], language: Language, lang: str) -> list[Line]:
    """Every sentence that is no furniture of the page, in order; the dateline is no part of the first.

    What is said twice in the same words is there once. Of a text that is all furniture, it is everything, and
    of one that is longer than a book, its beginning.
    """
    found: dict[str, Line] = {}
    for number, paragraph in enumerate(paragraphs):
        _read(paragraph.text, number, language, lang, found)
    if not found:
        for number, paragraph in enumerate(paragraphs):
            _read(paragraph.text, number, language, lang, found, furniture=True)
    return list(found.values())


def _read(
    text: str, number: int, language: Language, lang: str, found: dict[str, Line], furniture: bool = False
) -> None:
    """Put the sentences of a paragraph with the others, by their words."""
    small = small_of(text)
    if len(found) == _MOST or (not furniture and len(text) < _LONG and opening_at(small)):
        return
    opens, words, said = True, plain(small), ""
    asks = bool(found) and len(text) < _LONG and _asks(text.rstrip(_CLOSING), language)
    for start, end, whole in sentences_in(text, lang):
        if len(found) == _MOST:
            return
        if not furniture and (opening := opening_at(small, start)):
            if opening.credits:
                found.pop(said, None)
            continue
        if not found and is_dateline(text, start, end):
            continue
        begin = _behind_place_and_time(text, start, end, found)
        said = text[begin:end]
        if said not in found:
            alone = text[end : end + 1] in _BREAK and text[start - 1 : start] in _BREAK
            found[said] = _line(
                said, words[begin:end].split(), number, begin, opens, alone, whole, asks, language
            )
        opens = False


def _asks(text: str, language: Language) -> bool:
    return text[-1:] in ASKS or (text[-1:] == _GREEK and language.code == "el")


def _behind_place_and_time(text: str, start: int, end: int, found: Collection[str]) -> int:
    if not found:
        start = behind_dateline(text, start, end)
    return behind_hour(text, start, end) if text[start] == "-" or text[start].isdigit() else start


def _quoted(text: str) -> float:
    if '"' in text or "“" in text or "«" in text or "„" in text or "「" in text:
        return sum(map(len, re.findall(_QUOTED, text))) / len(text)
    return 0.0


def _line(
    text: str,
    words: list[str],
    paragraph: int,
    start: int,
    opens: bool,
    alone: bool,
    whole: bool,
    asks: bool,
    language: Language,
) -> Line:
    bare = text.rstrip(_CLOSING)
    return Line(
        text,
        paragraph,
        start,
        opens,
        alone,
        whole,
        length_of(text),
        terms_of(words, language),
        leaning(text, words, language),
        _quoted(text),
        bare[-1:],
        asks or _asks(bare, language),
        text.count(",") if text.isascii() else sum(map(text.count, _COMMAS)),
    )
