"""Plain text becomes a title and paragraphs; what a news site stands around its text is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

_WIDGET = ("no time to read?", "no time to read", "get a summary")
_PREVIOUS, _NEXT = "previous article", "next article"
_ADVERTISEMENTS = ("advertisement", "share this article")
_WRAPPED = 90
"""Lines up to this many characters may be one paragraph that an editor wrapped by hand."""


@dataclass(frozen=True)
class Plain:
    """A text, its title taken off."""

    title: str
    html: str


def read(text: str, *, title: str | None = None) -> Plain:
    """The text under its title; where the title is known already, the first line is only taken off
    if it says the same."""
    lines = list(_without_furniture([line.strip() for line in text.split("\n")]))
    first = next((n for n, line in enumerate(lines) if line), len(lines))
    stands_alone = title is None or (first < len(lines) and _same(lines[first], title))
    if stands_alone and first < len(lines):
        return Plain(lines[first], _html(lines[first + 1 :]))
    return Plain("", _html(lines))


def _html(lines: list[str]) -> str:
    return "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in _paragraphs(lines))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Blank lines part paragraphs; where lines are longer than anyone wraps, each is one."""
    for blank, group in groupby(lines, key=lambda line: not line):
        if not blank:
            together = list(group)
            wrapped = all(len(line) <= _WRAPPED for line in together)
            yield from [" ".join(together)] if wrapped else together


def _without_furniture(lines: list[str]) -> Iterable[str]:
    """The lines that are the article's own.

    A page copied from a news site has the words of its summary button above and below the text, and
    ends with the headlines of its neighbours.
    """
    said = [_plainly(line) for line in lines]
    end = _end(lines, said)
    return (
        line
        for n, (line, plain) in enumerate(zip(lines[:end], said, strict=False))
        if not (_is_widget(plain, _near(said[:end], n)) or plain in _ADVERTISEMENTS)
    )


def _end(lines: list[str], said: list[str]) -> int:
    """Where the neighbours' headlines begin: each label has one line after it at most, then nothing."""
    filled = [n for n, line in enumerate(lines) if line]
    end = len(lines)
    for label in (_NEXT, _PREVIOUS):
        for back in (1, 2):
            if len(filled) > back and said[filled[-back]] == label:
                end = filled[-back]
                del filled[-back:]
                break
    return end


def _near(said: list[str], n: int) -> set[str]:
    """The next line that says something, on either side."""
    after = next((line for line in said[n + 1 :] if line), "")
    before = next((line for line in reversed(said[:n]) if line), "")
    return {before, after}


def _is_widget(plain: str, near: set[str]) -> bool:
    """Whether a line is one of the button's; half of it alone may be an author's own words."""
    if plain in ("no time to read? get a summary", "no time to read get a summary"):
        return True
    return plain in _WIDGET and bool(near & set(_WIDGET))


def _plainly(line: str) -> str:
    return re.sub(r"\s+", " ", line).strip(" :·|»>").casefold()


def _same(line: str, title: str) -> bool:
    return _plainly(line) == _plainly(title)
