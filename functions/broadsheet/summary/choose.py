"""Which sentences make a summary: the set that tells most within its budget, and nothing twice.

A very short text leaves nothing to choose: its summary is its first sentences.
A search keeps the best few drafts and adds one sentence to each in turn (a beam).
A draft is done when it has used its budget or nothing more fits.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from broadsheet.summary.candidates import Candidate, Candidates
from broadsheet.summary.lead import lead_of
from broadsheet.summary.pool import Pool

_WIDTH = 3
_PER_WIDTH = 120
"""Words of a budget above which the search keeps fewer drafts: a long summary is less of a puzzle."""
_POOL, _MORE = 12, 4
_USUAL_SENTENCE = 20
_SLACK, _SLACK_SHARE = 16, 0.3
"""How much of a budget may stay unused, in words and as a share, rather than go to what tells little."""


class _Draft(NamedTuple):
    """Some sentences of the pool, by their numbers as bits."""

    worth: float
    members: int
    size: int
    words: int
    gains: list[float]
    """What each sentence of the pool would add; empty where none may be added."""
    covered: frozenset[str]
    """The terms that they tell, as far as others could tell them too."""


def chosen(candidates: Candidates, *, sentences: int, words: int) -> list[Candidate]:
    """At most so many sentences and words, in the order of the text.

    Where there is room for one sentence, or not even for that, it is the one that speaks for all.
    """
    if not candidates.all:
        return []
    if sentences == 1:
        return [lead_of(candidates, words)]
    size = max(_POOL, 3 * min(sentences, words // _USUAL_SENTENCE))
    pool = Pool(candidates, size)
    best = (_in_order if candidates.brief else _searched)(pool, sentences, words)
    if best and best.size < sentences and 2 * best.words < enough_of(words) and size < len(candidates.all):
        # All that tell most say the same: look at what else there is.
        pool = Pool(candidates, _MORE * size)
        best = _searched(pool, sentences, words)
    if best is None:
        return [lead_of(candidates, words)]
    return [each for at, each in enumerate(pool.members) if best.members >> at & 1]


def enough_of(words: int) -> float:
    """From how many words on a summary has used its budget."""
    return words - min(_SLACK, _SLACK_SHARE * words)


def _in_order(pool: Pool, sentences: int, words: int) -> _Draft | None:
    """The first sentences that fit, or nothing where none does."""
    draft = _nothing(pool)
    while draft.size < sentences and (steps := _steps(draft, pool, words)):
        draft = _taken(min(steps.values(), key=lambda step: step[3]), pool, sentences)
    return draft if draft.size else None


def _nothing(pool: Pool) -> _Draft:
    return _Draft(0.0, 0, 0, 0, [each.worth for each in pool.members], frozenset())


def _searched(pool: Pool, sentences: int, words: int) -> _Draft | None:
    """The best draft that is done, or nothing where no sentence fits."""
    enough = enough_of(words)
    width = max(1, _WIDTH * _PER_WIDTH // max(_PER_WIDTH, words))
    drafts = [_nothing(pool)]
    best: _Draft | None = None
    while drafts:
        steps: dict[int, _Step] = {}
        for draft in drafts:
            longer = _steps(draft, pool, words) if draft.size < sentences else {}
            done = draft.size and (not longer or draft.words >= enough)
            if done and (best is None or draft.worth > best.worth):
                best = draft
            steps.update(longer)
        drafts = [_taken(step, pool, sentences) for step in sorted(steps.values(), reverse=True)[:width]]
    return best


_Step = tuple[float, int, _Draft, int]
"""What a draft is worth with one more sentence, its members then, the draft, and the sentence."""


def _steps(draft: _Draft, pool: Pool, words: int) -> dict[int, _Step]:
    """Every sentence that fits, by the members that the draft would then have."""
    left, members, worth = words - draft.words, draft.members, draft.worth
    return {
        (more := members | 1 << at): (worth + gain, more, draft, at)
        for at, (gain, length, needs) in enumerate(zip(draft.gains, pool.words, pool.needs, strict=True))
        if gain > -inf and length <= left and (not needs or (needs > 0 and needs & members))
    }


def _taken(step: _Step, pool: Pool, sentences: int) -> _Draft:
    worth, members, draft, at = step
    size = draft.size + 1
    return _Draft(
        worth,
        members,
        size,
        draft.words + pool.words[at],
        pool.gains(draft.gains, draft.covered, at) if size < sentences else [],
        draft.covered | pool.terms[at],
    )
