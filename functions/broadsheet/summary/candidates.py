"""The sentences that a summary may choose from, and what speaks for each."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.article import Paragraph, Sentence
from broadsheet.summary import languages, lexicon
from broadsheet.summary.languages import Language
from broadsheet.summary.sentences import sentences_in
from broadsheet.summary.words import terms_of
from broadsheet.words import words_in

_FURNITURE = re.compile(lexicon.FURNITURE, re.IGNORECASE)
_FIRST_WORDS = re.compile(r"\w+")
_POSITION, _TITLE, _CENTRE, _LEANS, _SHORT, _BROKEN = 1.0, 0.8, 1.2, 0.8, 0.4, 0.5
_FEW_WORDS = 6


@dataclass(frozen=True)
class Candidate:
    """A sentence of the text, its place in it, and how much it tells."""

    sentence: Sentence
    place: int
    words: int
    terms: frozenset[str]
    worth: float


def candidates_of(paragraphs: Sequence[Paragraph], lang: str, title: str) -> list[Candidate]:
    """Every sentence that is no furniture of the page, in the order of the text."""
    language = languages.of(lang)
    found = [sentence for paragraph in paragraphs for sentence in _sentences(paragraph, lang)]
    terms = [terms_of(sentence.text, language) for sentence, _ in found]
    counts = Counter(term for line in terms for term in set(line))
    headline = frozenset(terms_of(title, language))
    return [
        Candidate(
            sentence,
            place,
            words_in(sentence.text),
            frozenset(said),
            _worth(sentence.text, whole, place, said, counts, headline, language),
        )
        for place, ((sentence, whole), said) in enumerate(zip(found, terms, strict=True))
    ]


def _sentences(paragraph: Paragraph, lang: str) -> list[tuple[Sentence, bool]]:
    text = paragraph.text
    if _FURNITURE.match(text):
        return []
    return [
        (Sentence(text=text[start:end], paragraph=paragraph.id, start=start, end=end), whole)
        for start, end, whole in sentences_in(text, lang)
        if not _FURNITURE.match(text, start, end)
    ]


def _worth(
    text: str,
    whole: bool,
    place: int,
    said: list[str],
    counts: Counter[str],
    headline: frozenset[str],
    language: Language,
) -> float:
    most = max(counts.values(), default=1)
    centre = sum(counts[term] for term in said) / (most * (len(said) + 3))
    shared = len(headline.intersection(said)) / (len(headline) or 1)
    return (
        _POSITION / math.sqrt(1 + place)
        + _TITLE * shared
        + _CENTRE * centre
        - _LEANS * _leans(text, language)
        - _SHORT * (len(said) < _FEW_WORDS)
        - _BROKEN * (not whole)
    )


def _leans(text: str, language: Language) -> bool:
    """Whether a sentence opens with a word that points at the one before."""
    first = _FIRST_WORDS.findall(text[:60].lower())
    return any(
        "_".join(first[:count]) in language.leaning for count in (1, 2, 3, 4) if count <= len(first)
    ) or (bool(language.leaning_dense) and text.startswith(language.leaning_dense))
