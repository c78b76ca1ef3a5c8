"""What stands around an article on the page of a news site that somebody copied.

The words of its summary button above and below the text, and at the end the
headlines of its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WIDGET = ("no time to read?", "no time to read", "get a summary")
_WHOLE_WIDGET = ("no time to read? get a summary", "no time to read get a summary")
_PREVIOUS, _NEXT = "previous article", "next article"
_ASIDE = frozenset(
    (
        "advertisement",
        "advertisement - continue reading below",
        "article continues below",
        "continue reading",
        "share this article",
        "share this story",
        "share on facebook",
        "share on twitter",
        "share on x",
        "share on linkedin",
        "share via email",
        "skip to content",
        "skip to main content",
        "skip advertisement",
        "sign up for our newsletter",
        "subscribe to our newsletter",
        "copy link",
        "story continues below advertisement",
    )
)
_SPACE = re.compile(r"\s+")


def without(lines: list[str]) -> Iterator[str]:
    """The lines that are the article's own."""
    said = [_plainly(line) for line in lines]
    end = _end(lines, said)
    filled = [n for n in range(end) if said[n]]
    dropped = {n for n in filled if said[n] in _ASIDE}
    for before, n, after in zip(["", *filled], filled, [*filled[1:], ""], strict=False):
        near = {said[other] for other in (before, after) if isinstance(other, int)}
        if _is_widget(said[n], near):
            dropped.add(n)
    return (line for n, line in enumerate(lines[:end]) if n not in dropped)


def same(line: str, title: str) -> bool:
    """Whether two lines say the same."""
    return _plainly(line) == _plainly(title)


def _end(lines: list[str], said: list[str]) -> int:
    """Where the neighbours' headlines begin: each label has one line after it at most, then nothing."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    end = len(lines)
    for label in (_NEXT, _PREVIOUS):
        for back in (1, 2):
            if len(filled) > back and said[filled[-back]] == label:
                end = filled[-back]
                del filled[-back:]
                break
    return end


def _is_widget(plain: str, near: set[str]) -> bool:
    """Whether a line is one of the button's; half of it alone may be an author's own words."""
    return plain in _WHOLE_WIDGET or (plain in _WIDGET and bool(near & set(_WIDGET)))


def _plainly(line: str) -> str:
    if len(line) > 400:  # no label, and a title that long is no title
        return line
    return _SPACE.sub(" ", line).strip(" :·|»>").casefold()
