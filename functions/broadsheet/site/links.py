"""Where a page leads: the objects of the site that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote_to_bytes

_LINK = re.compile(rb' href="/(?!/)([^"#?]*)')
_END = rb"/([^\"<>#?&\\\s]*)"


def paths_in(page: bytes, url: str) -> Iterable[bytes]:
    """All paths to which a page, a feed or a sitemap of the site at this address leads, as written."""
    if not page.startswith(b"<?xml"):
        return dict.fromkeys(_LINK.findall(page))
    return dict.fromkeys(re.findall(re.escape(url.encode()) + _END, page))


def key_at(path: bytes) -> str:
    """The key of the object that stands at a path."""
    name = unquote_to_bytes(path).decode(errors="replace")
    return f"{name}index.html" if name.endswith("/") or not name else name
