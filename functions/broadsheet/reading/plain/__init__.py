"""Plain text becomes a title and the text under it; what a news site stands around it is left out.

Whoever writes a single line expects to see it published: it is the text, and its
first sentence is the title, or the file's name where that sentence is too long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.errors import Rejected
from broadsheet.reading import bounds
from broadsheet.reading.limits import LONGEST_TITLE, MOST_LINES
from broadsheet.reading.plain import blocks, furniture

_LONGEST_HEADLINE = 120
_SENTENCE = re.compile(r"[^。！？]{2,}[。！？]|.{15,}?[.!?…](?=\s|$)")
"""One that is shorter may be no more than `Mr.`"""


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
    lines = list(furniture.without(text.split("\n"), title))
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines):
        return Plain("", "")
    headline = lines[first].strip()
    if not any(line.strip() for line in lines[first + 1 :]):
        return Plain(_first_sentence(headline), blocks.html(lines))
    underlined = first + 1 < len(lines) and blocks.is_underline(lines[first + 1])
    if title is None or furniture.same(headline, title):
        return Plain(headline, blocks.html(lines[first + (2 if underlined else 1) :]))
    return Plain("", blocks.html(lines))


def _first_sentence(line: str) -> str:
    """Without its full stop; nothing where it is too long for a headline."""
    found = _SENTENCE.match(line)
    sentence = found[0] if found else line
    shown = sentence if sentence.endswith("...") else sentence.removesuffix(".").removesuffix("。")
    return shown if len(shown) <= _LONGEST_HEADLINE else ""
