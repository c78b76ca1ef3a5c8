"""Sets of sentences of one article, with the signs that speak for them and the score that they deserve."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from broadsheet.summary import languages
from broadsheet.summary.candidates import Candidate, Candidates, candidates_of
from broadsheet.summary.choose import chosen, enough_of
from broadsheet.summary.lines import lines_of
from broadsheet.summary.matter import matter_of, worths_of
from broadsheet.summary.paragraphs import paragraphs_of
from broadsheet.summary.weights import Sentences, Terms, Weights
from broadsheet.summary.words import terms_of, words_of
from broadsheet.summary.worth import forms_of
from tests.bench.rouge import Reference, best, tokenizer
from tests.bench.texts import Text

Array = Any
"""A numpy array of floats."""

TERMS = Terms._fields
SENTENCES = Sentences._fields
SIGNS = len(TERMS) + len(SENTENCES)

Draft = tuple[int, ...]
"""Sentences by their numbers among the candidates, in the order of the text."""

_STOP = 0.3


def weights_of(learnt: Array) -> Weights:
    """A vector of weights, the terms' first, as the maker takes them."""
    figures = [float(figure) for figure in learnt]
    return Weights(
        Terms(**dict(zip(TERMS, figures, strict=False))),
        Sentences(**dict(zip(SENTENCES, figures[len(TERMS) :], strict=True))),
    )


class Article:
    """An article as the maker sees it: its candidates, their terms, and the signs of both."""

    def __init__(self, text: Text) -> None:
        self.set, self.half = text.set, text.half
        self._cut = tokenizer(text.lang)
        self._references = [Reference(self._cut(reference)) for reference in text.references]
        paragraphs, language = paragraphs_of(text.text), languages.of(text.lang)
        self._lines = lines_of(paragraphs, language, text.lang)
        self._candidates = candidates_of(paragraphs, text.lang, text.title, Weights(Terms(), Sentences()))
        self.lines = [each.line for each in self._candidates.all]
        self.places = [each.place for each in self._candidates.all]
        matter = matter_of([line.terms for line in self._lines], terms_of(words_of(text.title), language))
        self._terms = list(matter.counts)
        signs = [worths_of(matter, Terms(**{name: 1.0})) for name in TERMS]
        self._term_signs = np.array([[sign[term] for sign in signs] for term in self._terms])
        forms = [list(forms_of(self._lines, matter, Sentences(**{name: 1.0}))) for name in SENTENCES]
        self._sentence_signs = np.array([[form[place] for form in forms] for place in self.places])
        number = {term: at for at, term in enumerate(self._terms)}
        self._inside = [np.array(sorted(number[term] for term in line.terms), int) for line in self.lines]
        self._tokens = [self._cut(line.text) for line in self.lines]

    def signs(self, draft: Draft) -> Array:
        """What speaks for a draft, sign by sign: of its terms, each once, and of its sentences."""
        inside = np.unique(np.concatenate([self._inside[at] for at in draft]))
        return np.concatenate(
            [self._term_signs[inside].sum(0), self._sentence_signs[list(draft)].sum(0)], dtype=np.float32
        )

    def score(self, draft: Draft) -> float:
        """The mean of ROUGE-1, 2 and L against the nearest reference."""
        return best([token for at in draft for token in self._tokens[at]], self._references).mean

    def first(self, words: int) -> float:
        """The score of the first sentences that fit: the bar for every maker."""
        taken: list[str] = []
        left = words
        for line in self._lines:
            if taken and line.words > left:
                break
            taken += self._cut(line.text)
            left -= line.words
        return best(taken, self._references).mean

    def chosen(self, learnt: Array, words: int) -> Draft:
        """What the maker chooses with these weights."""
        terms = self._term_signs @ learnt[: len(TERMS)]
        forms = self._sentence_signs @ learnt[len(TERMS) :]
        worths = [
            float(form + terms[inside].sum()) - line.leans
            for form, inside, line in zip(forms, self._inside, self.lines, strict=True)
        ]
        candidates = Candidates(
            [Candidate(*each) for each in zip(self.places, self.lines, worths, strict=True)],
            {term: float(worth) for term, worth in zip(self._terms, terms, strict=True)},
            self._candidates.returning,
            self._candidates.words,
        )
        number = {place: at for at, place in enumerate(self.places)}
        return tuple(number[each.place] for each in chosen(candidates, sentences=words, words=words))

    def random(self, words: int, dice: random.Random) -> Draft:
        """Sentences that fill the budget, early ones more often, none without what it leans on."""
        bias = dice.choice((0.0, 0.5, 1.0, 1.5))
        order = sorted(range(len(self.lines)), key=lambda at: -(dice.random() ** (1 + at) ** bias))
        return self._filled(order, words, lambda: dice.random() < _STOP)

    def near(self, words: int) -> Draft:
        """Those that are nearest to the reference one by one: what good drafts look like."""
        order = sorted(range(len(self.lines)), key=lambda at: -self.score((at,)))
        return self._filled(order, words, lambda: True)

    def _filled(self, order: Sequence[int], words: int, stops: Callable[[], bool]) -> Draft:
        taken: set[int] = set()
        filled = 0
        for at in order:
            more = self._with_support(at) - taken
            size = sum(self.lines[each].words for each in more)
            if not taken or filled + size <= words:
                taken |= more
                filled += size
            if filled >= enough_of(words) and stops():
                break
        return tuple(sorted(taken))

    def _with_support(self, at: int) -> set[int]:
        found = {at}
        while self.lines[at].leans and at and self.places[at - 1] == self.places[at] - 1:
            at -= 1
            found.add(at)
        return found
