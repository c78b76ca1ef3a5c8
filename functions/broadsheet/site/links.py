"""Where a page leads: the objects of the site that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote_to_bytes

_LINK = re.compile(rb' href="/(?!/)([^"#?]*)')
_LOCATION = re.compile(rb"<loc>([^<]*)")


def paths_in(page: bytes, url: str) -> Iterable[bytes]:
    """All paths that a page, or a sitemap, of the site at this address leads to, as written, in order."""
    if not page.startswith(b"<?xml"):
        return dict.fromkeys(_LINK.findall(page))
    home = f"{url}/".encode()
    return [path.removeprefix(home) for path in _LOCATION.findall(page) if path.startswith(home)]


def key_at(path: bytes) -> str:
    """The key of the object that stands at a path."""
    name = unquote_to_bytes(path).decode(errors="replace")
    return f"{name}index.html" if name.endswith("/") or not name else name
