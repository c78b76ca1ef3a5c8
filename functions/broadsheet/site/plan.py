"""The publishing plan: which objects of the site a change concerns, by name.

The set is bounded whatever the size of the site: an article's page, those of its
neighbours, its translations and of what is related to it, the fronts of its lists, its month, and
what is as new as the site.

What few ask for does not stand in the bucket at all. It is made when it is asked
for, from the same index, by whoever answers for what the bucket does not have:
feeds and months of single sections, tags and authors, feeds of past months,
corrections, and what changes with the clock alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from broadsheet.article import Slug
from broadsheet.entry import ALL, CORRECTIONS, Entry, Kind, List, State


class What(StrEnum):
    """The kinds of objects that the site is made of, in the order in which they are published."""

    ARTICLE = "article"
    FRONT = "front"
    MONTH = "month"
    ARCHIVE = "archive"
    ATOM = "atom"
    RSS = "rss"
    JSON_FEED = "json-feed"
    SITEMAP_MONTH = "sitemap-month"
    SITEMAP_FRONTS = "sitemap-fronts"
    SITEMAP = "sitemap"
    NEWS = "news"
    ROBOTS = "robots"
    LLMS = "llms"
    SECURITY = "security"
    NOT_FOUND = "not-found"
    GONE = "gone"
    STRAY = "stray"
    """What somebody has put there by hand, under a name that nothing has: it goes."""

    __hash__ = str.__hash__  # that of enumerations is slower, and asked for all the time


FEEDS = (What.ATOM, What.RSS, What.JSON_FEED)

_FIXED = {
    What.ARCHIVE: "archive/index.html",
    What.SITEMAP: "sitemap.xml",
    What.SITEMAP_FRONTS: "sitemap-fronts.xml",
    What.NEWS: "sitemap-news.xml",
    What.ROBOTS: "robots.txt",
    What.LLMS: "llms.txt",
    What.SECURITY: ".well-known/security.txt",
    What.NOT_FOUND: "404.html",
    What.GONE: "410.html",
}
_IN_A_FOLDER = {
    What.FRONT: "index.html",
    What.MONTH: "index.html",
    What.ATOM: "feed.xml",
    What.RSS: "rss.xml",
    What.JSON_FEED: "feed.json",
}


@dataclass(frozen=True)
class Target:
    """One object of the site, by what it shows."""

    what: What
    slug: Slug = ""
    """Of an article; of a stray, its whole key."""
    month: str = ""
    """Of a month's page, feed or sitemap, as `2026-11`."""
    which: List = ALL
    """Of a front, a month or a feed."""
    expected: bool = field(default=False, compare=False)
    """That it should stand, as far as is known. Where it should not any more, whatever took away its article,
    or its last, tells so itself, and knows what leads there, which has to be set first."""

    @property
    def key(self) -> str:
        """Its key in the site bucket."""
        if self.what is What.STRAY:
            return self.slug
        if self.what is What.ARTICLE:
            return f"{self.slug}/index.html"
        if self.what is What.SITEMAP_MONTH:
            return f"sitemap-{self.month}.xml"
        if name := _IN_A_FOLDER.get(self.what):
            month = f"{self.month.replace('-', '/')}/" if self.month else ""
            return f"{self.which.url[1:]}{month}{name}"
        return _FIXED[self.what]

    @property
    def url(self) -> str:
        """Its address."""
        return f"/{self.key.removesuffix('index.html')}"

    @property
    def stage(self) -> tuple[What, bool]:
        """What is published together: those of one kind, and feeds of all kinds, which nothing leads from.

        Fronts of sections are apart, as all other lists name the sections of their articles.
        """
        return FEEDS[0] if self.what in FEEDS else self.what, self.which.kind is Kind.SECTION

    @property
    def on_demand(self) -> bool:
        """Whether it is made when it is asked for rather than kept."""
        if self.what in {What.NEWS, What.SITEMAP_FRONTS} or self.which == CORRECTIONS:
            return True
        if self.what is What.MONTH:
            return self.which != ALL
        return self.what in FEEDS and (self.which != ALL or self.month != "")

    @property
    def is_kept(self) -> bool:
        """Whether it may stand in the bucket at all."""
        return not self.on_demand and self.what is not What.STRAY


LISTINGS = tuple(map(Target, (What.FRONT, What.ARCHIVE, *FEEDS, What.SITEMAP)))
"""What is as new as the newest article of the site."""

SHARED = (*LISTINGS, *map(Target, (What.ROBOTS, What.LLMS, What.SECURITY, What.NOT_FOUND, What.GONE)))
"""What every site has, even an empty one."""

