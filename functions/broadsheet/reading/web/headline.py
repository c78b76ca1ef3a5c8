"""The headline of a page: the heading that says what the head says, without the name of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.reading.limits import LONGEST_TITLE

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from broadsheet.reading.fields import Plain

_WORD = re.compile(r"\w+")
_SITE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{1,60}$")
_ALIKE = 0.5


def take(page: LexborHTMLParser, said: dict[str, Plain]) -> str:
    """The headline; its heading is taken out of the page, for a headline is no part of the text."""
    stated = said.get("title")
    title = stated if isinstance(stated, str) else ""
    heading = _heading(page, title)
    if heading is not None:
        title = " ".join(heading.text().split())
        heading.decompose()
    elif title:
        title = _SITE.sub("", title) or title
    return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rpartition(" ")[0]


def _heading(page: LexborHTMLParser, title: str) -> LexborNode | None:
    headings = [node for node in page.css("h1") if node.text().strip()]
    if len(headings) > 1 and title:
        best = max(headings, key=lambda node: _alike(node.text(), title))
        return best if _alike(best.text(), title) >= _ALIKE else headings[0]
    return headings[0] if headings else None


def _alike(one: str, other: str) -> float:
    """The share of words that two lines have in common."""
    these, those = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(these & those) / max(1, min(len(these), len(those)))
