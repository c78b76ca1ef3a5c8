"""Pictures in a page, with the room that they will take, so that nothing jumps when they come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from broadsheet.article import Article, ArticleId, Picture, Size
from broadsheet.entry import picture_id

Sizes = Mapping[ArticleId, Size]

# The safe HTML that ingest writes: `src` first, attributes quoted, never with a quotation mark inside.
_IMAGE = re.compile(r'<img src="(/media/[^"]*)"([^>]*)>')


def sized_text(html: str, sizes: Sizes) -> str:
    """The text of an article, each picture with its size where that is known and nobody stated another."""

    def larger(found: re.Match[str]) -> str:
        size = sizes.get(picture_id(unescape(found[1])) or "")
        if size is None or ' width="' in found[2] or ' height="' in found[2]:
            return found[0]
        return f'<img src="{found[1]}"{found[2]} width="{size.width}" height="{size.height}">'

    return _IMAGE.sub(larger, html) if sizes else html


def sized_lead(article: Article, sizes: Sizes) -> Picture | None:
    """The picture that stands for an article, the same way."""
    lead = article.picture
    size = sizes.get(picture_id(lead.url) or "") if lead else None
    if lead is None or size is None or lead.width or lead.height:
        return lead
    return lead.model_copy(update={"width": size.width, "height": size.height})
