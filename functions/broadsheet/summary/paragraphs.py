"""Plain text becomes paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.summary.pieces import trimmed

if TYPE_CHECKING:
    from broadsheet.article import Paragraph

_BLANK = r"\n[^\S\n]*\n"


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The blocks between blank lines, as they stand, with ids as an article would give them."""
    from broadsheet.article import Paragraph

    found: list[Paragraph] = []
    start = 0
    for end, behind in [*(gap.span() for gap in re.finditer(_BLANK, text)), (len(text), len(text))]:
        left, right = trimmed(text, start, end)
        if left < right:
            found.append(Paragraph(id=f"p{len(found) + 1}", text=text[left:right]))
        start = behind
    return tuple(found)
