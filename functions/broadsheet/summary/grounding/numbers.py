"""Numbers as they are written, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.summary.grounding import lexicon
from broadsheet.summary.grounding.token import Token

PATTERN = r"\d{1,3}(?:[ \xa0\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
SIGNS = frozenset("%$€£¥₹₽")

_GAPS = re.compile(r"[ \xa0\u202f'’]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{1,3}(?:[.,]\d{2})*[.,]\d{3}")


def readings(text: str) -> frozenset[float]:
    """What digits with their separators may mean; `1.200` is 1200 to some, and 1.2 to others."""
    plain = _GAPS.sub("", text)
    marks = [mark for mark in plain if mark in ".,"]
    found = set()
    if _THOUSANDS.fullmatch(plain):
        found.add(float(re.sub("[.,]", "", plain)))
    if len(marks) == 1:
        found.add(float(plain.replace(",", ".")))
    elif marks and marks[-1] not in marks[:-1]:
        whole, _, part = plain.rpartition(marks[-1])
        found.add(float(f"{re.sub('[.,]', '', whole)}.{part}"))
    return frozenset(found or {float(re.sub("[.,]", "", plain))})


def joined(tokens: Sequence[Token]) -> Iterator[Token]:
    """The same tokens, each number with the magnitude and the unit that stand beside it."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.values:
            before = tokens[at - 2].text.casefold() if at > 1 else ""
            token, at = _with_magnitude(token, tokens, at)
            token = token._replace(unit=_unit(before, tokens[at : at + 2]))
        yield token


def _with_magnitude(token: Token, tokens: Sequence[Token], at: int) -> tuple[Token, int]:
    if at < len(tokens) and (times := lexicon.magnitudes().get(tokens[at].text.casefold())):
        values = frozenset(round(value * float(times), 3) for value in token.values)
        text = f"{token.text} {tokens[at].text}"
        return token._replace(text=text, key=f"#{min(values):g}", values=values), at + 1
    return token, at


def _unit(before: str, after: Sequence[Token]) -> str:
    words = [token.text.casefold() for token in after]
    if words and (words[0] == "%" or words[0] in lexicon.percents()):
        return "%"
    if " ".join(words) in lexicon.PERCENT_PAIRS:
        return "%"
    return lexicon.currencies().get(words[0] if words else "", "") or (
        lexicon.currencies().get(before, "") if len(before) < 3 else ""
    )
