"""Where a page leads: the objects of the site that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache, lru_cache
from itertools import chain
from urllib.parse import unquote_to_bytes

from broadsheet.entry import Kind, month_of
from broadsheet.publication import Publication
from broadsheet.site.fronts import FRONT_LENGTH
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


def is_article(key: str) -> bool:
    """Whether this is the key of an article's page."""
    target = page_at(key)
    return target is not None and target.what is What.ARTICLE


def is_section(key: str) -> bool:
    """Whether this is the key of a section's front."""
    target = page_at(key)
    return target is not None and target.which.kind is Kind.SECTION


class Links:
    """Where the pages of a site lead. Each is looked through once, however often it is asked."""

    def __init__(self, publication: Publication) -> None:
        self._zone = publication.zone
        self.paths = cache(lambda page: paths_in(page, publication.url))
        """The paths in a page, as written."""
        self.led = cache(self._led)
        """The keys of all to which a page leads, or did until it was about to go; an article's month, too."""

    def keys(self, page: bytes) -> set[str]:
        """The keys of all to which a page leads."""
        return set(map(key_at, self.paths(page)))

    def new(self, old: bytes, page: bytes) -> Iterator[bytes]:
        """The paths to which a page leads, and did not before."""
        before = self.paths(old)
        return (path for path in self.paths(page) if path not in before)

    def left(self, target: Target, old: bytes, page: bytes) -> set[str]:
        """The keys of what an article or a list led to and leads to no more, and may lead back.

        What is related to an article need not, and from a long list something drops at its end all the time.
        """
        if target.what in {What.FRONT, What.MONTH, What.SITEMAP_MONTH}:
            return self._dropped(old, page, whole=target.what is not What.FRONT)
        if target.what is not What.ARTICLE:
            return set()
        # Its section is named beside it on all its lists.
        left = self.led(old) if self.moves(old, page) else self.led(old) - self.led(page)
        articles = set(filter(is_article, left))
        return left - articles | articles & set(map(key_at, _BESIDE.findall(old)))

    def moves(self, old: bytes, page: bytes) -> bool:
        """Whether an article leaves its section, or shows nothing more of another."""
        return any(map(is_section, self.led(old) - self.led(page)))

    def _dropped(self, old: bytes, page: bytes, *, whole: bool) -> set[str]:
        """The articles that a list has no more, though it would have room for them."""
        listed = set(filter(is_article, self.led(page)))
        if whole or len(listed) < FRONT_LENGTH:
            return set(filter(is_article, self.led(old))) - listed
        before = self._articles(old)
        last = max((place for place, key in enumerate(before) if key in listed), default=0)
        return {*before[:last]} - listed

    def above(self, page: bytes, keys: set[str], count: int) -> Iterator[str]:
        """So many articles that a list shows right above each of these."""
        listed = self._articles(page)
        places = (place for place, key in enumerate(listed) if key in keys)
        return chain.from_iterable(listed[max(place - count, 0) : place] for place in places)

    def _articles(self, page: bytes) -> list[str]:
        """The keys of the articles to which a page leads, in its order."""
        return [key for key in map(key_at, self.paths(page)) if is_article(key)]

    def _led(self, page: bytes) -> set[str]:
        keys = self.keys(page) | led_before(page)
        if said := _PUBLISHED.search(page):
            month = month_of(datetime.fromisoformat(said[1].decode()), self._zone)
            keys |= {Target(what, month=month).key for what in (What.MONTH, What.SITEMAP_MONTH)}
        return keys
