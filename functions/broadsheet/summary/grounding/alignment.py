"""A sentence beside the sentence of the article that it is nearest to: what was put in another's place.

A fact that stands somewhere in the article may still be the wrong one here. So
the words of both sentences are laid side by side, and where most of them are
the same, a number, a date, a name or a negation must be the same too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from broadsheet.summary import languages
from broadsheet.summary.grounding import lexicon
from broadsheet.summary.grounding.names import alike
from broadsheet.summary.grounding.quotations import joined
from broadsheet.summary.grounding.source import Said, Source
from broadsheet.summary.grounding.token import Kind, Token

Complaint = tuple[str, str]
"""A code, and the words that it is about."""

_NEAREST = 4
_CLOSE = 0.5
_VERY_CLOSE = 0.75
"""Share of a sentence's tokens that stand in the same order in the article's sentence."""
_NEARLY_BEST = 0.9
_REACH = 3
"""Tokens on either side of a name that are its company."""
_FEW_NAMES = 2
"""Names in a row that may stand in another's place; who writes more has turned the sentence round."""
_SHORT = 8
_SHORT_NEGATED = 4
"""Tokens of a stretch in another's place, half as many in none's; what is longer says something else."""


class _Pair(NamedTuple):
    """A sentence of a summary beside one of the article."""

    share: float
    complaints: list[Complaint]
    negated: bool
    """Whether the article's sentence has a negation."""


def swapped(said: Said, source: Source) -> list[Complaint]:
    """What differs from the nearest sentence of the article although all around it is the same."""
    pairs = [_beside(said, source.sentences[number], source) for number in _nearest(said, source)]
    best = max((pair.share for pair in pairs), default=0.0)
    if best < _CLOSE:
        return _strangers(said, source) + _denied(said, pairs, source)
    near = [pair for pair in pairs if pair.share >= _NEARLY_BEST * best]
    return min((pair.complaints for pair in near), key=len) or _strangers(said, source)


def _nearest(said: Said, source: Source) -> list[int]:
    shared = Counter(number for key in said.terms for number in set(source.places.get(key, ())))
    return sorted(shared, key=lambda number: (-shared[number], number))[:_NEAREST]


def _beside(said: Said, other: Said, source: Source) -> _Pair:
    matcher = SequenceMatcher(None, other.keys, said.keys, autojunk=False)
    share = sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(said.keys))
    complaints: list[Complaint] = []
    for _, i1, i2, j1, j2 in (code for code in matcher.get_opcodes() if code[0] != "equal"):
        inside = j1 > 0 and j2 < len(said.tokens)
        if _said_elsewhere(said.keys, j1, j2, source):
            continue
        stretch = _Stretch(other.tokens[i1:i2], said.tokens[j1:j2], inside, share)
        complaints.extend(_complaints(stretch, source))
    return _Pair(share, complaints, _negated(other.tokens, languages.of(source.lang).code))


def _said_elsewhere(keys: Sequence[str], start: int, end: int, source: Source) -> bool:
    """Whether the article says the same stretch between the same two words on either side."""
    around = list(keys[max(0, start - 2) : end + 2])
    return joined(around) in source.keys


def _strangers(said: Said, source: Source) -> list[Complaint]:
    """The names that no sentence of the article has in the company that they have here."""
    found = []
    for at, token in enumerate(said.tokens):
        if at and token.key in source.places and is_name(token, source):
            company = {
                key for key in said.keys[max(0, at - _REACH) : at + _REACH + 1] if key in said.terms
            } - {token.key}
            if len(company) >= _REACH and not any(
                company & source.around(number) for number in source.places[token.key]
            ):
                found.append(("name", token.text))
    return found


def _denied(said: Said, pairs: Sequence[_Pair], source: Source) -> list[Complaint]:
    """A negation where none of the article's nearest sentences has one."""
    code = languages.of(source.lang).code
    if not pairs or not _negated(said.tokens, code) or any(pair.negated for pair in pairs):
        return []
    return [("negation", _words(_of_kind(said.tokens, Kind.NEGATION)))]


class _Stretch(NamedTuple):
    """What the article's sentence has, and what the summary has in its place; either may be empty."""

    was: Sequence[Token]
    now: Sequence[Token]
    inside: bool
    """Whether words that both have stand before it and behind it."""
    share: float


