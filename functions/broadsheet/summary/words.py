"""The words of a text as the maker compares them: small, without endings, without little words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from broadsheet.summary.languages import Language
from broadsheet.summary.pieces import dense
from broadsheet.words import words_in

STEM = 6
"""Letters of a word that count: a stemmer for every language that writes endings behind its words."""

_KEPT = 20_000
"""Words of a language whose terms are remembered, from one text to the next."""

DENSE = "\u0e00"
"""The first letter of the scripts that set words without spaces between them: Thai, and all behind it."""


_ASCII_GAPS = bytes(32 if 33 <= at < 128 and not chr(at).isalnum() else at for at in range(256))
_OTHER_GAPS = (
    "[\xa1-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\u2010-\u205e\u20a0-\u20cf\u3001-\u3004\u3008-\u3020\u30fb\uff01-\uff0f"
    "\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u05be\u05c0\u05c3\u0589\u060c\u061b\u061f\u066a-\u066c\u06d4\u0964\u0965"
    "\u0df4\u0e4f\u0e5a\u1362]"
)
"""Every mark that stands between words; what binds signs into letters, as in Hindi, is none."""


def small_of(text: str) -> str:
    """The same text in small letters, character for character."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in text)
    return small


def plain(small: str) -> str:
    """A text in small letters with spaces for marks, character for character."""
    if not small.isascii():
        small = re.sub(_OTHER_GAPS, " ", small)
    return small.encode("utf-8", "surrogatepass").translate(_ASCII_GAPS).decode("utf-8", "surrogatepass")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, in order; where no space parts words, what spaces part."""
    return plain(small_of(text)).split()


def terms_of(words: Sequence[str], language: Language) -> frozenset[str]:
    """What carries the matter of a text: six letters of each word, or pairs of characters.

    Pairs stand in for words where a script sets none apart.
    """
    terms = frozenset(filter(None, map(_stems(language).__getitem__, words)))
    if DENSE in terms:
        terms = frozenset(filter(None, (term for word in words for term in _pairs(word, language))))
    return terms


class _Stems(dict[str, str]):
    """The term of a word: empty for a little word, `DENSE` for one that goes by pairs."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._stop_words = language.stop_words

    def __missing__(self, word: str) -> str:
        if len(word) < 2 or word in self._stop_words:
            term = ""
        else:
            term = DENSE if word >= DENSE and len(word) > 2 else word[:STEM]
        if len(self) < _KEPT:
            self[word] = term
        return term


@lru_cache(maxsize=16)
def _stems(language: Language) -> _Stems:
    return _Stems(language)


def _pairs(word: str, language: Language) -> list[str]:
    term = _stems(language)[word]
    return [word[at : at + 2] for at in range(len(word) - 1)] if term == DENSE else [term]


def length_of(text: str) -> int:
    """How many words a sentence has, for a budget: what spaces part, or characters in dense writing."""
    if dense(text):
        # A text of thousands of sentences of one word each would wait for a pattern to find it.
        return 1 if text[:-1].isalnum() and text.isascii() else words_in(text)
    return len(text.split())
