"""What the maker must know of a language: its little words, its titles, how a sentence leans on another."""

# Annotations are no strings here, which `NamedTuple` would have to compile: as in `weights.py`.
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from broadsheet.summary import lexicon, pointers

_SPACED = ("th", "lo")
_ORDINAL = ("de", "da", "nb", "nn", "no", "fi", "et", "cs", "sk", "pl", "hu", "hr", "sl", "sr", "bs", "tr")
_WITHOUT_PRONOUNS = (
    *("es", "pt", "it", "ca", "gl", "ro", "el", "pl", "cs", "sk", "hr", "sr", "sl"),
    *("uk", "ru", "tr", "id", "ms", "vi"),
)


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
    first_words: frozenset[str]
    """All with which a sentence begins that may lean."""
    near: frozenset[str]
    """What points at a sentence, but not beside one of the moments: `this`."""
    moments: frozenset[str]
    """Words for times: `this week` leans on nothing."""
    behind: frozenset[str]
    """What points at the sentence before from behind a noun."""
    inner: frozenset[str]
    """Connectives that stand among the first words as well: `The mayor, however, …`"""
    reach: int
    """Words in which a noun and what points at it stand: more where each syllable is a word."""
    articles: frozenset[str]
    relatives: frozenset[str]
    persons: frozenset[str]
    """An article, a noun that is none of these, and one of those: an afterthought, `Une décision que …`."""
    openings: frozenset[str]
    """Words that open a sentence whose subject comes behind a comma: `On Monday, she …`."""
    conjunctions: frozenset[str]
    """Those behind which a pronoun may point at what comes: `When she was twelve, Ida …`"""
    times: frozenset[str]
    """Words that such an opening may have and still names nobody."""
    pronouns: frozenset[str]
    """Those of persons, as subjects."""
    drops_pronouns: bool
    """Whether a verb does without them: Spanish `dijo`."""
    abbreviations: frozenset[str]
    """Words whose full stop never ends a sentence, without that stop and in small letters."""
    ordinals: bool
    """Whether a full stop makes a number an ordinal, as in `19. Jahrhundert`."""
    spaces_end_sentences: bool
    """Whether a space is all that parts one sentence from the next."""


@cache
def numbered() -> frozenset[str]:
    """Words whose full stop does not end a sentence when a number comes next."""
    return frozenset(lexicon.NUMBERED.split())


def of(tag: str) -> Language:
    """The language of a BCP 47 tag; one of which nothing is known for any other text."""
    return _of(tag[:8].replace("_", "-").partition("-")[0].lower())


@lru_cache(maxsize=64)
def _of(code: str) -> Language:
    leaning = _words(pointers.LEANING, code)
    phrases = frozenset(entry.partition("_")[0] for entry in leaning if "_" in entry)
    articles = _words(pointers.ARTICLES, code)
    openings, pronouns = _words(pointers.OPENINGS, code), _words(pointers.PRONOUNS, code)
    return Language(
        code=code,
        stop_words=_words(lexicon.STOP_WORDS, code),
        leaning=leaning,
        leaning_phrases=phrases,
        leaning_dense=tuple(pointers.LEANING_DENSE.get(code, "").split()),
        first_words=leaning | phrases | openings | articles,
        near=_words(pointers.NEAR, code),
        moments=_words(pointers.MOMENTS, code),
        behind=_words(pointers.BEHIND, code),
        inner=_words(pointers.INNER, code),
        reach=3 if code == "vi" else 2,
        articles=articles,
        relatives=_words(pointers.RELATIVES, code),
        persons=_words(pointers.PERSONS, code),
        openings=openings,
        conjunctions=_words(pointers.CONJUNCTIONS, code),
        times=_words(pointers.MOMENTS, code)
        | _words(lexicon.STOP_WORDS, code) - pronouns
        | _words(pointers.COUNTS, code),
        pronouns=pronouns,
        drops_pronouns=code in _WITHOUT_PRONOUNS,
        abbreviations=frozenset(
            (lexicon.ABBREVIATIONS[""] + " " + lexicon.ABBREVIATIONS.get(code, "")).split()
        ),
        ordinals=code in _ORDINAL,
        spaces_end_sentences=code in _SPACED,
    )


def _words(entries: Mapping[str, str], code: str) -> frozenset[str]:
    return frozenset(entries.get(code, "").split())