_ARTICLE = re.compile(r"([^/]+)/index\.html")
_SITEMAP_MONTH = re.compile(r"sitemap-(\d{4}-\d\d)\.xml")
_LISTED = re.compile(
    r"(?:(?:(section|tag|author)/([^/]+)|(corrections))/)?(?:(\d{4})/(\d\d)/)?(index\.html|feed\.xml|rss\.xml|feed\.json)"
)
_NAMED = {"feed.xml": What.ATOM, "rss.xml": What.RSS, "feed.json": What.JSON_FEED}


def target_of(key: str) -> Target | None:
    """The object that a key names, or nothing if there is none of that name."""
    target = _like(key)
    return target if target and target.key == key else None


def _like(key: str) -> Target | None:
    """What a key is written like, although it may be no slug that stands in it."""
    if fixed := next((what for what, name in _FIXED.items() if name == key), None):
        return Target(fixed)
    if found := _SITEMAP_MONTH.fullmatch(key):
        return Target(What.SITEMAP_MONTH, month=found[1])
    if found := _LISTED.fullmatch(key):
        kind, slug, corrections, year, month, name = found.groups()
        which = List(Kind(kind), slug) if kind else CORRECTIONS if corrections else ALL
        what = _NAMED.get(name) or (What.MONTH if year else What.FRONT)
        if corrections and name in _NAMED:
            return None
        return Target(what, month=f"{year}-{month}" if year else "", which=which)
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

    @property
    def left(self) -> set[Target]:
        """What showed the article, and does so no more."""
        old, new = (set(_showing(entry)) for entry in (self.old, self.new))
        return old - new

    @property
    def shows_elsewhere(self) -> bool:
        """Whether pages of other articles that lead to this one have to say something else now."""
        return _as_linked(self.old) != _as_linked(self.new)


def _as_linked(entry: Entry | None) -> tuple[object, ...] | None:
    """What a link to an article says of it, and what decides where one stands."""
    if entry is None or entry.state is not State.PUBLISHED:
        return None
    listed = entry.line, entry.seconds, entry.published_at, entry.lists, entry.section, entry.picture
    return entry.slug, entry.title, entry.lang, entry.translation_key, *listed


def plan(changes: Iterable[Change], others: Iterable[Entry] = ()) -> tuple[Target, ...]:
    """Everything that a batch of changes concerns, each once, in the order in which it is published.

    `others` are the articles whose pages lead to those that changed, or did.
    """
    changes = list(changes)
    shown = {target for change in changes for entry in change.public for target in _showing(entry)}
    leading = {Target(What.ARTICLE, slug=entry.slug) for entry in others}
    left = {target for change in changes for target in change.left}
    expected = {replace(target, expected=True) for target in (shown | leading) - left}
    return in_order({*expected, *left, *(SHARED if shown else ())})


def _showing(entry: Entry | None) -> Iterator[Target]:
    """What of the site shows an article, besides what every site has."""
    if entry and entry.state is State.PUBLISHED:
        yield Target(What.ARTICLE, slug=entry.slug)
        yield from (Target(what, month=entry.month) for what in (What.MONTH, What.SITEMAP_MONTH))
        yield from (Target(What.FRONT, which=which) for which in entry.lists)


def in_order(targets: Iterable[Target]) -> tuple[Target, ...]:
    """As they are published: nothing before what it links to.

    Articles lead to each other and to the fronts of their lists, which lead to them: these circles begin with
    the articles. Every list names the sections of its articles, so that theirs are the first of the fronts.
    """
    order = list(What)

    def turn(target: Target) -> tuple[int, bool, bool, str]:
        kind = target.which.kind
        return order.index(target.what), kind is not Kind.SECTION, kind is Kind.ALL, target.key

    return tuple(sorted(targets, key=turn))


def keys_in_order(keys: Iterable[str]) -> Iterator[str]:
    """Keys of the site in that order, and at last those of nothing."""
    targets = (target_of(key) or Target(What.STRAY, slug=key) for key in keys)
    return (target.key for target in in_order(targets))


def around(which: List, months: Iterable[str]) -> Iterator[Target]:
    """What of a list is made on demand and does not change with the clock, for whoever wants it all."""
    if which == ALL:
        yield Target(What.SITEMAP_FRONTS)
    elif which == CORRECTIONS:
        yield Target(What.FRONT, which=which)
    else:
        yield from (Target(what, which=which) for what in FEEDS)
    for month in months:
        if which != CORRECTIONS:
            yield Target(What.ATOM, month=month, which=which)
        if which != ALL:
            yield Target(What.MONTH, month=month, which=which)
