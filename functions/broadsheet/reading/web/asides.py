"""Paragraphs of a page that are no part of its text: the byline once more, and the way to other articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.reading.copied.signs import is_headline, is_short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborNode

_BY = re.compile(
    r"(?:(?:words |text |story |written |reported )?by|von|par|por|di|door)\b[:\s]*", re.IGNORECASE
)
_BETWEEN = re.compile(r"[\s,;&|·•/-]|\b(?:and|und|et|y|e|en)\b", re.IGNORECASE)
_FIRST = 3
"""Paragraphs among which a byline may stand."""
_ELSEWHERE = re.compile(
    r"(?:read (?:more|also|next|on)|also read|see also|more on this(?: story| topic)?|recommended"
    r"|related(?: (?:story|article|stories|articles))?|don['’]t miss|lesen sie (?:auch|mehr)"
    r"|mehr zum thema|siehe auch|(?:à )?lire aussi|(?:leer?|lea) (?:también|más)|leia (?:também|mais)"
    r"|leggi anche|lees (?:ook|meer))\s*(?:[:|»›>→–—]\s*(\S.*))?",
    re.IGNORECASE,
)


def remove(part: LexborNode, authors: Iterable[str]) -> None:
    """Take them out of the part of a page that holds its article."""
    names = sorted((" ".join(name.split()).casefold() for name in authors), key=len, reverse=True)
    before = 0
    for node in part.css("p, h3, h4"):
        text = " ".join(node.text().split())
        if not text or not is_short(text) or node.css_first("img") is not None:
            before += bool(text)
        elif (before < _FIRST and _is_byline(text, names)) or _leads_elsewhere(node, text):
            node.decompose()
        else:
            before += 1


def _is_byline(text: str, names: list[str]) -> bool:
    """Whether a line says no more than who wrote the article, as the head of the page does."""
    rest = _BY.sub("", text, count=1).casefold() if _BY.match(text) else text.casefold()
    named = rest
    for name in names:
        named = named.replace(name, "")
    return named != rest and not _BETWEEN.sub("", named)


def _leads_elsewhere(node: LexborNode, text: str) -> bool:
    """Whether a line is `Read more` and a headline; a sentence after it may be the author's own."""
    found = _ELSEWHERE.fullmatch(text)
    if found is None:
        return False
    linked = "".join(link.text() for link in node.css("a"))
    return bool(linked) if found[1] is None else is_headline(found[1]) or found[1] in " ".join(linked.split())
