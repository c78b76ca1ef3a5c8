"""Names: words with a capital that no sentence gave them."""

from __future__ import annotations

_STEM = 4
_ENDING = 3


def stem_of(key: str) -> str:
    """The least of a word that two forms of a name share."""
    return key[:_STEM]


def alike(one: str, other: str) -> bool:
    """Whether two words may be forms of one name, as `Москва` and `Москве`, `Merkel` and `Merkels`."""
    if one == other:
        return True
    shared = len(one) if other.startswith(one) else _shared(one, other)
    return shared >= _STEM - 1 and shared >= max(len(one), len(other)) - _ENDING + 1


def _shared(one: str, other: str) -> int:
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))
