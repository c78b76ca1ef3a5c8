"""How sentences begin that are of the page and not of the story: `Read also`, `Photo:`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from broadsheet.summary import pagewords

_REACH = 8
"""Characters in which marks stand before its first word."""
_MARKS = " \t\n([{<*•→▶►>»–—-"


class Opening(NamedTuple):
    """The first words of such a sentence, in small letters."""

    said: str
    whole: bool
    """Whether they end with a whole word."""
    credits: bool
    """Whether they name who made a picture, so that what stands before them is its caption."""


@cache
def _known() -> dict[str, tuple[tuple[str, ...], list[Opening]]]:
    """By their first two letters: what they say, and all of them. Asking for all at once costs little."""
    found: dict[str, list[Opening]] = {}
    for entries, credits in ((pagewords.FURNITURE, False), (pagewords.CREDITS, True)):
        for entry in entries.split():
            said = entry.rstrip("*").replace("_", " ")
            found.setdefault(said[:2], []).append(Opening(said, not entry.endswith("*"), credits))
    return {letters: (tuple(each.said for each in known), known) for letters, known in found.items()}


def opening_at(small: str, start: int = 0) -> Opening | None:
    """How the sentence opens that begins at `start` of a text in small letters, where that is of the page."""
    if small[start : start + 1] in _MARKS:
        start += _REACH - len(small[start : start + _REACH].lstrip(_MARKS))
    said, openings = _known().get(small[start : start + 2], ((), ()))
    if not small.startswith(said, start):
        return None
    for opening in openings:
        if small.startswith(opening.said, start):
            behind = start + len(opening.said)
            if not (opening.whole and small[behind : behind + 1].isalnum()):
                return opening
    return None
