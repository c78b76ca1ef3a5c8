"""The words of a text as the maker compares them: small, without endings, without little words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from broadsheet.summary.languages import Language
from broadsheet.summary.pieces import dense
from broadsheet.words import words_in

STEM = 6
"""Letters of a word that count: a stemmer for every language that writes endings behind its words."""

_DENSE = "\u0e00"
"""The first letter of the scripts that set words without spaces between them: Thai, and all behind it."""


@cache
def _gaps() -> dict[int, str]:
    """Every mark that stands between words; what binds signs into letters, as in Hindi, is none."""
    ranges = (
        (0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E), (0xA1, 0xA9), (0xAB, 0xB4), (0xB6, 0xB9),
        (0xBB, 0xBF), (0x2010, 0x205E), (0x20A0, 0x20CF), (0x3001, 0x3004), (0x3008, 0x3020),
        (0x30FB, 0x30FB), (0xFF01, 0xFF0F), (0xFF1A, 0xFF20), (0xFF3B, 0xFF40), (0xFF5B, 0xFF65),
    )  # fmt: skip
    others = (
        "\u05be\u05c0\u05c3\u0589\u060c\u061b\u061f\u066a\u066b\u066c"
        "\u06d4\u0964\u0965\u0df4\u0e4f\u0e5a\u1362"
    )
    places = [*(place for first, last in ranges for place in range(first, last + 1)), *map(ord, others)]
    return dict.fromkeys(places, " ")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, in order; where no space parts words, what spaces part."""
    return text.lower().translate(_gaps()).split()


def terms_of(words: Iterable[str], language: Language) -> frozenset[str]:
    """What carries the matter of a text: six letters of each word, or pairs of characters.

    Pairs stand in for words where a script sets none apart.
    """
    telling = set(words).difference(language.stop_words)
    if max(telling, default="") < _DENSE:
        return frozenset([word[:STEM] for word in telling if len(word) > 1])
    return frozenset(term for word in telling for term in _terms(word))


def _terms(word: str) -> list[str]:
    if word >= _DENSE and len(word) > 2:
        return [word[at : at + 2] for at in range(len(word) - 1)]
    return [word[:STEM]] if len(word) > 1 else []


def length_of(text: str) -> int:
    """How many words a sentence has, for a budget: what spaces part, or characters in dense writing."""
    return words_in(text) if dense(text) else len(text.split())
