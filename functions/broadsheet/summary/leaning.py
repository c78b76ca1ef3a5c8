"""How a sentence leans on the one before: by what it opens with, or as the words of nobody named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from broadsheet.summary.languages import Language

OPENLY, OPENLY_IN_ENGLISH, HARDLY_SEEN = 3.5, 2.5, 0.5
"""What it costs to open with a pronoun or a connective, and what to lean otherwise; set by hand.

So one or two in a hundred of the chosen sentences open so (`tests/bench/README.md`). In English the lower
price is enough for that, and the higher one would take more than it gives.
"""

_OPENING = '"“„«「'
_QUOTED = r"[\"“„«「][^\"”“»」]*[\"”“»」]?"
_WORDS = r"\w+"
_NAMES = r"[^\W\d_]+"
_SOON = 4
"""Words, within which a speaker is named."""
_EARLY = 7
"""Words among which a connective still stands near the beginning."""
_SHORT_OPENING = 48
"""Characters before the first comma of an opening such as `On Monday,`."""
_NOBODY = (
    "il faut",
    "il faudra",
    "il y ",
    "il n'y ",
    "il n’y ",
    "il s'agi",
    "il s’agi",
    "il suffi",
    "il semble",
)
_LONG_OPENING = 8
"""Words, up to the subject."""


def leaning(text: str, words: Sequence[str], language: Language) -> float:
    """What it costs a sentence, given with its words in small letters, to need the one before; else 0."""
    if not words:
        return 0.0
    if words[0] in language.first_words or language.leaning_dense:
        if _opens_so(text, words, language):
            return OPENLY_IN_ENGLISH if language.code == "en" else OPENLY
        if words[0] in language.openings and _goes_on_with_a_pronoun(text, words, language):
            return HARDLY_SEEN
    if (language.behind and _named_so(words, language)) or not language.inner.isdisjoint(words[1:_EARLY]):
        return HARDLY_SEEN
    return HARDLY_SEEN if text[0] in _OPENING and _speaker_is_unknown(text, language) else 0.0


def _opens_so(text: str, words: Sequence[str], language: Language) -> bool:
    first = words[0]
    if first in language.leaning:
        return not (first in language.near and len(words) > 1 and words[1] in language.moments)
    if first in language.leaning_phrases:
        phrases = ("_".join(words[:count]) for count in (2, 3, 4, 5))
        if not language.leaning.isdisjoint(phrases):
            return True
    if first in language.articles:
        return (
            len(words) > _SOON
            and words[1] not in language.persons
            and (words[2] in language.relatives or (words[2] == "à" and words[3] in language.relatives))
        )
    return bool(language.leaning_dense) and text.lstrip(_OPENING).startswith(language.leaning_dense)


def _named_so(words: Sequence[str], language: Language) -> bool:
    """Whether one of the first words is pointed at from behind and is no time: Indonesian `this case`."""
    return any(
        pointer in language.behind and not (pointer in language.near and word in language.moments)
        for word, pointer in pairwise(words[: language.reach])
    )


def _goes_on_with_a_pronoun(text: str, words: Sequence[str], language: Language) -> bool:
    """`On Monday, she …`: nobody is named before her."""
    if words[0] not in language.conjunctions and _names_only_a_time(words, language):
        return True
    opening, comma, rest = text[: 2 * _SHORT_OPENING].partition(", ")
    if not comma or len(opening) > _SHORT_OPENING or rest.partition(" ")[0] not in language.pronouns:
        return False
    if rest.startswith(_NOBODY):
        return False
    return all(word.islower() or word.lower() in language.moments for word in re.findall(_NAMES, opening)[1:])


def _names_only_a_time(words: Sequence[str], language: Language) -> bool:
    """`Two years later she …`"""
    for at, word in enumerate(words[1:_LONG_OPENING]):
        if word in language.pronouns:
            return at > 0
        if not (word in language.times or word.isdigit()):
            return False
    return False


def _speaker_is_unknown(text: str, language: Language) -> bool:
    """Whether a sentence is all quotation, or tells no more of its speaker than `he said`."""
    words = re.findall(_WORDS, re.sub(_QUOTED, " ", text))
    if language.leaning_dense:
        return not words or any(word.startswith(language.leaning_dense) for word in words[:2])
    for word in words[:_SOON]:
        if word in language.pronouns:
            return True
        if not word.islower():
            return False
    return len(words) < 2 or (language.drops_pronouns and len(words) == 2)
