"""What was made of articles is remembered for a function's life, but for what is long."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Generic, ParamSpec, TypeVar, cast

LONGEST = 100_000
"""Characters, of which few articles have more. Each may be held eight times, in paragraphs and in feeds, and
take two bytes: 64 MB for the forty newest. Of 860,000 characters each, they would take half of the memory."""

About = ParamSpec("About")
Made = TypeVar("Made")


class _TooLong(Exception):
    """Of errors nothing is remembered."""

    def __init__(self, made: object) -> None:
        super().__init__()
        self.made = made


class Remembered(Generic[About, Made]):
    """A function that remembers what it made lately, as with `lru_cache`, and makes anew what is long."""

    def __init__(self, make: Callable[About, Made], most: int, length: Callable[[Any], int]) -> None:
        @lru_cache(most)
        def known(*about: Any, **named: Any) -> Made:
            made = make(*about, **named)
            if length(made) > LONGEST:
                raise _TooLong(made)
            return made

        self.__wrapped__ = make
        self.cache_clear = known.cache_clear
        self._known = cast("Callable[About, Made]", known)

    def __call__(self, *about: About.args, **named: About.kwargs) -> Made:
        try:
            return self._known(*about, **named)
        except _TooLong as long:
            return cast("Made", long.made)


def remembered(
    most: int, length: Callable[[Any], int] = len
) -> Callable[[Callable[About, Made]], Remembered[About, Made]]:
    """Has a function remember the last `most` things that it made; `length` says how long one is."""
    return lambda make: Remembered(make, most, length)
