"""Which sentences make a summary: those that tell most, and none twice."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.summary.candidates import Candidate

_SAME = 0.6
"""How much of the words of the smaller of two sentences may stand in the other."""


def chosen(candidates: Sequence[Candidate], *, sentences: int, words: int | None = None) -> list[Candidate]:
    """At most so many sentences, and words, in the order of the text.

    The best sentence is chosen even where it alone has more words than asked for.
    """
    found: list[Candidate] = []
    left = words
    for candidate in sorted(candidates, key=lambda each: (-each.worth, each.place)):
        if len(found) == sentences:
            break
        fits = left is None or candidate.words <= left or not found
        if fits and not any(_repeats(candidate, other) for other in found):
            found.append(candidate)
            left = None if left is None else left - candidate.words
    return sorted(found, key=lambda each: each.place)


def _repeats(one: Candidate, other: Candidate) -> bool:
    smaller = min(len(one.terms), len(other.terms))
    return len(one.terms & other.terms) >= _SAME * smaller if smaller else one.terms == other.terms
