"""A name among words that the article has around another one.

A sentence may be drawn from several, so that it lies beside none of them. But
where three words around a name stand in the article around another name, and
nowhere around this one, it was put there; a negation between words that the
article has side by side was put there too, and one may have been left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.summary.grounding.alignment import is_name
from broadsheet.summary.grounding.source import Said, Source
from broadsheet.summary.grounding.token import Kind, Token

_AROUND = ((2, 1), (1, 2), (3, 0), (0, 3))
"""How many words before, and how many behind."""
_ANY = ""
"""What stands for whatever word there is."""


def strange(said: Said, source: Source) -> Iterator[tuple[str, str]]:
    """The names that stand in another's place, and the negations that do or that are missing, with a code."""
    for at, token in enumerate(said.tokens):
        if token.kind is Kind.NEGATION:
            if _put_in(said.keys, at, source):
                yield "negation", token.text
        elif _may_be_anothers(token, source) and _is_anothers(said, at, source):
            yield "date" if token.kind is Kind.DATE else "name", token.text
    yield from _left_out(said, source)


def _may_be_anothers(token: Token, source: Source) -> bool:
    """An abbreviation that the article spells out may follow what it stands for."""
    return token.kind is Kind.DATE or (is_name(token, source) and token.key not in source.initials)


def _put_in(keys: Sequence[str], at: int, source: Source) -> bool:
    around = list(_around(keys, at))
    if any(_stands([*before, keys[at], *behind], source) for before, behind in around):
        return False
    return any(before and behind and _stands([*before, *behind], source) for before, behind in around)


def _is_anothers(said: Said, at: int, source: Source) -> bool:
    keys, near = said.keys, said.keys[max(0, at - 1) : at + 2]  # a title may come before its name
    around = list(_around(keys, at))
    if _accompanied(said, at, source) or any(_stands([*b, keys[at], *e], source) for b, e in around):
        return False
    others = {
        run[len(before)] for before, behind in around for run in _runs([*before, _ANY, *behind], source)
    }
    return not (others & source.names).issubset(near)


def _accompanied(said: Said, at: int, source: Source) -> bool:
    """Whether it stands beside a word that tells something as it does in the article."""
    pairs = (said.keys[max(0, at - 1) : at + 1], said.keys[at : at + 2])
    telling = (pair for pair in pairs if len(pair) == 2 and said.terms.issuperset(pair))
    return any(_stands(pair, source) for pair in telling)


def _left_out(said: Said, source: Source) -> Iterator[tuple[str, str]]:
    for one, two in zip(said.keys, said.keys[1:], strict=False):
        if not _stands([one, two], source):
            left_out = {run[1] for run in _runs([one, _ANY, two], source)}
            yield from (("negation", word) for word in source.negations if word in left_out)


def _around(keys: Sequence[str], at: int) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The nearest words before one of a sentence, and behind it."""
    for before, behind in _AROUND:
        if at >= before and at + behind < len(keys):
            yield keys[at - before : at], keys[at + 1 : at + 1 + behind]


def _stands(words: Sequence[str], source: Source) -> bool:
    """Whether a sentence of the article has these words in a row."""
    return any(True for _ in _runs(words, source))


def _runs(words: Sequence[str], source: Source) -> Iterator[list[str]]:
    """Every row of words of the article that is like this one; looked for where its rarest word stands."""
    rarest = min((word for word in words if word != _ANY), key=lambda word: len(source.places.get(word, ())))
    place = words.index(rarest)
    for number in dict.fromkeys(source.places.get(rarest, ())):
        keys = source.sentences[number].keys
        for at in (at - place for at, key in enumerate(keys) if key == rarest):
            run = keys[at : at + len(words)] if at >= 0 else []
            if len(run) == len(words) and all(
                word in {_ANY, key} for word, key in zip(words, run, strict=True)
            ):
                yield run
