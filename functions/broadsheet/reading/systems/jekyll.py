"""Jekyll's tags and addresses, of all that Liquid has: https://jekyllrb.com/docs/liquid/tags/.

What is not Jekyll's own stays as it is written: it may well be what an article is about.
"""

from __future__ import annotations

import re

from broadsheet.article import ArticleId
from broadsheet.reading.systems.words import Unknown, article, fenced, word

_SITE = re.compile(r"\s*site\.(?:url|baseurl)\s*")
_ADDRESS = re.compile(
    r"""\s*["']([^"']*)["']\s*\|\s*(?:relative_url|absolute_url|prepend: ?site\.baseurl)\s*"""
)
_POSTS = "_posts/"
_LEFT_OUT = frozenset(("include", "include_relative", "include_cached", "assign"))


def said(whole: str, inside: str, id: ArticleId) -> str:
    """A tag or an address of Jekyll in Markdown; raises `Unknown` for what it would fetch from elsewhere."""
    if whole.startswith("{{"):
        address = _ADDRESS.fullmatch(inside)
        return address[1] if address else "" if _SITE.fullmatch(inside) else whole
    found = word(inside.strip("-"))
    match found and found.name:
        case "raw" | "endraw":
            return ""
        case "highlight" | "endhighlight":
            return fenced(found.get("0") if found and found.name == "highlight" else "")
        case "post_url" if found:
            return article(f"/{_folder(id)}{found.get('0')}", "")
        case "link" if found:
            return article(f"/{found.get('0')}", "")
        case name if name in _LEFT_OUT and found:
            raise Unknown(f"{name} {found.get('0')}".strip())
        case _:
            return whole


def _folder(id: ArticleId) -> str:
    """Where Jekyll's posts lie, seen from one of them."""
    before, found, _ = id.partition(_POSTS)
    return before + found if found else _POSTS
