"""The one sentence that speaks for a whole text: its lead, unless another near the top is clearly better.

Readers meet it alone, under a headline, in a feed or among the results of a
search, so it must be understood without the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.summary.candidates import Candidate, Candidates
from broadsheet.summary.lines import Line

SHORT_WORDS = 64
"""What the one sentence may have where nobody asks for less: a long lead says more than what follows it."""
_USUAL = 45
"""What another than the lead may have."""
_FEW = 6
"""Sentences from the top that come into question."""
_LEAST = 10
"""Words; a shorter sentence speaks for a text only as its lead."""
_CRUMB = 3
"""Words; what is no longer than this tells too little where there is more."""
_CLEARLY, _AT_ALL = 0.9, 0.2
"""By how much another sentence must tell more than the lead does, and than one that opens no text."""
_BY_THE_WORD, _FULL = 0.075, 30
"""What each word speaks for a sentence, up to so many.

The learnt worths hold its length against it, for what it uses up of a budget; here nothing else wants that.
"""
_QUOTATION = 0.3


def lead_of(candidates: Candidates, words: int) -> Candidate:
    """The sentence of at most so many words that stands for all, or a longer one where none is as short."""
    fits = [each for each in candidates.all if each.line.words <= words]
    standing = [each for each in fits if _stands(each.line)]
    if not standing:
        return _next_best(candidates.all, fits)
    if candidates.brief:
        return standing[0]
    lead, *others = ([each for each in standing if each.line.words > _CRUMB] or standing)[:_FEW]
    bar = _told(lead) + (_CLEARLY if lead.place == candidates.all[0].place else _AT_ALL)
    return max((each for each in others if _may_replace(each, bar)), key=_told, default=lead)


def _stands(line: Line) -> bool:
    """Whether a sentence is whole and a statement, and the writer's own."""
    return line.whole and not line.leans and line.quoted < _QUOTATION and not line.asks


def _may_replace(candidate: Candidate, bar: float) -> bool:
    return _LEAST <= candidate.line.words <= _USUAL and _told(candidate) > bar


def _told(candidate: Candidate) -> float:
    return candidate.worth + _BY_THE_WORD * min(candidate.line.words, _FULL)


def _next_best(all_: Sequence[Candidate], fits: Sequence[Candidate]) -> Candidate:
    """A question or a quotation, or else too long a sentence, before one that leans on what is not there."""
    for each in fits:
        if not each.line.leans:
            return each
    upright = [each for each in all_ if not each.line.leans]
    return min(upright, key=lambda each: each.line.words, default=all_[0])
