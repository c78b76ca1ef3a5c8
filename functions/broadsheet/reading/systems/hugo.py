"""Hugo's shortcodes: https://gohugo.io/shortcodes/. Those of themes and sites are not known."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from broadsheet.article import ArticleId
from broadsheet.reading.systems.words import Unknown, Word, article, fenced, word

_PLAYERS = {
    "youtube": "https://www.youtube.com/embed/{0}",
    "vimeo": "https://player.vimeo.com/video/{0}",
    "x": "https://x.com/i/status/{0}",
    "tweet": "https://x.com/i/status/{0}",
    "instagram": "https://www.instagram.com/p/{0}/embed/",
}


def said(inside: str, id: ArticleId) -> str:
    """A shortcode in Markdown; raises `Unknown` for one of a theme, whose inner text then stays."""
    if inside.startswith("/*"):
        # So is a shortcode written that is to be seen.
        return escape(f"{{{{<{inside[2:].removesuffix('*/')}>}}}}", quote=False).replace("{{", "{&#123;")
    closing = inside.lstrip().startswith("/")
    found = word(inside.strip().strip("/"))
    if found is None or closing:
        return fenced("") if found and found.name == "highlight" else ""
    if found.name in ("ref", "relref"):
        return article(found.get("path", "0"), id)
    if found.name in _PLAYERS:
        return _player(found)
    if made := _KNOWN.get(found.name):
        return made(found)
    raise Unknown(found.name)


def _figure(found: Word) -> str:
    """On one line, so that Markdown takes it for one block of HTML; its line ends with an empty one."""
    words = " ".join(filter(None, (found.get("title"), found.get("caption"), found.get("attr"))))
    caption = f"<figcaption>{escape(words)}</figcaption>" if words else ""
    image = f'<img src="{escape(found.get("src", "0"))}" alt="{escape(found.get("alt"))}">'
    link = found.get("link")
    shown = f'<a href="{escape(link)}">{image}</a>' if link else image
    return f"<figure>{shown}{caption}</figure>\n"


def _player(found: Word) -> str:
    address = _PLAYERS[found.name].format(found.get("id", "0"))
    return f'<iframe src="{escape(address)}" title="{escape(found.get("title"))}"></iframe>\n'


def _gist(found: Word) -> str:
    return f"<https://gist.github.com/{found.get('0')}/{found.get('1')}>"


_KNOWN: dict[str, Callable[[Word], str]] = {
    "figure": _figure,
    "img": _figure,
    "image": _figure,
    "gist": _gist,
    "highlight": lambda found: fenced(found.get("0")),
}
