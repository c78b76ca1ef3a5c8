"""Until when AWS may be called: a function stops by itself before Lambda ends it, and is taken up again."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from broadsheet.errors import OutOfTime

CONNECTING, ANSWERING, ATTEMPTS = 1.0, 4.0, 4
"""Seconds that an attempt waits for each address it tries and for each piece of an answer, and how many
attempts there are: AWS answers in a tenth of one, and a large copy in half."""

MODEL_CONNECTING, MODEL_ANSWERING = 3.0, 20.0
"""Seconds that a model is waited for, once."""

RESERVE = 10.0
"""Seconds with which no attempt begins any more. It may take 5 when nothing comes back (longer where a name
has several addresses, or an answer trickles: neither has been seen of AWS), and then the wait for the next
one 4 (botocore waits up to 1, 2 and 4). Nothing of ours takes longer than that between two calls:
2.1 s of a whole processor for copies of a picture of 19 MB, 1.5 for the worst Markdown. A name of 40 calls,
as such a picture, is done in 10 when AWS is well."""

Left = Callable[[], float]
"""How many seconds are left."""


@cache
def _heeded() -> list[Left]:
    """For all threads, since what looks at several things at once has one end. The last counts.

    On this machine one handler may begin, and end, while another sleeps.
    """
    return []


@contextmanager
def heeding(left: Left) -> Iterator[None]:
    """Within this, a call of AWS, or a further attempt at one, raises `OutOfTime` where less is left."""
    _heeded().append(left)
    try:
        yield
    finally:
        _heeded().remove(left)


@contextmanager
def begun(seconds: float) -> Iterator[None]:
    """For what is not to be begun twice: within this no call raises `OutOfTime`.

    It rises at once where not so many seconds are left, and twice the reserve: one for the calls around it,
    and one with which what came of it can be kept.
    """
    heed(seconds + 2 * RESERVE)
    with heeding(lambda: math.inf):
        yield


def heed(needed: float = RESERVE, **_: object) -> None:
    """To be called before each attempt."""
    if heeded := _heeded():
        be_in_time(heeded[-1](), needed)


def be_in_time(left: float, needed: float = RESERVE) -> None:
    """Raises `OutOfTime` where less is left than may be needed."""
    if left < needed:
        raise OutOfTime(f"{left:.1f} s are left, and {needed:.1f} may be needed")
