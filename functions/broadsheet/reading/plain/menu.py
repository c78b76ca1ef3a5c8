"""The menu that stands above the headline of a copied page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.reading.copied.signs import plainly

_ENTRIES = frozenset(
    (
        "about|about us|all|arts|books|business|city|climate|comment|contact|contact us|culture"
        "|economy|education|entertainment|environment|events|features|finance|food|football"
        "|front page|games|health|home|jobs|latest|latest news|life|lifestyle|live|local|local news"
        "|log in|login|markets|media|menu|money|more|music|national|news|newsletter|newsletters"
        "|opinion|people|photos|podcasts|politics|register|regional|reviews|science|search|shop"
        "|sign in|sign up|society|sport|sports|style|subscribe|tech|technology|travel|trending|tv|uk"
        "|us|video|videos|views|weather|world"
    ).split("|")
)
_FIRST = ("home", "menu", "front page", "news", "latest news", "search", "log in", "sign in", "subscribe")
"""What a menu begins with, and a headline hardly ever does."""
_BETWEEN = re.compile(r"\s*[/|·•>»›]\s*|\t+|\s{2,}")
_LONGEST_ENTRY = 25
_MOST = 30
"""Lines of a menu."""


def length(lines: Sequence[str]) -> int:
    """How many lines at the beginning are a menu; none is blank. A headline and a text are left."""
    at, most = 0, min(len(lines) - 2, _MOST)
    while at < most and _is_bar(lines[at]):
        at += 1
    return at + _column(lines[at:most])


def _is_bar(line: str) -> bool:
    """`Home / News / Sport`; a headline may have a stroke in it, too."""
    if len(line) > 400:
        return False
    parts = [plainly(part) for part in _BETWEEN.split(line.strip()) if plainly(part)]
    if len(parts) < 2:
        words = "".join(parts).split()
        return len(words) >= 4 and words[0] in _FIRST and _ENTRIES.issuperset(words)
    return _are_entries(parts)


def _column(lines: Sequence[str]) -> int:
    """One entry on each line, to the last that we know."""
    parts: list[str] = []
    for line in lines:
        if len(line.strip()) > _LONGEST_ENTRY or line.rstrip().endswith((".", "?", "!", ":")):
            break
        parts.append(plainly(line))
    while parts and parts[-1] not in _ENTRIES:
        del parts[-1]
    return len(parts) if _are_entries(parts) else 0


def _are_entries(parts: Sequence[str]) -> bool:
    known = sum(part in _ENTRIES for part in parts)
    if known == len(parts) == 2:
        return parts[0] in _FIRST[:2]
    short = all(len(part) <= _LONGEST_ENTRY for part in parts)
    return len(parts) >= (3 if parts[:1] and parts[0] in _FIRST else 4) and short and 2 * known > len(parts)
