"""Facts that stand nowhere in an article, or only in another's mouth."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.summary import languages
from broadsheet.summary.grounding import lexicon
from broadsheet.summary.grounding.alignment import is_name
from broadsheet.summary.grounding.names import alike, stem_of
from broadsheet.summary.grounding.quotations import quotations_of, stands_in
from broadsheet.summary.grounding.source import Said, Source
from broadsheet.summary.grounding.token import Kind, Token


def missing(said: Said, source: Source) -> Iterator[tuple[str, str]]:
    """The facts of a sentence that the article does not have, each with a code."""
    for number, token in enumerate(said.tokens):
        if token.kind is Kind.NUMBER and not _counted(token, source):
            yield "number", f"{token.text} {token.unit}".strip()
        elif token.kind is Kind.DATE and token.key not in source.places:
            yield "date", token.text
        elif _is_named(said, number, source) and not _known(token, source):
            yield "name", token.text
    yield from _misquoted(said, source)


def _counted(token: Token, source: Source) -> bool:
    """Whether the article has the number, and in no other unit than the summary's."""
    if not token.values or token.text.casefold() in lexicon.PAIRS:
        return token.key in source.places or token.text.casefold() in lexicon.PAIRS
    units = {unit for value in token.values for unit in source.values.get(value, ())}
    return bool(units) and (not token.unit or token.unit in units or "" in units)


def _is_named(said: Said, number: int, source: Source) -> bool:
    """Whether a word is a name; the first of a sentence has its capital anyway, unless another follows."""
    token = said.tokens[number]
    if not is_name(token, source):
        return False
    after = said.tokens[number + 1 : number + 2]
    return number > 0 or token.key in source.names or any(is_name(other, source) for other in after)


def _known(token: Token, source: Source) -> bool:
    if token.key in source.places or token.key in source.initials:
        return True
    return stem_of(token.key) in source.stems and any(alike(token.key, key) for key in source.places)


def _misquoted(said: Said, source: Source) -> Iterator[tuple[str, str]]:
    code = languages.of(source.lang).code
    for quotation in quotations_of(said.text):
        if not stands_in(quotation, source.keys, code):
            yield "quotation", quotation
