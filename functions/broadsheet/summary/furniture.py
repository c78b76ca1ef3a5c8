"""What a page says about itself in the midst of a text: subscribe, follow, click, all rights reserved."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from broadsheet.summary import pagewords
from broadsheet.summary.lines import Line
from broadsheet.summary.words import STEM

_TOPIC = 3
"""In so many sentences a word of furniture is what the text is about."""
_BRIEF = 16
_SHORT = 30
"""Words: a longer sentence with just one such word tells something."""


@cache
def _terms() -> frozenset[str]:
    return frozenset(word[:STEM] for word in pagewords.FURNITURE_WORDS.split())


def suspects_of(counts: Mapping[str, int]) -> frozenset[str]:
    """The words of furniture in a text that is about something else; `counts` tells their sentences."""
    return frozenset(term for term in _terms() & counts.keys() if counts[term] < _TOPIC)


def is_furniture(line: Line, suspects: frozenset[str], counts: Mapping[str, int], few: bool) -> bool:
    """Whether a sentence is none of the story's.

    Two words of furniture are too many for it, and one where it shares no word
    with the rest of the text. A short line by itself may have none of furniture,
    and must share a word, save with just a `few` other sentences.
    """
    found = len(line.terms & suspects) + ("http" in line.text or "www." in line.text)
    brief = line.alone and line.words < _BRIEF
    if not found and (few or not brief):
        return False
    if found > 1 or (found and brief):
        return True
    return line.words < _SHORT and all(counts[term] == 1 for term in line.terms - suspects)
