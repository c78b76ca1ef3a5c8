"""What a page says about itself in the midst of a text: subscribe, follow, click, all rights reserved."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from broadsheet.summary import lexicon
from broadsheet.summary.lines import Line
from broadsheet.summary.words import STEM

_TOPIC = 3
"""In so many sentences a word of furniture is what the text is about."""
_SHORT = 30
"""Words: a longer sentence with just one such word tells something."""


@cache
def _terms() -> frozenset[str]:
    return frozenset(word[:STEM] for word in lexicon.FURNITURE_WORDS.split())


def suspects_of(counts: Mapping[str, int]) -> frozenset[str]:
    """The words of furniture in a text that is about something else; `counts` tells their sentences."""
    return frozenset(term for term in _terms() & counts.keys() if counts[term] < _TOPIC)


def is_furniture(line: Line, suspects: frozenset[str], counts: Mapping[str, int]) -> bool:
    """Whether a sentence is none of the story's.

    What shares a word or two with the rest of the text belongs to it, unless it says two words of furniture.
    """
    found = len(line.terms & suspects) + ("http" in line.text or "www." in line.text)
    if not found:
        return False
    return found > 1 or (line.words < _SHORT and all(counts[term] == 1 for term in line.terms - suspects))
