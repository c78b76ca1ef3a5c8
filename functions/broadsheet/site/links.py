"""Where a page leads: the objects of the site that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from broadsheet.entry import month_of
from broadsheet.publication import Publication
from broadsheet.site.notices import led_before
from broadsheet.site.plan import Target, What, target_of

_LINK = re.compile(rb' href="/(?!/)([^"#?]*)')
_OURS = re.compile(r"(?!media/)(?:[a-z0-9-]{1,200}/){0,2}[a-z0-9-]+\.(?:html|xml)")
"""The key of a page, of whatever else an article's own links may name."""
_PUBLISHED = re.compile(rb'"article:published_time" content="([^"]+)"')
_BESIDE = re.compile(rb' rel="(?:prev|next)" href="/([^"]+)"')
_MANY = 4096
"""Links of which is remembered where they lead: pages have most in common."""
_END = rb"/([^\"<>#?&\\\s]*)"


def paths_in(page: bytes, url: str) -> Iterable[bytes]:
    """All paths to which a page, a feed or a sitemap of the site at this address leads, as written."""
    if not page.startswith(b"<?xml"):
        return dict.fromkeys(_LINK.findall(page))
    return dict.fromkeys(re.findall(re.escape(url.encode()) + _END, page))


@lru_cache(_MANY)
def key_at(path: bytes) -> str:
    """The key of the object that stands at a path."""
    name = unquote_to_bytes(path).decode(errors="replace")
    return f"{name}index.html" if name.endswith("/") or not name else name


@lru_cache(_MANY)
def page_at(key: str) -> Target | None:
    """What of the site is kept there, if anything: a link may name whatever an editor likes."""
    target = target_of(key) if _OURS.fullmatch(key) else None
    return target if target and target.is_kept else None


def led_from(page: bytes, publication: Publication) -> set[str]:
    """The keys of all to which a page leads, or did until it was about to go; an article's month, too."""
    keys = {key_at(path) for path in paths_in(page, publication.url)} | led_before(page)
    if said := _PUBLISHED.search(page):
        month = month_of(datetime.fromisoformat(said[1].decode()), publication.zone)
        keys |= {Target(what, month=month).key for what in (What.MONTH, What.SITEMAP_MONTH)}
    return keys


def beside(page: bytes) -> set[str]:
    """The keys of the articles before and after one, by what its page says."""
    return set(map(key_at, _BESIDE.findall(page)))
