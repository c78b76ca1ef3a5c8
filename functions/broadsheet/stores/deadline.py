"""Until when AWS may be called: a function stops by itself before Lambda ends it, and is taken up again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from broadsheet.errors import OutOfTime

CONNECTING, ANSWERING, ATTEMPTS = 1.0, 4.0, 4
"""Seconds of an attempt, and how many there are: AWS answers in a tenth of one, and a large copy in half."""

RESERVE = 10.0
"""Seconds with which no attempt begins any more. It may take 5 when nothing comes back, and then the wait for
the next one 4 (botocore waits up to 1, 2 and 4). Nothing of ours takes longer than that between two calls:
2.1 s of a whole processor for copies of a picture of 19 MB, 1.5 for the worst Markdown. A name of 40 calls,
as such a picture, is done in 10 when AWS is well."""

Left = Callable[[], float]
"""How many seconds are left."""


@dataclass
class _Heeded:
    left: Left | None = None


@cache
def _heeded() -> _Heeded:
    """One for all threads: what looks at several things at once, has one end."""
    return _Heeded()


@contextmanager
def heeding(left: Left) -> Iterator[None]:
    """Within this, a call of AWS, or a further attempt at one, raises `OutOfTime` where less is left."""
    heeded = _heeded()
    before, heeded.left = heeded.left, left
    try:
        yield
    finally:
        heeded.left = before


def heed(**_: object) -> None:
    """To be called before each attempt."""
    if left := _heeded().left:
        be_in_time(left())


def be_in_time(left: float, needed: float = RESERVE) -> None:
    """Raises `OutOfTime` where less is left than may be needed."""
    if left < needed:
        raise OutOfTime(f"{left:.1f} s are left, and {needed:.1f} may be needed")
