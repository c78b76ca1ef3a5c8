"""Turns: what leads to each other, and comes or goes together, stands for a moment without the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from broadsheet import site
from broadsheet.entry import ALL
from broadsheet.pages import Kept
from broadsheet.publication import Page, Publication
from broadsheet.rounds import Round
from broadsheet.site.links import Links, is_article, page_at
from broadsheet.site.plan import FEEDS, What
from broadsheet.stores.converge import Place

_LED = {What.FRONT, What.ARCHIVE, *FEEDS}
"""Lists to which articles lead; some of these never go, but all come."""


@dataclass(frozen=True)
class Turns:
    """What stands at objects of the site before they are as they should be."""

    publication: Publication
    links: Links
    kept: Kept
    most: int
    """Articles that come, or go, in two turns, if they are no more."""

    def meanwhile(self, now: Round) -> Mapping[Place[Page], Page]:
        """Of what leads to each other, each without what leads to the others; and what is still to come."""
        announced = {
            place: site.announced(self.publication, self.kept.waiting[now.targets[place]])
            for place in self.announced(now)
        }
        coming = {place: self._alone(now, place) for place in self._coming(now)}
        parting = {place: self._leaving(now, place) for place in self._parting(now)}
        return {**announced, **coming, **parting}

    def announced(self, now: Round) -> Iterator[Place[Page]]:
        """Articles that are about to change before their page has come, to which lists lead already."""
        missing = (place for place in now.articles(now.sights) if not now.there(place))
        return (place for place in missing if now.targets[place] in self.kept.waiting)

    def _coming(self, now: Round) -> Iterator[Place[Page]]:
        """Lists that begin, to which articles lead, and articles, if few enough, that lead to one another."""
        led = {place: self.links.keys(now.changing[place].body) for place in now.articles(now.changing)}
        new = {now.key(place) for place in led if not now.there(place)}
        for place in now.changing:
            key = now.key(place)
            if place in led:
                if key in new and len(new) <= self.most and led[place] & new - {key}:
                    yield place
            elif any(key in keys for keys in led.values()) and self._begins(now, place):
                yield place

    def _begins(self, now: Round, place: Place[Page]) -> bool:
        """Whether a list is not there, or has nothing of what it had: somebody may be about to remove it."""
        target = now.targets[place]
        if target.what not in _LED or not now.there(place):
            return target.what in _LED
        stayed = self.links.keys(now.body(place)) & self.links.keys(now.changing[place].body)
        return target.which != ALL and not any(map(is_article, stayed))

    def _parting(self, now: Round) -> Iterator[Place[Page]]:
        """Lists that go, to which articles led, and articles, if few enough, that led to what goes.

        And what is for others to remove: who removes what that led to may have no way to know of it.
        """
        yield from now.staying
        keys = set(map(now.key, now.going))
        led = {place: self.links.led(now.body(place)) for place in now.articles(now.going)}
        for place in now.going:
            key = now.key(place)
            if place in led:
                if len(led) <= self.most and led[place] & keys - {key}:
                    yield place
            elif now.targets[place].what is What.FRONT and any(key in each for each in led.values()):
                yield place

    def _alone(self, now: Round, place: Place[Page]) -> Page:
        """The same without what comes with it."""
        target = now.targets[place]
        if target.what is What.ARTICLE:
            return self.kept.alone(target, self.publication)
        if target.which == ALL:
            return site.blank(self.publication, target)
        return site.empty_front(self.publication, target.which)

    def _leaving(self, now: Round, place: Place[Page]) -> Page:
        """What leads nowhere, and keeps where it did for whoever is to remove it."""
        target = now.targets[place]
        if target.what is What.SITEMAP_MONTH:
            return site.sitemap_month(self.publication, target.month, ())
        if target.what is What.FRONT:
            page = site.empty_front(self.publication, target.which)
        else:
            page = replace(site.gone(self.publication), key=target.key)
        return site.leaving(page, filter(page_at, self.links.led(now.body(place))))
