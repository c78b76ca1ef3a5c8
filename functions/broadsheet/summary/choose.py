"""Which sentences make a summary: the set that tells most within its budget, and nothing twice.

A search keeps the best few drafts and adds one sentence to each in turn (a beam).
A draft is done when it fills most of its budget or nothing more fits.
"""

from __future__ import annotations

from heapq import nlargest, nsmallest
from math import fsum, inf
from typing import NamedTuple

from broadsheet.summary.candidates import Candidate, Candidates

_WIDTH = 3
_PER_WIDTH = 120
"""Words of a budget above which the search keeps fewer drafts: a long summary is less of a puzzle."""
_POOL = 12
_SHORTEST_SENTENCE = 10
_SLACK, _SLACK_SHARE = 16, 0.3
"""How much of a budget may stay unused, in words and as a share, rather than go to what tells little."""
_SAME = 0.6
"""How much of the terms of the smaller of two sentences may stand in the other."""


class _Draft(NamedTuple):
    """Some sentences, by their numbers in the pool as bits, and what each of the others would add."""

    worth: float
    members: int
    size: int
    words: int
    gains: list[float]


class _Pool:
    """The candidates that tell most, in the order of the text."""

    def __init__(self, candidates: Candidates, size: int) -> None:
        best = {
            each.place for each in nsmallest(size, candidates.all, lambda each: (-each.worth, each.place))
        }
        best |= {each.place - 1 for each in candidates.all if each.line.leans and each.place in best}
        self.members = [each for each in candidates.all if each.place in best]
        self.words = [each.line.words for each in self.members]
        self._worth = candidates.terms.__getitem__
        self._terms = [each.line.terms & candidates.returning for each in self.members]
        self._sizes = [len(each.line.terms) for each in self.members]
        self._shared: dict[int, list[float]] = {}
        number = {each.place: at for at, each in enumerate(self.members)}
        self.needs = [
            (1 << number[each.place - 1] if each.place - 1 in number else -1) if each.line.leans else 0
            for each in self.members
        ]
        """For one that leans on the sentence before, that one's bit; -1 where it is not to be had."""
        if all(self.needs):
            self.needs = [0] * len(self.needs)

    def shared(self, at: int) -> list[float]:
        """What each member tells that the one at `at` tells too; `inf` where it says the same."""
        found = self._shared.get(at)
        if found is None:
            own, size = self._terms[at], self._sizes[at]
            found = self._shared[at] = [
                0.0 if own.isdisjoint(others) else self._overlap(own & others, min(size, other))
                for others, other in zip(self._terms, self._sizes, strict=True)
            ]
            found[at] = inf
        return found

    def _overlap(self, both: frozenset[str], smaller: int) -> float:
        return inf if len(both) >= _SAME * smaller else fsum(map(self._worth, both))


def chosen(candidates: Candidates, *, sentences: int, words: int) -> list[Candidate]:
    """At most so many sentences and words, in the order of the text.

    Where not even one sentence fits, the one that tells most is chosen all the same.
    """
    if not candidates.all:
        return []
    pool = _Pool(candidates, max(_POOL, 3 * min(sentences, words // _SHORTEST_SENTENCE)))
    best = _searched(pool, sentences, words)
    if best is None:
        return [max(pool.members, key=lambda each: (each.worth, -each.place))]
    return [each for at, each in enumerate(pool.members) if best.members >> at & 1]


def enough_of(words: int) -> float:
    """From how many words on a summary has used its budget."""
    return words - min(_SLACK, _SLACK_SHARE * words)


def _searched(pool: _Pool, sentences: int, words: int) -> _Draft | None:
    """The best draft that is done, or nothing where no sentence fits."""
    enough = enough_of(words)
    width = max(1, _WIDTH * _PER_WIDTH // max(_PER_WIDTH, words))
    drafts = [_Draft(0.0, 0, 0, 0, [each.worth for each in pool.members])]
    best: _Draft | None = None
    while drafts:
        steps: dict[int, _Step] = {}
        for draft in drafts:
            longer = _steps(draft, pool, words) if draft.size < sentences else {}
            done = draft.size and (not longer or draft.words >= enough)
            if done and (best is None or draft.worth > best.worth):
                best = draft
            steps.update(longer)
        kept = nlargest(width, steps.items(), key=lambda each: (each[1][0], each[0]))
        drafts = [_taken(step, members, pool) for members, step in kept]
    return best


_Step = tuple[float, _Draft, int]
"""What a draft and one more sentence are worth, that draft, and the sentence."""


def _steps(draft: _Draft, pool: _Pool, words: int) -> dict[int, _Step]:
    """Every sentence that fits, by the members that the draft would then have."""
    left, members, worth = words - draft.words, draft.members, draft.worth
    return {
        members | 1 << at: (worth + gain, draft, at)
        for at, (gain, length, needs) in enumerate(zip(draft.gains, pool.words, pool.needs, strict=True))
        if gain > -inf and length <= left and (not needs or (needs > 0 and needs & members))
    }


def _taken(step: _Step, members: int, pool: _Pool) -> _Draft:
    worth, draft, at = step
    gains = [gain - shared for gain, shared in zip(draft.gains, pool.shared(at), strict=True)]
    return _Draft(worth, members, draft.size + 1, draft.words + pool.words[at], gains)
