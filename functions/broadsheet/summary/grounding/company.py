"""A name among words that the article has around another one.

A sentence may be drawn from several, so that it lies beside none of them. But
where three words around a name stand in the article around another name, and
nowhere around this one, it was put there; a negation between words that the
article has side by side was put there too, and one may have been left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from broadsheet.summary.grounding.alignment import is_name
from broadsheet.summary.grounding.quotations import joined
from broadsheet.summary.grounding.source import Said, Source
from broadsheet.summary.grounding.token import Kind, Token

_AROUND = ((2, 1), (1, 2), (3, 0), (0, 3))
"""How many words before, and how many behind."""


class _Around(NamedTuple):
    """The nearest words of a sentence around one of its words."""

    before: list[str]
    behind: list[str]

    def stands_with(self, key: str, source: Source) -> bool:
        return joined([*self.before, key, *self.behind]) in source.keys

    def stands_closed(self, source: Source) -> bool:
        """Whether the article has these words with nothing between them."""
        return bool(self.before and self.behind) and joined([*self.before, *self.behind]) in source.keys

    def others(self, source: Source) -> set[str]:
        """The other names that the article has between them."""
        start, end = ("".join(f"{re.escape(word)} " for word in words) for words in self)
        return {found[1] for found in re.finditer(rf"(?= {start}(\S+) {end})", source.keys)} & source.names


def strange(said: Said, source: Source) -> Iterator[tuple[str, str]]:
    """The names that stand in another's place, and the negations that do or that are missing, with a code."""
    for at, token in enumerate(said.tokens):
        around = [
            _Around(said.keys[at - before : at], said.keys[at + 1 : at + 1 + behind])
            for before, behind in _AROUND
            if at >= before and at + behind < len(said.keys)
        ]
        if any(each.stands_with(token.key, source) for each in around):
            continue
        if token.kind is Kind.NEGATION and any(each.stands_closed(source) for each in around):
            yield "negation", token.text
        if _may_be_anothers(token, source) and not _accompanied(said, at, source):
            near = said.keys[max(0, at - 1) : at + 2]  # a title may come before its name
            if any(each.others(source).difference(near) for each in around):
                yield "date" if token.kind is Kind.DATE else "name", token.text
    yield from _left_out(said, source)


def _may_be_anothers(token: Token, source: Source) -> bool:
    """An abbreviation that the article spells out may follow what it stands for."""
    return token.kind is Kind.DATE or (is_name(token, source) and token.key not in source.initials)


def _accompanied(said: Said, at: int, source: Source) -> bool:
    """Whether it stands beside a word that tells something as it does in the article."""
    pairs = (said.keys[max(0, at - 1) : at + 1], said.keys[at : at + 2])
    return any(
        len(pair) == 2 and said.terms.issuperset(pair) and joined(pair) in source.keys for pair in pairs
    )


def _left_out(said: Said, source: Source) -> Iterator[tuple[str, str]]:
    for one, two in zip(said.keys, said.keys[1:], strict=False):
        if joined([one, two]) not in source.keys:
            for word in source.negations:
                if joined([one, word, two]) in source.keys:
                    yield "negation", word
