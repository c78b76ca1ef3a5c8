"""Where the sentences of a paragraph begin and end.

`sentencex` finds the full stops, blind to quotation marks; this module then
keeps quotations and brackets whole, takes back the ends that are none (titles,
ordinals, a small letter behind them), and cuts what is too long to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from sentencex import segment

from broadsheet.summary import languages
from broadsheet.summary.languages import Language
from broadsheet.summary.pieces import dense, pieces_of, trimmed
from broadsheet.summary.quotations import Quotations, quotations_in

LONGEST = 640
"""Characters of a sentence that a reader can take in; a longer one is cut at its clauses."""

LONGEST_DENSE = 240
"""The same for writing without spaces between words."""

_WINDOW = 4_000
_SPACED = 140
_HEADING = 0.6
"""How much of the longest line of a paragraph one has that is no line broken for want of room."""
_MARKS = "\"“”„‟«»‹›()[]{}（）「」『』【】《》〈〉'’‘‚`´"
_ASCII_MARKS = str.maketrans(dict.fromkeys("\"()[]{}'`", " "))
_BEFORE_END = _MARKS + " \t\n\r\xa0\u3000\u2028\u2029\x85\x0b\x0c"
_CLOSERS = "”»)]}）」』】》〉’'\""
STOPS = (".", "!", "?", "…", "。", "！", "？", "।", "॥", "؟", "۔", "።", "։", "။")
ASKS = "?？؟"
_HOURS = ("a.m", "p.m")
_DASHES = "-–—"
_NEVER_FIRST = ",;:.)]}、，。；："
# Patterns are compiled by their first use, which for most of them never comes.
_APOSTROPHE = r"'(?<=\w.)(?=\w)"
_MARK = f"[{re.escape(_MARKS)}]"
_SURROGATE = "[\ud800-\udfff]"
_DOTS = r"…[\"”»’)]*(?=\s)"
_IN_MARKS = r"[\"“”«»„()\[\]]"
_INITIALS = r"\w\.-\w?|\w-\w"
_DOTTED = r"(?:[^\W\d_]\.)+[^\W\d_]"
_SAID = r".{0,10}?(?:说|說|表示|称|稱|道|指出|问|問)[，。：,]|と|って"
_DASH = "[-–—]"
_ASIDE = r"[-–—]\s*[^\W\d_A-Z]"


class Span(NamedTuple):
    """A sentence of a text, in characters."""

    start: int
    end: int
    whole: bool
    """False where it is a part of a sentence, or begins or ends inside a quotation."""


def sentences_in(text: str, lang: str) -> list[Span]:
    """The sentences of a paragraph, in order, without the space around them.

    `lang` is a BCP 47 tag. Every character that is no space stands in one of them.
    """
    quotations = quotations_in(text)
    language = languages.of(lang)
    found: list[Span] = []
    start = 0
    for end in (*_ends(text, language, quotations), len(text)):
        left, right = trimmed(text, start, end)
        if right - left > LONGEST_DENSE and (right - left > LONGEST or dense(text[left:right])):
            found.extend(_pieces(text, left, right, language))
        elif left < right:
            found.append(Span(left, right, not (quotations.around(left) or quotations.around(right))))
        start = end
    return found


def _pieces(text: str, start: int, end: int, language: Language) -> Iterator[Span]:
    length = LONGEST_DENSE if dense(text[start:end]) else LONGEST
    for piece in pieces_of(text, start, end, length // 2):
        yield Span(*trimmed(text, *piece), language.spaces_end_sentences)


def _ends(text: str, language: Language, quotations: Quotations) -> Iterator[int]:
    """The places where one sentence ends and the next one may begin, in order."""
    if language.spaces_end_sentences:
        yield from (end for _, end in pieces_of(text, 0, len(text), _SPACED))
        return
    small = _begins_small(text)
    last = 0
    stops: Iterable[int] = _stops(text, language, quotations)
    if "…" in text:
        stops = sorted((*stops, *(dots.end() for dots in re.finditer(_DOTS, text))))
    if "\n" in text:
        stops = sorted((*stops, *_headings(text)))
    for end in stops:
        if (
            end > last
            and not quotations.keep_together(end)
            and not _goes_on(text, last, end, language, small)
        ):
            yield end
            last = end


def _headings(text: str) -> Iterator[int]:
    """Where a line ends that is clearly shorter than others and leads to one that begins anew."""
    lines = text.split("\n")
    longest = max(map(len, lines))
    end = -1
    for line, following in pairwise(lines):
        end += 1 + len(line)
        begins = following.lstrip()[:1]
        if begins and not begins.islower() and len(line) < _HEADING * longest:
            yield end


def _begins_small(text: str) -> bool:
    """Whether even the first sentence begins with a small letter, so that a small letter says nothing."""
    first = next((sign for sign in text if sign.isalnum() and not sign.isdecimal()), "")
    return first.islower()


def _stops(text: str, language: Language, quotations: Quotations) -> Iterator[int]:
    """Where sentencex sees an end: behind the stop and the marks that close behind it."""
    plain = re.sub(_APOSTROPHE, "x", text.replace("’", "'"))
    if plain.isascii():
        plain = plain.translate(_ASCII_MARKS)
    else:
        plain = re.sub(_SURROGATE, "\ufffd", re.sub(_MARK, " ", plain))
    for start, end in pieces_of(plain, 0, len(plain), _WINDOW):
        at = start
        for part in segment(language.code, plain[start:end]):
            at += len(part)
            if at < end or part.rstrip().endswith(STOPS):
                yield _behind_marks(text, at, quotations)


def _behind_marks(text: str, at: int, quotations: Quotations) -> int:
    stop = at
    while stop and text[stop - 1] in _BEFORE_END:
        stop -= 1
    around = quotations.around(stop)
    if around and around.end <= at:
        return around.end
    while stop < at and text[stop] in _CLOSERS and not quotations.around(stop + 1):
        stop += 1
    return stop


def _goes_on(text: str, last: int, end: int, language: Language, small: bool) -> bool:
    """Whether the sentence that began at `last` does not end here after all."""
    left, right = text[max(last, end - 40) : end].rstrip(), text[end : end + 40].lstrip()
    if not right or not left:
        return True
    first = right[0]
    if first.isdigit() and text[end].isdigit() and left[-2:-1].isdigit():
        return True
    if first.islower():
        return not small and not right[1:2].isupper()
    if first in _NEVER_FIRST or (first in _DASHES and (left.endswith(").") or re.match(_ASIDE, right))):
        return True
    if left[-1] == ".":
        return _abbreviates(left, right, language, text[last:end].strip() if end - last < 8 else "")
    return left[-1] in _CLOSERS and re.match(_SAID, right) is not None


def _abbreviates(left: str, right: str, language: Language, whole: str) -> bool:
    name = _before_stop(left)
    if not name:
        return False
    if name in language.abbreviations or whole[:-1].isdigit():
        return True
    if "-" in name and re.fullmatch(_INITIALS, name):
        return True
    if "." in name and name not in _HOURS and re.fullmatch(_DOTTED, name):
        return not _leans(right, language)
    if right[0] == "-" and len(name) == 1:
        return True
    if right[0].isdigit():
        return re.split(_DASH, name)[-1] in languages.numbered()
    return language.ordinals and name.isdigit() and len(name) <= 2 and not _leans(right, language)


def _before_stop(left: str) -> str:
    """The word before the full stop, in small letters; empty where there is none."""
    words = left[:-1].rsplit(None, 1)
    if not words:
        return ""
    return (words[-1] if words[-1].isalnum() else re.split(_IN_MARKS, words[-1])[-1]).lower()


def _leans(right: str, language: Language) -> bool:
    first = re.match(r"\w+", right)
    return first is not None and first[0].lower() in language.leaning | language.stop_words
