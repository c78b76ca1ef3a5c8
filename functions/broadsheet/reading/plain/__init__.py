"""Plain text becomes a title and the text under it; what a news site stands around it is left out."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.errors import Rejected
from broadsheet.reading import bounds
from broadsheet.reading.limits import LONGEST_TITLE, MOST_LINES
from broadsheet.reading.plain import blocks, furniture


@dataclass(frozen=True)
class Plain:
    """A text, its title taken off."""

    title: str
    html: str


def read(text: str, *, title: str | None = None) -> Plain:
    """The text under its title; where the title is known already, the first line is only taken off
    if it says the same."""
    bounds.check_length(len(text) - LONGEST_TITLE)
    if text.count("\n") > MOST_LINES:
        raise Rejected("too_large", f"The text has more than {MOST_LINES:,} lines. Cut it into parts.")
    lines = list(furniture.without(text.split("\n")))
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines):
        return Plain("", "")
    headline = lines[first].strip()
    underlined = first + 1 < len(lines) and blocks.is_underline(lines[first + 1])
    if title is None or furniture.same(headline, title):
        return Plain(headline, blocks.html(lines[first + (2 if underlined else 1) :]))
    return Plain("", blocks.html(lines))
