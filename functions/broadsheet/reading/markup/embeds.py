"""What others' players and scripts would show becomes a plain link: a reader asks nobody unasked."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from broadsheet.reading import links

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PLACES = (
    # host, path, the address that a reader may open, and what it is called
    (
        r"(?:www\.)?youtube(?:-nocookie)?\.com",
        r"/embed/([\w-]{6,20})",
        "https://www.youtube.com/watch?v={}",
        "YouTube",
    ),
    (r"youtu\.be", r"/([\w-]{6,20})", "https://www.youtube.com/watch?v={}", "YouTube"),
    (r"player\.vimeo\.com", r"/video/(\d{4,12})", "https://vimeo.com/{}", "Vimeo"),
    (
        r"(?:www\.)?dailymotion\.com",
        r"/embed/video/(\w{4,20})",
        "https://www.dailymotion.com/video/{}",
        "Dailymotion",
    ),
    (r"open\.spotify\.com", r"/embed/(\w+/\w+)", "https://open.spotify.com/{}", "Spotify"),
    (
        r"(?:platform\.)?(?:twitter|x)\.com",
        r"/(?:i/|\w+/)status/(\d{4,25})",
        "https://x.com/i/status/{}",
        "X",
    ),
    (r"(?:www\.)?instagram\.com", r"/(p/[\w-]+)/embed.*", "https://www.instagram.com/{}/", "Instagram"),
    (r"[\w-]+(?:\.[\w-]+)+", r"/(@[\w.-]+/\d{6,25})/embed", "https://{host}/{}", "Mastodon"),
)
_KNOWN = tuple((re.compile(host), re.compile(path), to, name) for host, path, to, name in _PLACES)


def card(node: LexborNode) -> str | None:
    """A link card for an `<iframe>` of a place that we know, or for a card that we made; else nothing."""
    if node.tag == "figure":
        return _made(node)
    if node.tag != "iframe":
        return None
    source = (node.attributes.get("src") or node.attributes.get("data-src") or "").strip()
    source = f"https:{source}" if source.startswith("//") else source
    if links.web(source) is None:
        return None
    parts = urlsplit(source)
    host = (parts.hostname or "").lower()
    for known, path, address, name in _KNOWN:
        if known.fullmatch(host) and (found := path.match(parts.path)):
            return _card(address.format(found[1], host=host), node.attributes.get("title"), name)
    return None


def _made(figure: LexborNode) -> str | None:
    link = figure.css_first("a[href]") if figure.attributes.get("class") == "embed" else None
    address = links.web(link.attributes.get("href") or "") if link is not None else None
    if link is None or address is None or link.text().strip() != figure.text().strip():
        return None
    return _written(address, " ".join(link.text().split())[:300])


def _card(address: str, title: str | None, name: str) -> str:
    said = " ".join((title or "").split())[:200] or name
    shown = said if name.lower() in said.lower() else f"{said} ({name})"
    return _written(address, shown)


def _written(address: str, shown: str) -> str:
    return f'<figure class="embed"><a href="{escape(address)}">{escape(shown, quote=False)}</a></figure>\n'
