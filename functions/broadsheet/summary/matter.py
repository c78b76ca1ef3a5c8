"""What a text is about: how much each of its terms would tell in a summary.

A set of sentences is worth what its terms tell, each counted once, so that two
sentences that say the same are not worth twice as much. The idea is concept
coverage (Gillick and Favre, ILP for NLP, 2009), with worths that are learnt.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log, log1p
from typing import NamedTuple

from broadsheet.summary.weights import Terms
from broadsheet.summary.words import DENSE, STEM

_SHORT, _LONG = 4, 5
"""A term is short below so many letters, and long above."""
_LETTERS = ":"
"""Behind all figures, and before all letters."""


class Matter(NamedTuple):
    """Where the terms of a text stand, by the numbers of its sentences from 0."""

    sentences: int
    headline: frozenset[str]
    counts: dict[str, int]
    """In how many sentences a term stands."""
    first: dict[str, int]
    last: dict[str, int]
    """Of those that stand in more than one."""

    returning: frozenset[str]
    """The terms that stand in more than one sentence."""


def matter_of(lines: Sequence[Collection[str]], headline: frozenset[str]) -> Matter:
    """The matter of sentences, each given as its terms without repetition."""
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for place, line in enumerate(lines):
        for term in line:
            if term in counts:
                counts[term] += 1
                last[term] = place
            else:
                counts[term] = 1
                first[term] = place
    return Matter(len(lines), headline, counts, first, last, frozenset(last))


def worths_of(matter: Matter, weights: Terms) -> dict[str, float]:
    """How much each term tells; less than nothing for one that leads away from the matter."""
    place_worths = _by_place(matter.sentences, weights)
    count_worths = _by_count(matter, weights)
    letter_worths, figure = _by_letters(weights), weights.figure
    counts, first = matter.counts, matter.first
    found = {
        term: place_worths[place]
        + count_worths[counts[term]]
        + (figure if term < _LETTERS else letter_worths[len(term)] if term < DENSE else 0.0)
        for term, place in first.items()
    }
    span = weights.span / (matter.sentences or 1)
    for term, last in matter.last.items():
        place = first[term]
        found[term] += span * (last - place) + weights.early_often * log(counts[term]) / (1 + place)
    for term in matter.headline & found.keys():
        often, early = log(counts[term]), 1 / (1 + first[term])
        found[term] += weights.headline + weights.headline_often * often + weights.headline_early * early
    return found


def _by_place(sentences: int, weights: Terms) -> list[float]:
    return [weights.early / (1 + place) + weights.late * log1p(place) for place in range(sentences)]


def _by_letters(weights: Terms) -> list[float]:
    return [
        weights.short if letters < _SHORT else weights.long if letters > _LONG else 0.0
        for letters in range(STEM + 1)
    ]


def _by_count(matter: Matter, weights: Terms) -> dict[int, float]:
    often = weights.often if matter.headline else weights.often + weights.often_untitled
    share = weights.share / (matter.sentences or 1)
    found = {count: weights.any + often * log(count) + share * count for count in set(matter.counts.values())}
    if 1 in found:
        found[1] += weights.once
    return found
