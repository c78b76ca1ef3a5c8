"""Which stretches of a text stand between quotation marks or brackets."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

KEPT = 360
"""Characters of a quotation that is kept whole inside one sentence; a longer one has sentences of its own."""

_LONGEST_QUOTATION = 1_500
_LONGEST_BRACKET = 300
_UNCLOSED = 400

_MARK = r"[\"“”„«»「」『』()（）\[\]【】]"
_CLOSERS = {
    '"': '"',
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "(": ")",
    "（": "）",
    "[": "]",
    "【": "】",
}
_BOTH_WAYS = '"”»“'
_BRACKETS = "(（[【"
_NEVER_FIRST = ".,;:!?)]}。，"
_BEFORE_OPENING = "([{—–-‘'“„«:/"


class Stretch(NamedTuple):
    """From an opening mark to behind its closing one, in characters."""

    start: int
    end: int


class Quotations:
    """The quotations and brackets of a text that do not lie inside one another."""

    def __init__(self, stretches: list[Stretch]) -> None:
        self._stretches = stretches
        self._starts = [stretch.start for stretch in stretches]

    def around(self, place: int) -> Stretch | None:
        """The stretch that a cut at `place` would cut in two."""
        if not self._starts:
            return None
        index = bisect_right(self._starts, place - 1) - 1
        if index < 0 or self._stretches[index].end <= place:
            return None
        return self._stretches[index]

    def keep_together(self, place: int) -> bool:
        """Whether a cut at `place` would break a quotation that is short enough to stay whole."""
        stretch = self.around(place)
        return stretch is not None and stretch.end - stretch.start <= KEPT


def quotations_in(text: str) -> Quotations:
    """Pair the marks of a text, from left to right; marks without a partner end by themselves.

    An opening mark whose partner is missing still counts for a while: what
    follows it is spoken by someone, even if we cannot tell until where.
    """
    found: list[Stretch] = []
    opened = -1
    for mark in re.finditer(_MARK, text):
        at = mark.start()
        if opened >= 0:
            if _closes(text, opened, at):
                found.append(Stretch(opened, at + 1))
                opened = -1
                continue
            if _still_open(text, opened, at):
                continue
            found.extend(_unclosed(text, opened, at))
        opened = at if _opens(text, at) else -1
    if opened >= 0:
        found.extend(_unclosed(text, opened, len(text)))
    return Quotations(found)


def _closes(text: str, opened: int, at: int) -> bool:
    if text[at] not in _CLOSERS[text[opened]] or not _in_reach(text, opened, at):
        return False
    return text[at] != '"' or not _looks_opening(text, at) or _looks_closing(text, at)


def _still_open(text: str, opened: int, at: int) -> bool:
    return text[at] != text[opened] and _in_reach(text, opened, at)


def _in_reach(text: str, opened: int, at: int) -> bool:
    return at - opened <= (_LONGEST_BRACKET if text[opened] in _BRACKETS else _LONGEST_QUOTATION)


def _opens(text: str, at: int) -> bool:
    if text[at] not in _CLOSERS:
        return False
    return text[at] not in _BOTH_WAYS or _looks_opening(text, at) or not _looks_closing(text, at)


def _looks_opening(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (
        (not before or before.isspace() or before in _BEFORE_OPENING)
        and bool(after)
        and not after.isspace()
        and after not in _NEVER_FIRST
    )


def _looks_closing(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and (not after or not after.isalnum())


def _unclosed(text: str, opened: int, at: int) -> list[Stretch]:
    if text[opened] in _BRACKETS:
        return []
    # One character longer than what is kept: a mark without a partner must not glue sentences together.
    end = min(at, opened + _UNCLOSED)
    return [Stretch(opened, end)] if end - opened > KEPT else []
