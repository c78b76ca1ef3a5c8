"""The sentences that a summary may choose from, and what each of them tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from broadsheet.summary import languages, pointers
from broadsheet.summary.furniture import is_furniture, suspects_of
from broadsheet.summary.lines import Line, lines_of
from broadsheet.summary.matter import matter_of, worths_of
from broadsheet.summary.sentences import STOPS
from broadsheet.summary.weights import Weights
from broadsheet.summary.words import terms_of, words_of
from broadsheet.summary.worth import forms_of

if TYPE_CHECKING:
    from broadsheet.article import Paragraph

_LEAST, _LEAST_TERMS = 4, 2
_LEAST_WORDS = 12
"""Of a line without a full stop that is more than a heading or an item of a list."""
_LABEL, _LABELLED = 30, 8
"""Characters of a word or three before a colon, and words of a line that tells no more than it promises."""
_AFTER_A_COLON = " ." + "\N{NO-BREAK SPACE}"
"""What is left of a sentence that led to a link or a song, where that is left out."""
_MARK = '["“”„«»「」]'
"""A sentence with an odd number of them begins or ends in the midst of a quotation, ..."""
_INCHES = r'\d"'
"""... unless one says how wide something is."""
_BULLETS, _NUMBER = "•◦▪●·*–—-", r"\(?\d{1,2}[.)]\s"
_THAI, _LAO = "\u0e00", "\u0eff"
"""What is written between them has no full stops."""
_SAME = 0.8
_BRIEF_SENTENCES, _BRIEF_WORDS = 5, 80
"""Of a text that is hardly longer than a summary."""


class Candidate(NamedTuple):
    """A sentence that may stand in a summary."""

    place: int
    """Its number in the text, from 0."""
    line: Line
    worth: float
    """What it tells alone; less than nothing is possible, for what a reader can do without."""


class Candidates(NamedTuple):
    """All of them, in the order of the text."""

    all: list[Candidate]
    terms: dict[str, float]
    """What each term tells: what two sentences share tells nothing the second time."""
    returning: frozenset[str]
    """The terms of more than one sentence, that is all that sentences can share."""
    words: int
    """Of the whole text, furniture apart."""

    @property
    def brief(self) -> bool:
        """Whether there are so few that a summary is the first of them, without a choice."""
        return _brief(len(self.all), self.words)


def candidates_of(paragraphs: Sequence[Paragraph], lang: str, title: str, weights: Weights) -> Candidates:
    """Every sentence that can stand in a summary, or else all that there is."""
    language = languages.of(lang)
    lines = lines_of(paragraphs, language, lang)
    headline = terms_of(words_of(title), language)
    matter = matter_of([line.terms for line in lines], headline)
    terms = worths_of(matter, weights.terms)
    forms, worth_of = forms_of(lines, matter, weights.sentences), terms.__getitem__
    all_ = [
        Candidate(place, line, form + fsum(map(worth_of, line.terms)) - line.leans)
        for place, (line, form) in enumerate(zip(lines, forms, strict=True))
    ]
    words = sum(line.words for line in lines)
    few = _brief(len(lines), words)
    suspects = suspects_of(matter.counts)
    story = [each for each in all_ if not is_furniture(each.line, suspects, matter.counts, few)]
    # A text this short can spare no sentence, not even one that repeats its headline.
    repeats = frozenset() if _brief(len(story), words) else headline
    least = _LEAST if repeats or not few else 0
    sound = [each for each in story if each.line.words >= least and _stands_alone(each.line, repeats)]
    whole = [each for each in story if each.line.end in STOPS]
    found = next(filter(_some_stand, (sound, whole)), whole or sound or story or all_)
    return Candidates(found, terms, matter.returning, words)


def _brief(sentences: int, words: int) -> bool:
    return sentences <= _BRIEF_SENTENCES and words <= _BRIEF_WORDS


def _some_stand(candidates: Sequence[Candidate]) -> bool:
    """Whether one at least is understood without the sentence before."""
    return not all(each.line.leans for each in candidates)


def _stands_alone(line: Line, headline: frozenset[str]) -> bool:
    """Whether a sentence tells something by itself: no heading, no question, no second headline."""
    terms = line.terms
    if len(terms) < _LEAST_TERMS or line.text[0].islower():
        return False
    if line.text.rstrip(_AFTER_A_COLON).endswith((":", "：")):
        return False
    if line.asks or (
        line.end not in STOPS
        and not _THAI <= line.text[0] <= _LAO
        and (line.words < _LEAST_WORDS or "\n" in line.text)
    ):
        return False
    if line.text.startswith(pointers.HALVES) or (":" in line.text[:_LABEL] and _is_label(line)):
        return False
    if line.quoted and _is_half_quoted(line.text):
        return False
    if line.text[0] in _BULLETS or ((line.alone or line.opens) and re.match(_NUMBER, line.text)):
        return False
    return len(terms) > len(headline) + 1 or len(terms & headline) < _SAME * len(terms)


def _is_half_quoted(text: str) -> bool:
    marks = len(re.findall(_MARK, text))
    return marks % 2 == 1 and (marks - len(re.findall(_INCHES, text))) % 2 == 1


def _is_label(line: Line) -> bool:
    """Whether a line is `Referee: P. Novak.`, or a list of names behind a colon."""
    label, _, rest = line.text.partition(":")
    return label.count(" ") < 3 and (
        line.words < _LABELLED or 3 * (line.commas + rest.count(";")) > line.words
    )
