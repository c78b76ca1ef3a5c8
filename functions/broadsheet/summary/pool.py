"""The candidates among which a summary is searched, and what they tell one beside the other."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, inf

from broadsheet.summary.candidates import Candidate, Candidates

_SAME = 0.6
"""How much of the terms of the smaller of two sentences may stand in the other."""
_SHORT = 5


class Pool:
    """So many candidates that tell most, or most by the word, with those that they lean on."""

    def __init__(self, candidates: Candidates, size: int) -> None:
        self.members = _best(candidates.all, size)
        self.words = [each.line.words for each in self.members]
        self.terms = [each.line.terms & candidates.returning for each in self.members]
        """What others may say as well."""
        self.needs = _needs_of(self.members)
        """For one that leans on the sentence before, that one's bit; -1 where it is not to be had."""
        self._sizes = [len(each.line.terms) for each in self.members]
        self._worth = candidates.terms
        self._shared: dict[int, list[frozenset[str] | None]] = {}

    def gains(self, gains: Sequence[float], covered: frozenset[str], at: int) -> list[float]:
        """What each member adds once the member at `at` is taken, `-inf` for what is then said already.

        `gains` and `covered` are what each added, and which terms were told, before.
        """
        worth_of = self._worth.__getitem__
        return [
            -inf if both is None else gain - fsum(map(worth_of, both - covered)) if both else gain
            for gain, both in zip(gains, self.shared(at), strict=True)
        ]

    def shared(self, at: int) -> list[frozenset[str] | None]:
        """The terms that each member shares with the one at `at`; `None` for one that says the same."""
        found = self._shared.get(at)
        if found is None:
            own, size = self.terms[at], self._sizes[at]
            found = self._shared[at] = [
                both if len(both := own & others) < _SAME * min(size, other) else None
                for others, other in zip(self.terms, self._sizes, strict=True)
            ]
            found[at] = None
        return found


def _best(candidates: Sequence[Candidate], size: int) -> list[Candidate]:
    if len(candidates) <= size or all(each.line.leans for each in candidates):
        return list(candidates[:size])
    most = sorted(candidates, key=_worth, reverse=True)[: size * 2 // 3]
    most += sorted(candidates, key=_by_the_word, reverse=True)[: size // 2]
    places = {each.place for each in most}
    places |= {each.place - 1 for each in most if each.line.leans}
    return [each for each in candidates if each.place in places]


def _worth(candidate: Candidate) -> float:
    return candidate.worth


def _by_the_word(candidate: Candidate) -> float:
    """A short sentence may fit where a long one does not."""
    return candidate.worth / (candidate.line.words + _SHORT)


def _needs_of(members: Sequence[Candidate]) -> list[int]:
    bits = {each.place: 1 << at for at, each in enumerate(members)}
    needs = [bits.get(each.place - 1, -1) if each.line.leans else 0 for each in members]
    # Where every sentence leans, the first of the text is the one that has to stand alone.
    return [0, *needs[1:]] if all(needs) else needs
