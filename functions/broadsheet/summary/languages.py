"""What the maker must know of a language: its little words, its titles, how a sentence leans on another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from broadsheet.summary import lexicon

_SPACED = ("th", "lo")
_ORDINAL = ("de", "da", "nb", "nn", "no", "fi", "et", "cs", "sk", "pl", "hu", "hr", "sl", "sr", "bs", "tr")


class Language(NamedTuple):
    """What is known of one language; of most we know nothing, and everything still works."""

    code: str
    """Its primary subtag, as `pt` of `pt-BR`."""
    stop_words: frozenset[str]
    """Words that say nothing of what a text is about."""
    leaning: frozenset[str]
    """First words, or first words joined by `_`, that lean on the sentence before."""
    leaning_phrases: frozenset[str]
    """The first words of those that are joined."""
    leaning_dense: tuple[str, ...]
    """The same as beginnings, where words do not stand apart."""
    abbreviations: frozenset[str]
    """Words whose full stop never ends a sentence, without that stop and in small letters."""
    ordinals: bool
    """Whether a full stop makes a number an ordinal, as in `19. Jahrhundert`."""
    spaces_end_sentences: bool
    """Whether a space is all that parts one sentence from the next."""

    def leans(self, text: str, words: Sequence[str]) -> bool:
        """Whether a sentence, given with its words, opens with what points at the sentence before."""
        if not words:
            return False
        if words[0] in self.leaning:
            return True
        if words[0] in self.leaning_phrases:
            return any("_".join(words[:count]) in self.leaning for count in (2, 3, 4, 5))
        return bool(self.leaning_dense) and text.lstrip('“"「『').startswith(self.leaning_dense)


@cache
def numbered() -> frozenset[str]:
    """Words whose full stop does not end a sentence when a number comes next."""
    return frozenset(lexicon.NUMBERED.split())


def of(tag: str) -> Language:
    """The language of a BCP 47 tag; one of which nothing is known for any other text."""
    return _of(tag[:8].replace("_", "-").partition("-")[0].lower())


@lru_cache(maxsize=64)
def _of(code: str) -> Language:
    leaning = frozenset(lexicon.LEANING.get(code, "").split())
    return Language(
        code=code,
        stop_words=frozenset(lexicon.STOP_WORDS.get(code, "").split()),
        leaning=leaning,
        leaning_phrases=frozenset(entry.partition("_")[0] for entry in leaning if "_" in entry),
        leaning_dense=tuple(lexicon.LEANING_DENSE.get(code, "").split()),
        abbreviations=frozenset(
            (lexicon.ABBREVIATIONS[""] + " " + lexicon.ABBREVIATIONS.get(code, "")).split()
        ),
        ordinals=code in _ORDINAL,
        spaces_end_sentences=code in _SPACED,
    )
