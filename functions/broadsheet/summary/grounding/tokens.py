"""A sentence as grounding compares it: words, and of what is a fact what it means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from broadsheet.summary.grounding import lexicon, numbers
from broadsheet.summary.grounding.token import DENSE, Kind, Token

_SHORT = frozenset(
    """jan feb mar mars march apr may jun jul aug august sep sept oct okt nov dec
    mon tue wed thu fri sat sun""".split()
)
"""What is a date only with a capital."""
_NOT = re.compile(r"n['’]t\b")
_GENITIVE = re.compile(r"(?<=\w)['’]s\b")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")


@cache
def _pattern() -> re.Pattern[str]:
    marks = "".join(chr(at) for at in range(0x300, 0xFFFF) if unicodedata.category(chr(at)) in {"Mn", "Mc"})
    letters = rf"(?:[^\W\d_]|[{re.escape(marks)}])"
    return re.compile(rf"{DENSE}|\d+[A-Z]\b|{numbers.PATTERN}|{letters}+|[%$€£¥₹₽]")


def tokens_of(text: str, code: str) -> list[Token]:
    """The tokens of a text in the language of `code`, in order; what closes and parts is none.

    A number takes its magnitude and its unit with it, so that `5 million` is one token.
    """
    found = list(_tokens(_prepared(text), code))
    return [token for token in numbers.joined(found) if token.text not in numbers.SIGNS]


def _prepared(text: str) -> str:
    """The same text with `n't` written out, no `'s`, and initials without their stops."""
    text = _GENITIVE.sub("", _NOT.sub(" not", unicodedata.normalize("NFC", text)))
    return _INITIALS.sub(lambda found: found[0].replace(".", ""), text)


def _tokens(text: str, code: str) -> Iterator[Token]:
    counts, negations = lexicon.numbers(code), lexicon.negations(code)
    for match in _pattern().finditer(text):
        word, start = match[0], match.start()
        small = word.casefold()
        if word[0].isdigit() and word[-1].isalpha():
            yield Token(word, f"#{word}", Kind.NUMBER, start)
        elif word[0].isdigit():
            values = numbers.readings(word)
            yield Token(word, f"#{min(values):g}", Kind.NUMBER, start, values)
        elif small in counts:
            value = float(counts[small])
            yield Token(word, f"#{value:g}", Kind.NUMBER, start, frozenset({value}))
        elif small in lexicon.months() and (word[0].isupper() or small not in _SHORT):
            yield Token(word, f"month {lexicon.months()[small]}", Kind.DATE, start)
        elif small in lexicon.weekdays() and (word[0].isupper() or small not in _SHORT):
            yield Token(word, f"day {lexicon.weekdays()[small]}", Kind.DATE, start)
        elif small in negations:
            yield Token(word, small, Kind.NEGATION, start)
        else:
            yield Token(word, small, Kind.WORD, start)
