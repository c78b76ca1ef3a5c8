"""An article as the ground that a summary stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from broadsheet.summary import languages
from broadsheet.summary.grounding.names import stem_of
from broadsheet.summary.grounding.quotations import joined
from broadsheet.summary.grounding.token import Kind, Token
from broadsheet.summary.grounding.tokens import tokens_of
from broadsheet.summary.sentences import sentences_in

if TYPE_CHECKING:
    from broadsheet.article import Paragraph


class Said(NamedTuple):
    """A sentence of the article or of a summary."""

    text: str
    tokens: list[Token]
    keys: list[str]
    terms: frozenset[str]
    """The keys that tell something: no little words."""
    paragraph: str
    """The id of the paragraph where it stands; empty for the headline and in a summary."""


class Source(NamedTuple):
    """All that an article says."""

    lang: str
    sentences: list[Said]
    text: str
    """The whole of it in one line."""
    places: dict[str, list[int]]
    """The numbers of the sentences where each key stands."""
    values: dict[float, set[str]]
    """The units that each number has."""
    names: frozenset[str]
    """The keys of words that have a capital where no sentence begins."""
    small: frozenset[str]
    """The keys of words that stand without one somewhere."""
    stems: frozenset[str]
    initials: frozenset[str]
    """What the first letters of names that stand side by side spell, as `un` and `imf`."""
    negations: tuple[str, ...]
    """The keys of its negations, in order of the alphabet."""
    keys: str
    """All keys in the order of the article, as `quotations.joined` gives them."""

    def around(self, number: int) -> frozenset[str]:
        """The terms of a sentence and of the two beside it."""
        return frozenset().union(*(said.terms for said in self.sentences[max(0, number - 1) : number + 2]))


def source_of(paragraphs: Sequence[Paragraph], lang: str, others: Sequence[str] = ()) -> Source:
    """The ground that an article is; `others` are its headline and its standfirst."""
    said = [said for text in others for said in said_in(text, lang)]
    for paragraph in paragraphs:
        said.extend(said_in(paragraph.text, lang, paragraph.id))
    places: defaultdict[str, list[int]] = defaultdict(list)
    values: defaultdict[float, set[str]] = defaultdict(set)
    for number, sentence in enumerate(said):
        for token in sentence.tokens:
            places[token.key].append(number)
            for value in token.values:
                values[value].add(token.unit)
    inner = [token for each in said for token in each.tokens[1:]]
    return Source(
        lang,
        said,
        line_of(" ".join((*others, *(paragraph.text for paragraph in paragraphs)))),
        dict(places),
        dict(values),
        frozenset(token.key for token in inner if token.kind is Kind.WORD and token.capital),
        frozenset(token.key for token in inner if token.kind is Kind.WORD and not token.capital),
        frozenset(map(stem_of, places)),
        frozenset(initials for each in said for initials in _initials(each)),
        tuple(sorted({token.key for token in inner if token.kind is Kind.NEGATION})),
        joined([key for each in said for key in each.keys]),
    )


def _initials(said: Said) -> Iterator[str]:
    """The first letters of two to six names in a row; little words between them are left out."""
    letters = [token.key[0] for token in said.tokens if token.capital]
    for size in range(2, 7):
        yield from ("".join(letters[at : at + size]) for at in range(len(letters) - size + 1))


def said_in(text: str, lang: str, paragraph: str = "") -> list[Said]:
    """The sentences of a text, in order."""
    language = languages.of(lang)
    found = []
    for start, end, _ in sentences_in(text, lang):
        part = text[start:end]
        tokens = tokens_of(part, language.code)
        keys = [token.key for token in tokens]
        terms = frozenset(key for key in keys if key not in language.stop_words)
        found.append(Said(part, tokens, keys, terms, paragraph))
    return found


def line_of(text: str) -> str:
    """The same text with one space wherever there is any."""
    return " ".join(text.split())
