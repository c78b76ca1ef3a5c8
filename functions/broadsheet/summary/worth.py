"""How much a sentence tells by its place and its form, apart from its terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log1p

from broadsheet.summary.lines import Line
from broadsheet.summary.matter import Matter
from broadsheet.summary.sentences import ASKS, STOPS
from broadsheet.summary.weights import Sentences

_TWENTY = 20
_FEW, _SOME, _MANY = 6, 10, 40


def forms_of(lines: Sequence[Line], matter: Matter, weights: Sentences) -> Iterator[float]:
    """The worth of each sentence without its terms."""
    last = len(lines) - 1
    for place, line in enumerate(lines):
        yield (
            _of_place(line, place, place / (last + 1), weights)
            + _of_form(line, weights)
            + _of_matter(line, matter, weights)
            + weights.last * (place == last)
        )


def _of_place(line: Line, place: int, rest: float, weights: Sentences) -> float:
    long = line.words / _TWENTY
    early, late = 1 / (1 + place), log1p(place)
    worth = (
        weights.any
        + (weights.early + weights.long_early * long) * early
        + (weights.late + weights.long_late * long) * late
        + (weights.rest + weights.long_rest * long) * rest
        + weights.later_paragraph * log1p(line.paragraph)
        + weights.long * long
    )
    if line.opens:
        worth += weights.opens_paragraph
    return worth + (weights.first, weights.second, weights.third)[place] if place < 3 else worth


def _of_form(line: Line, weights: Sentences) -> float:
    words, end = line.words, line.end
    worth = weights.commas * line.commas / (words + 1)
    if words < _SOME:
        worth += weights.some_words + (weights.few_words if words < _FEW else 0)
    elif words > _MANY:
        worth += weights.many_words
    if line.quoted:
        worth += weights.quotes + (weights.quoted + weights.long_quoted * words / _TWENTY) * line.quoted
        worth += weights.opens_quoted * (line.text[0] in '"“„«「')
    if not line.whole:
        worth += weights.broken
    if end in STOPS:
        worth += weights.ends + weights.asks * (end in ASKS)
    return worth


def _of_matter(line: Line, matter: Matter, weights: Sentences) -> float:
    long = line.words / _TWENTY
    returning = len(line.terms & matter.returning) / (len(line.terms) + 2)
    worth = (weights.returning + weights.long_returning * long) * returning
    if matter.headline:
        told = len(matter.headline & line.terms) / len(matter.headline)
        worth += (weights.headline + weights.long_headline * long) * told
    return worth
