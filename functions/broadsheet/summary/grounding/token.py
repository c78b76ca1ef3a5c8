"""A word of a sentence as grounding compares it."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

DENSE = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
"""The writing that sets no words apart: each of its characters is a token."""

_dense = re.compile(DENSE)


class Kind(Enum):
    """What a word is, for those who check facts."""

    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    """A month or a day of the week."""
    NEGATION = "negation"


class Token(NamedTuple):
    """One word, number or, in dense writing, one character."""

    text: str
    """As it stands."""
    key: str
    """Equal where two mean the same: `5` and `five`, `Nov` and `November`."""
    kind: Kind
    start: int
    values: frozenset[float] = frozenset()
    """What a number may mean, magnitude included; `1.200` may be two things."""
    unit: str = ""
    """`%`, or a sign of a currency."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def dense(self) -> bool:
        """Whether it is of writing that sets no words apart."""
        return _dense.match(self.text) is not None
