"""How text that nobody could read in one breath is cut: at a full stop, a clause, a space, or anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BREAKS = (
    r".*(?:[.!?…][\"”’»)]*\s|[。！？।॥؟۔።])",
    r".*(?:[;:؛：；]\s?|\s[—–-]+\s|—|\n)",
    r".*(?:,\s|[、，،])",
    r".*\s",
)
_SHORTEST = 0.25


def dense(text: str) -> bool:
    """Whether a text does without spaces between words, as Chinese, Japanese and Thai do."""
    return text.count(" ") * 20 < len(text)


def pieces_of(text: str, start: int, end: int, length: int) -> Iterator[tuple[int, int]]:
    """Cut text[start:end] into pieces of at most `length` characters, at the best break that each has."""
    while end - start > length:
        cut = _cut(text, start, length)
        yield start, cut
        start = cut
    yield start, end


def _cut(text: str, start: int, length: int) -> int:
    for pattern in _BREAKS:
        found = re.compile(pattern, re.DOTALL).match(text, start + int(length * _SHORTEST), start + length)
        if found:
            return found.end()
    return start + length


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch of a text without the space around it; empty where there is nothing else."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return (start + left, end - len(part) + len(part.rstrip())) if left < len(part) else (start, start)
