"""The words of a text as the maker compares them: small, without endings, without little words."""

from __future__ import annotations

import re

from broadsheet.summary.languages import Language

_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece"
    "\u1000-\u109f\u17b4-\u17dd\u200c\u200d"
)
"""Signs that Python takes for no part of a word, yet without them Hindi or Thai falls to pieces."""

_WORD = re.compile(f"[\\w{_MARKS}]+")
_STEM = 6
_DENSE = "\u0e00"
"""The first letter of the scripts that set words without spaces between them: Thai, and all behind it."""


def terms_of(text: str, language: Language) -> list[str]:
    """The words that carry the matter of a text, in order: six letters of each, or pairs of characters.

    Pairs stand in for words where a script sets none apart.
    """
    found: list[str] = []
    for word in _WORD.findall(text.lower()):
        if word >= _DENSE and len(word) > 2:
            found += [word[at : at + 2] for at in range(len(word) - 1)]
        elif word not in language.stop_words and len(word) > 1:
            found.append(word[:_STEM])
    return found
