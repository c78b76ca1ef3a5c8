"""Every object of the site as it should be now: read from the index, the articles and their summaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any

from broadsheet import site
from broadsheet.article import Article, ArticleId, Summary
from broadsheet.entry import ALL, CORRECTIONS, Entry, Kind, List, Month
from broadsheet.errors import Harmed
from broadsheet.profile import Profile, profile_id
from broadsheet.publication import Page, Publication
from broadsheet.site.plan import FEEDS, Target, What
from broadsheet.site.remembered import remembered
from broadsheet.stores import Stores
from broadsheet.stores.converge import Outcome
from broadsheet.stores.glance import Glance
from broadsheet.stores.related import related, translations

Made = Page | Outcome | None
"""A page, nothing where there should be none, or `WAITING` while what it shows is harmed, or is to change."""


@dataclass(frozen=True)
class Kept:
    """What need not be done again when the site is looked at again."""

    stories: dict[tuple[str, str], tuple[Article, Summary]] = field(default_factory=dict)
    """Articles and summaries by their digests: what was read once under these is the same for ever."""
    pages: dict[Target, tuple[tuple[Any, ...], Page | None]] = field(default_factory=dict)
    """Pages, each with all that it is made of: of the same values, setting makes the same page."""
    waiting: dict[Target, Entry] = field(default_factory=dict)
    """Articles whose texts, or summaries, are about to change."""

    def alone(self, target: Target, publication: Publication) -> Page:
        """The page of an article, which has been set before, without those of the others that it leads to."""
        (story, _, sizes), _ = self.pages[target]
        return site.article_page(publication, story, site.Neighbours(), sizes)


_NEWS = timedelta(days=2)

_MOST_MISSING = 2
"""How many articles the site's feeds may leave out because they are about to change. With more of them a
batch is on its way, and the feed waits; but one whose summary never comes must not hold up the rest."""

_FIXED: dict[What, Callable[[Publication], Page | None]] = {
    What.ROBOTS: site.robots,
    What.LLMS: site.llms,
    What.SITEMAP_FRONTS: site.sitemap_fronts,
    What.SECURITY: site.security,
    What.NOT_FOUND: site.not_found,
    What.GONE: site.gone,
}


@lru_cache(2 * len(_FIXED))
def _fixed(what: What, publication: Publication) -> Page | None:
    """A page that every site has, and no article changes."""
    return _FIXED[what](publication)


class Pages:
    """The site at one moment; what several pages show is read once."""

    def __init__(
        self, stores: Stores, publication: Publication, now: datetime, kept: Kept | None = None
    ) -> None:
        self._stores, self._publication, self._now = stores, publication, now
        self._glance = Glance(stores.index, now)
        self._kept = kept or Kept()

    def of(self, target: Target) -> Made:
        """The object as it should be."""
        try:
            return self._made(target)
        except Harmed:  # whoever writes that anew tells what shows it
            return Outcome.WAITING

    def _made(self, target: Target) -> Made:
        if target.what in FEEDS:
            return self._feed(target)
        match target.what:
            case What.ARTICLE:
                return self._article(target)
            case What.FRONT | What.MONTH if target.which == CORRECTIONS:
                return self._corrections(target)
            case What.FRONT:
                return self._front(target)
            case What.MONTH:
                entries = self._glance.month(target.which, target.month)
                return self._set(target, site.month_page, target, entries)
            case What.SITEMAP_MONTH:
                entries = self._glance.month(ALL, target.month)
                return self._set(target, site.sitemap_month, target.month, entries) if entries else None
            case What.NEWS:
                return site.news(self._publication, list(islice(self._of_late(), site.NEWS_LENGTH)))
            case What.ARCHIVE:
                return self._set(target, site.archive_page, self._glance.months(ALL))
            case What.SITEMAP:
                return self._set(target, site.sitemap_index, self._glance.months(ALL))
            case fixed:
                return _fixed(fixed, self._publication)

    # Articles ------------------------------------------------------------------------

    def _article(self, target: Target) -> Made:
        self._kept.waiting.pop(target, None)
        entry = self._stores.index.at(target.slug, self._now)
        if not isinstance(entry, Entry):
            return None
        story = self._story(entry)
        if story is None:
            self._kept.waiting[target] = entry
            return Outcome.WAITING
        near = self._glance.neighbours(entry)
        alike = related(entry, self._glance, without=near)
        around = site.Neighbours(*near, alike, translations(entry, self._stores.index, self._now))
        sizes = self._stores.pictures.sizes(entry.pictures)
        return self._set(target, site.article_page, story, around, sizes)

    def _story(self, entry: Entry) -> site.Story | None:
        """What belongs to an entry, or nothing while it is about to change."""
        digests = entry.article, entry.summary
        if digests not in self._kept.stories:
            try:
                self._kept.stories[digests] = told_of(self._stores, entry.id, digests)
            except (LookupError, Harmed):
                return None
        return site.Story(entry, *self._kept.stories[digests])

    # Lists ---------------------------------------------------------------------------

    def _of_late(self) -> Iterable[Entry]:
        since = self._now - _NEWS
        return takewhile(lambda entry: entry.published_at > since, self._stores.index.entries(ALL, self._now))

    def _front(self, target: Target) -> Page | None:
        which = target.which
        entries = self._glance.newest(which, site.FRONT_LENGTH)
        months = () if which == ALL else self._glance.months(which)
        shown, more = entries[: site.FRONT_LENGTH], len(entries) > site.FRONT_LENGTH
        profile = self._profile(which) if shown else None
        return self._set(target, site.front, which, shown, months, profile, more)

    def _profile(self, which: List) -> Profile | None:
        """Who the author is whose list this is."""
        return self._stores.profiles.find(profile_id(which.slug)) if which.kind is Kind.AUTHOR else None

    def _corrections(self, target: Target) -> Page | None:
        index, now = self._stores.index, self._now
        if target.month:
            entries = islice(index.month(target.month, now, CORRECTIONS), site.CORRECTED_LENGTH)
        else:
            entries = islice(index.entries(CORRECTIONS, now), site.FRONT_LENGTH)
        stories = tuple(self._corrected(entries))
        if target.month:
            return site.corrections_month(self._publication, target, stories)
        return site.corrections_page(self._publication, stories, index.months(CORRECTIONS))

    def _corrected(self, entries: Iterable[Entry]) -> Iterator[site.Story]:
        """The articles of a page that is made while someone waits: as long as there is room."""
        size = 0
        for story in filter(None, map(self._story, entries)):
            yield story
            size += len(story.article.html)
            if size >= site.WHOLE_SIZE:
                return

    def _set(self, target: Target, make: Callable[..., Page | None], *values: object) -> Page | None:
        """The page that is made of these values, which is made once."""
        known = self._kept.pages.get(target)
        if known is None or known[0] != values:
            known = self._kept.pages[target] = values, make(self._publication, *values)
        return known[1]

    # Feeds ---------------------------------------------------------------------------

    def _feed(self, target: Target) -> Made:
        entries = (
            self._glance.month(target.which, target.month)
            if target.month
            else self._glance.newest(target.which, site.FEED_LENGTH)
        )
        shown = entries[: site.MONTH_LENGTH if target.month else site.FEED_LENGTH]
        if target.on_demand:
            told: tuple[site.Mention, ...] = tuple(self._mentions(shown))
        else:
            told = tuple(story for story in map(self._story, shown) if story)
            missing = len(shown) - len(told)
            if missing > _MOST_MISSING or (missing and not told):
                return Outcome.WAITING
        profile = self._profile(target.which) if told and not target.month else None
        return self._set(target, site.feed, target, told, self._around(target, entries, shown), profile)

    def _mentions(self, entries: Sequence[Entry]) -> Iterator[site.Mention]:
        """The articles of a feed that is made while someone waits: whole as long as there is room."""
        size = 0
        for place, entry in enumerate(entries):
            room = place < site.WHOLE_LENGTH and size < site.WHOLE_SIZE
            story = self._story(entry) if room else site.Mention(entry)
            if isinstance(story, site.Story):
                size += len(story.article.html)
                story = story if size <= site.WHOLE_SIZE else site.Mention(entry)
            if story:
                yield story

    def _around(self, target: Target, entries: Sequence[Entry], shown: Sequence[Entry]) -> site.Around:
        """Where the feed goes on: from its last article's month, if it has more than it shows."""
        if not target.month:
            more = len(entries) > len(shown)
            return site.Around(earlier=Month(month=shown[-1].month, count=0) if more else None)
        months = [
            Month(month="", count=0),
            *self._glance.months(target.which),
            Month(month="", count=0),
        ]
        place = next((n for n, month in enumerate(months) if month.month == target.month), 0)
        if not place:
            return site.Around()
        later, earlier = months[place - 1], months[place + 1]
        return site.Around(earlier if earlier.month else None, later if later.month else None)


@remembered(2 * site.FEED_LENGTH, lambda told: len(told[0].html))
def told_of(stores: Stores, id: ArticleId, digests: tuple[str, str]) -> tuple[Article, Summary]:
    """An article and its summary by their digests, under which they are the same for ever.

    Feeds tell the same articles whole, time and again. Raises `LookupError` while others stand there.
    """
    article, told = stores.articles.find(id), stores.summaries.find(id)
    if article is None or told is None or (article.digest, told.digest) != digests:
        raise LookupError(id)
    return article, told