def _complaints(stretch: _Stretch, source: Source) -> Iterator[Complaint]:
    was, now = stretch.was, stretch.now
    code = languages.of(source.lang).code
    brief = max(len(now) or 2 * len(was), len(was)) <= _SHORT_NEGATED
    if brief and (now or stretch.inside) and _negated(was, code) != _negated(now, code):
        yield "negation", _words(now) or _words(was)
    if not now or max(len(was), len(now)) > _SHORT:
        return
    if not was:
        if stretch.share >= _VERY_CLOSE and all(_counts(token) for token in now):
            yield "number", _words(now)
        return
    yield from _other_facts(stretch, source)
    if stretch.share >= _VERY_CLOSE and _caseless(was) and _caseless(now) and _tells(was, now, code):
        yield "word", _words(now)


def _counts(token: Token) -> bool:
    return token.kind is Kind.NUMBER and token.text.casefold() not in lexicon.PAIRS


def _other_facts(stretch: _Stretch, source: Source) -> Iterator[Complaint]:
    """Numbers for other numbers and dates for other dates; and any fact for another, with nothing else."""
    was, now, close = stretch.was, stretch.now, stretch.share >= _VERY_CLOSE
    for kind in (Kind.NUMBER, Kind.DATE):
        had, has = _of_kind(was, kind), _of_kind(now, kind)
        if had and has and not {token.key for token in had} & {token.key for token in has}:
            yield kind.value, _words(has)
    had, has = _facts(was, close, source), _facts(now, close, source)
    if had and has and not _same(had, has) and not _same(has, had):
        kinds = {token.kind for token in had} | {token.kind for token in has}
        if Kind.WORD in kinds and (close or len(has) <= _FEW_NAMES):
            yield "name", _words(has)


def _same(some: Sequence[Token], others: Sequence[Token]) -> bool:
    """Whether a name stands among others, or what their first letters begin with, as `FLC` for five names."""
    initials = "".join(other.key[0] for other in others)
    return any(
        alike(one.key, other.key) or (len(one.key) > 1 and initials.startswith(one.key))
        for one in some
        for other in others
    )


def _of_kind(tokens: Sequence[Token], kind: Kind) -> list[Token]:
    return [token for token in tokens if token.kind is kind]


def _facts(tokens: Sequence[Token], close: bool, source: Source) -> list[Token]:
    """The names, numbers and dates of a stretch that has little words besides, and nothing else.

    Where all else is the same, every capital is a name's that no sentence begins with.
    """
    little = languages.of(source.lang).stop_words
    capital = [close and token.capital and token.start > 0 for token in tokens]
    telling = [
        token
        for token, name in zip(tokens, capital, strict=True)
        if name or (token.key not in little and len(token.key) > 1)
    ]
    sure = all(
        (close and token.capital and token.start > 0)
        or token.kind in {Kind.NUMBER, Kind.DATE}
        or is_name(token, source)
        for token in telling
    )
    return telling if sure else []


def is_name(token: Token, source: Source) -> bool:
    """Whether a capital is a name's: the article knows the word so, or at least not without it."""
    if token.kind is not Kind.WORD or not token.capital or len(token.key) < 2:
        return False
    if token.key in languages.of(source.lang).stop_words:
        return False
    return token.key in source.names or token.key not in source.small


def _negated(tokens: Sequence[Token], code: str) -> bool:
    if any(token.kind is Kind.NEGATION for token in tokens):
        return True
    text = "".join(token.text for token in tokens)
    return code in _DENSE_NEGATED and any(mark in text for mark in lexicon.NEGATIONS_DENSE)


_DENSE_NEGATED = frozenset({"zh", "ja", "ko", "th", "lo"})


def _caseless(tokens: Sequence[Token]) -> bool:
    """Whether words of writing without capitals stand there, and no others."""
    words = _of_kind(tokens, Kind.WORD)
    return bool(words) and not any(
        letter.isupper() or letter.islower() for each in words for letter in each.text
    )


def _tells(was: Sequence[Token], now: Sequence[Token], code: str) -> bool:
    """Whether both stretches have words that matter, as names have; in dense writing any two characters."""
    little = languages.of(code).stop_words
    return all(
        any(token.key not in little for token in tokens) and (len(tokens) > 1 or len(tokens[0].text) > 1)
        for tokens in (was, now)
    )


def _words(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)
