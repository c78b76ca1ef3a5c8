"""What a news site stands around an article, told from the lines that somebody copied along with it.

The words of its summary button above and below the text, and at the end the
headlines of its neighbours with whatever small things come after them. In doubt
a line stays: an article may be about articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from broadsheet.reading.copied import tail
from broadsheet.reading.copied.signs import Sign, signs_of

__all__ = ["around"]

_NEAR = 8
"""How many lines of the article may stand between the button and its beginning or end."""


def around(lines: Sequence[str], *, headline: bool) -> frozenset[int]:
    """Which of these lines are not the article's own. None is blank; an empty one is a picture.
    `headline` says whether the first one is the article's headline."""
    signs = signs_of(lines)
    above = 1 if headline else 0
    copied = Sign.BUTTON in (*signs[: _NEAR + above], *signs[-4 * _NEAR :])
    end = tail.start(lines, signs, least=above + 1, copied=copied)
    ahead = _buttons(range(end), signs, _NEAR + above)
    behind = _buttons(range(end - 1, -1, -1), signs, _NEAR)
    return frozenset((*ahead, *behind, *range(end, len(lines))))


def _buttons(order: Iterable[int], signs: Sequence[Sign], near: int) -> Iterable[int]:
    """Where the button stands, until so many lines that are not of it have gone by."""
    for n in order:
        if signs[n] is Sign.BUTTON:
            yield n
        else:
            near -= 1
            if not near:
                return
