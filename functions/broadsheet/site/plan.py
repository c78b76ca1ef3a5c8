"""The publishing plan: which objects of the site a change concerns, by name.

The set is bounded whatever the size of the site: an article's page, its
neighbours, the fronts and feeds of its lists, its month, and what lists months.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from broadsheet.article import Slug
from broadsheet.entry import ALL, Entry, Kind, List, State


class What(StrEnum):
    """The kinds of objects that the site is made of, in the order in which they are published."""

    ARTICLE = "article"
    FRONT = "front"
    MONTH = "month"
    ARCHIVE = "archive"
    FEED = "feed"
    SITEMAP_MONTH = "sitemap-month"
    SITEMAP = "sitemap"
    ROBOTS = "robots"
    NOT_FOUND = "not-found"
    GONE = "gone"


@dataclass(frozen=True)
class Target:
    """One object of the site, by what it shows."""

    what: What
    slug: Slug = ""
    """Of an article."""
    month: str = ""
    """As `2026-11`."""
    which: List = ALL
    """Of a front or a feed."""

    @property
    def key(self) -> str:
        """Its key in the site bucket."""
        match self.what:
            case What.ARTICLE:
                return f"{self.slug}/index.html"
            case What.FRONT:
                return f"{self.which.url[1:]}index.html"
            case What.FEED:
                return f"{self.which.url[1:]}feed.xml"
            case What.MONTH:
                return f"{self.month.replace('-', '/')}/index.html"
            case What.SITEMAP_MONTH:
                return f"sitemap-{self.month}.xml"
            case fixed:
                return _FIXED[fixed]


_FIXED = {
    What.ARCHIVE: "archive/index.html",
    What.SITEMAP: "sitemap.xml",
    What.ROBOTS: "robots.txt",
    What.NOT_FOUND: "404.html",
    What.GONE: "410.html",
}

_LIST = re.compile(r"(section|tag|author)/([^/]+)/(index\.html|feed\.xml)")
_MONTH = re.compile(r"(\d{4})/(\d\d)/index\.html|sitemap-(\d{4})-(\d\d)\.xml")
_ARTICLE = re.compile(r"([^/]+)/index\.html")

SHARED = (
    Target(What.FRONT),
    Target(What.ARCHIVE),
    Target(What.FEED),
    Target(What.SITEMAP),
    Target(What.ROBOTS),
    Target(What.NOT_FOUND),
    Target(What.GONE),
)
"""What every site has, even an empty one."""


def target_of(key: str) -> Target | None:
    """The object that a key names, or nothing if publish makes none of that name."""
    if shared := next((target for target in SHARED if target.key == key), None):
        return shared
    if found := _LIST.fullmatch(key):
        what = What.FRONT if found[3] == "index.html" else What.FEED
        return Target(what, which=List(Kind(found[1]), found[2]))
    if found := _MONTH.fullmatch(key):
        year, month = found[1] or found[3], found[2] or found[4]
        return Target(What.MONTH if found[1] else What.SITEMAP_MONTH, month=f"{year}-{month}")
    found = _ARTICLE.fullmatch(key)
    return Target(What.ARTICLE, slug=found[1]) if found else None


@dataclass(frozen=True)
class Change:
    """An article's entry before and after something happened to it."""

    old: Entry | None
    new: Entry | None

    @property
    def public(self) -> Iterator[Entry]:
        """The entries of the two that stand, or stood, before readers."""
        return (entry for entry in (self.old, self.new) if entry and entry.state is State.PUBLISHED)


def plan(changes: Iterable[Change], neighbours: Iterable[Entry] = ()) -> tuple[Target, ...]:
    """Everything that a batch of changes concerns, each once, in the order in which it is published."""
    entries = [entry for change in changes for entry in change.public]
    targets = {
        *(Target(What.ARTICLE, slug=entry.slug) for entry in (*entries, *neighbours)),
        *(Target(what, month=entry.month) for entry in entries for what in (What.MONTH, What.SITEMAP_MONTH)),
        *(
            Target(what, which=which)
            for e in entries
            for which in e.lists
            for what in (What.FRONT, What.FEED)
        ),
        *(SHARED if entries else ()),
    }
    order = list(What)
    return tuple(sorted(targets, key=lambda target: (order.index(target.what), target.key)))
