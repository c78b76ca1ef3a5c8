"""The picture that stands for an article, as front matter names it."""

from __future__ import annotations

import re

from broadsheet.article import ArticleId, Picture
from broadsheet.reading import links
from broadsheet.reading.fields import Fields, Plain

_PIXELS = re.compile(r"[0-9]{1,5}")
_ADDRESS = ("url", "src", "image", "path", "file")


def lead_picture(fields: Fields, id: ArticleId) -> Picture | None:
    """The picture with its words; nothing where none was named, or none that can be shown."""
    said = fields.value("picture")
    said = said[0] if isinstance(said, list) and said else said
    inner = said if isinstance(said, dict) else {}
    url = next((inner[name] for name in _ADDRESS if inner.get(name)), None) if inner else said
    address = links.picture(url, id) if isinstance(url, str) else None
    if address is None:
        return None
    return Picture(
        url=address,
        alt=_text(inner.get("alt")) or fields.text("picture_alt") or "",
        caption=_text(inner.get("caption")) or fields.text("picture_caption"),
        credit=_text(inner.get("credit")) or fields.text("picture_credit"),
        width=_pixels(inner.get("width")),
        height=_pixels(inner.get("height")),
    )


def _text(value: Plain) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _pixels(value: Plain) -> int | None:
    return int(value) if isinstance(value, str) and _PIXELS.fullmatch(value) else None
