"""Pictures in a page: with their copies, and the room that they will take, so that nothing jumps.

A browser takes the narrowest that fills the place on its screen, in WebP if it can:
https://html.spec.whatwg.org/multipage/images.html#attr-img-srcset
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from html import escape, unescape
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from broadsheet.article import ArticleId, Picture
from broadsheet.entry import picture_id
from broadsheet.media import SHAPES, WEBP, WHOLE, WIDTHS, Size, beside, width_of

Sizes = Mapping[ArticleId, Size]

_IN_TEXT = "(min-width: 42rem) 38rem, calc(100vw - 2rem)"
PLACES = {
    "text": _IN_TEXT,
    "above": f"(min-width: 64rem) 48rem, {_IN_TEXT}",
    "first": "(min-width: 56rem) 50rem, calc(100vw - 2rem)",
    "later": "(min-width: 40rem) 24rem, calc(100vw - 2rem)",
    "beside": "11rem",
}
"""How wide the style shows a picture: in a text or above it, on the front page with the first headline or a
later one, and beside one on a list. Browsers have to know before they have read the style."""

# The safe HTML that ingest writes: `src` first, attributes quoted, never with a quotation mark inside.
_IMAGE = re.compile(r'<img src="(/media/[^"]*)"([^>]*)>')
_WORDS = re.compile(r' alt="([^"]*)"')


def text_without(html: str, missing: Collection[ArticleId]) -> str:
    """The text of an article, with the words that stand for it instead of each picture that is missing."""

    def kept(found: re.Match[str]) -> str:
        if picture_id(unescape(found[1])) not in missing:
            return found[0]
        words = _WORDS.search(found[2])
        return words[1] if words else ""

    return _IMAGE.sub(kept, html) if missing else html


def sized_lead(lead: Picture | None, sizes: Sizes, missing: Collection[ArticleId]) -> Picture | None:
    """The picture that stands for an article, with what is known of it; nothing where it is missing."""
    id = picture_id(lead.url) if lead else None
    if lead is None or id in missing:
        return None
    size = sizes.get(id or "")
    return size.of(lead) if size else lead


def sized_text(html: str, sizes: Sizes) -> str:
    """The text of an article, each picture with its size and its copies where they are known, and nobody
    stated another size."""

    def larger(found: re.Match[str]) -> str:
        url = unescape(found[1])
        size = sizes.get(picture_id(url) or "")
        if size is None or ' width="' in found[2] or ' height="' in found[2]:
            return found[0]
        picture = size.of(Picture(url=url))
        return _image(picture, "text", found[2].rstrip(" /") + sized(picture))

    return _IMAGE.sub(larger, html) if sizes else html


def _image(picture: Picture, place: str, attributes: str) -> str:
    """An `<img>`, within a `<picture>` where there is a choice of kinds, each as wide as a desk needs it:
    browsers take the first kind that they know, and enlarge what is too narrow."""
    suffix = PurePosixPath(picture_id(picture.url) or "").suffix
    own = WEBP if suffix.lower() == WEBP else suffix
    in_webp, alike = _copies(picture, WEBP), _copies(picture, own)
    enough = min(picture.width or 0, WIDTHS[-1])
    if alike and max(alike) < enough:
        alike |= {picture.width or 0: picture.url}
    shown = f'<img src="{escape(picture.url)}"{_offered(alike, place)}{attributes}>'
    if own == WEBP or not in_webp or max(in_webp) < enough:
        return shown
    return f'<picture><source type="image/webp"{_offered(in_webp, place)}>{shown}</picture>'


def shown(picture: Picture, place: str, alt: str, attributes: str) -> str:
    """The element of a picture that is not part of a text."""
    return _image(picture, place, f' alt="{escape(alt)}"{sized(picture)}{attributes}')


def _copies(picture: Picture, kind: str) -> dict[int, str]:
    """The addresses of its uncut copies of a kind, by their width."""
    widths = {
        name: picture.width if name.startswith(WHOLE) else width_of(name)
        for name in picture.copies or ()
        if name.endswith(kind)
    }
    return {width: _beside(picture, name) for name, width in widths.items() if width}


def _beside(picture: Picture, name: str) -> str:
    return beside(urlsplit(picture.url).path, name)


def _offered(sources: Mapping[int, str], place: str) -> str:
    each = ", ".join(f"{address} {width}w" for width, address in sources.items())
    return f' srcset="{escape(each)}" sizes="{PLACES[place]}"' if sources else ""


def sized(picture: Picture) -> str:
    """The attributes that keep a page from jumping when a picture comes, where its size is known."""
    known = picture.width and picture.height
    return f' width="{picture.width}" height="{picture.height}"' if known else ""


def crops(picture: Picture) -> Iterator[str]:
    """The addresses of what was cut of a picture to a shape."""
    names = (f"{shape}{WEBP}" for shape in SHAPES)
    yield from (_beside(picture, name) for name in names if name in (picture.copies or ()))
