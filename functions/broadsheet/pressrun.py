"""A press run: objects of the site that are set together, and what has to be set with them.

Changes of the index come in order from each part of it by itself alone, so that an article may be on a list
that is set for another before its own page is. Whoever is first with the link is first with the page as well.
Whoever removes something first sets what still leads there, as far as its own page tells.

Articles and the fronts of their lists lead to each other. Where such come, or go, together, some stand for a
moment without what leads to the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from broadsheet import site
from broadsheet.entry import ALL, month_of
from broadsheet.pages import Kept, Pages
from broadsheet.publication import Page, Publication
from broadsheet.site.links import key_at, paths_in
from broadsheet.site.plan import FEEDS, LISTINGS, Target, What, in_order, target_of
from broadsheet.stores import Stores
from broadsheet.stores.bucket import Seen
from broadsheet.stores.converge import Due, Outcome, Place, Sight, Sights, Step

_LISTS = {What.FRONT, What.MONTH, What.ARCHIVE, What.SITEMAP_MONTH, What.SITEMAP}
_LEADING = dict.fromkeys(_LISTS, 0) | {What.ARTICLE: 1, What.ATOM: 2}
"""What may lead to what others have yet to set, lists first: what texts lead to may be anything, and any
number. The other feeds lead to nothing that this one does not."""

_LED = {What.FRONT, What.ARCHIVE, *FEEDS}
"""Lists to which articles lead; some of these never go, but all come."""

_OURS = re.compile(r"(?!media/)(?:[a-z0-9-]{1,200}/){0,2}[a-z0-9-]+\.(?:html|xml)")
"""The key of a page, of whatever else an article's own links may name."""

_PUBLISHED = re.compile(rb'"article:published_time" content="([^"]+)"')

_MOST = 20
"""Objects that are looked for besides, and articles that come, or go, together in two turns. An import of
thousands is far ahead of its pages. It sets its own, and none twice for readers who come in that moment."""


class PressRun:
    """What some objects of the site should be, and which others have to be set with them."""

    def __init__(
        self,
        targets: Iterable[Target],
        stores: Stores,
        publication: Publication,
        clock: Callable[[], datetime],
        *,
        read: bool = True,
    ) -> None:
        """Without `read` it can be told what differs, but not what else has to be set."""
        self._stores, self._publication, self._clock, self._read = stores, publication, clock, read
        self.targets: dict[Place[Page], Target] = {}
        self._asked = self._placed(_with_what_tells(targets) if read else targets)
        self._left: set[Place[Page]] = set()
        """What may lead to what goes."""
        self._going: set[str] = set()
        """The keys of what goes."""
        self._gone: set[Place[Page]] = set()
        """What is not to be any more, but is for others to remove: they know what leads there."""
        self._kept = Kept()

    def step(self) -> Step[Page]:
        """How these objects are brought in line."""
        self._stores.site.ready()
        return Step(
            self._asked,
            self._derive,
            stage=self._stage,
            at_once=self._stores.at_once,
            along=self._along,
            joins=self._joins,
            order=self._in_turn,
            meanwhile=self._meanwhile,
        )

    def _placed(self, targets: Iterable[Target]) -> Sequence[Place[Page]]:
        return tuple(dict.fromkeys(map(self._place, targets)))

    def _place(self, target: Target) -> Place[Page]:
        read = self._read and target.what in _LEADING
        place: Place[Page] = self._stores.site.place(target.key, read=read)
        self.targets.setdefault(place, target)
        return place

    def _stage(self, place: Place[Page]) -> object:
        return self.targets[place].stage

    def _in_turn(self, places: Iterable[Place[Page]]) -> Sequence[Place[Page]]:
        return self._placed(in_order(self.targets[place] for place in places))

    def _derive(self, asked: Sequence[Place[Page]]) -> Due[Page]:
        # The time is read like any other source: whoever was faster may have seen something come due.
        pages = Pages(self._stores, self._publication, self._clock(), self._kept)
        self._gone -= {*asked}
        due: dict[Place[Page], Page | None] = {}
        # Lists are read first: the pages of articles lead to what stands on them.
        for place in asked[::-1]:
            target = self.targets[place]
            # What is made on demand is not kept: where an older version of the site kept it, it goes.
            page = pages.of(target) if target.is_kept else None
            if page is None and target.expected:
                self._gone.add(place)
            elif not isinstance(page, Outcome):
                due[place] = page
        return due

    # What comes along ----------------------------------------------------------------

    def _along(self, sights: Sights[Page], wanted: Due[Page]) -> Sequence[Place[Page]]:
        room = max(_MOST + len(self._asked) - len(self.targets), 0)
        leading = self._placed(islice(self._led_to(sights, wanted), room))
        left = self._placed(islice(self._leading_to_what_goes(sights, wanted), room - len(leading)))
        self._left |= {*left}
        return [*leading, *left]

    def _joins(self, place: Place[Page], sight: Sight[Page]) -> bool:
        """What is led to and is not there; what leads to everything, or to what goes, and is there."""
        if place not in self._left:
            return not sight.differs(None)
        leads = self.targets[place] in LISTINGS or self._led_from(_body(sight)) & self._going
        return bool(leads) and sight.differs(None)

    def _led_to(self, sights: Sights[Page], wanted: Due[Page]) -> Iterator[Target]:
        """What pages that are to be written lead to, but for where they, or a list, led already.

        Other pages may lead nowhere: editors err, and what changed beside them may have yet to be published.
        """
        old = {place: sight.body for place, sight in sights.items() if isinstance(sight, Seen)}
        new = {place: page for place, page in wanted.items() if page and page.body != old.get(place)}
        for place in new:
            if not sights[place].differs(None):
                # What this run brings it also takes away again: nobody else may hear that it came.
                self.targets[place] = replace(self.targets[place], expected=False)
        leading = [place for place in new if self.targets[place].what in _LEADING]
        leading.sort(key=lambda place: _LEADING[self.targets[place].what])
        led = [path for place in leading for path in self._newly_led(old.get(place, b""), new[place].body)]
        lists = (body for place, body in old.items() if self.targets[place].what in _LISTS)
        known = self._paths(lists) if led else {}
        further = self._further(key_at(path) for path in led if path not in known)
        return (replace(target, expected=True) for target in further)

    def _leading_to_what_goes(self, sights: Sights[Page], wanted: Due[Page]) -> Iterable[Target]:
        """What leads to everything, the months of articles, and to what pages that go led: most leads back.

        A plan names most of that itself, but as the index has it now: neighbours may have yet to hear.
        """
        going = self._that_go(sights, wanted)
        if not going:
            return ()
        self._going |= {self.targets[place].key for place in going}
        leading = (*going, *self._that_stay(sights))
        led = sorted({key for place in leading for key in self._led_from(_body(sights[place]))})
        # Who removes the page of another article that has gone knows better what leads there.
        further = (replace(each, expected=each.what is What.ARTICLE) for each in self._further(led))
        return (*self._new(LISTINGS), *further)

    def _led_from(self, body: bytes) -> set[str]:
        """The keys of what a page leads to, or did until it was about to go, and its month's."""
        return self._keys([body]) | {target.key for target in self._months(body)} | site.led_before(body)

    def _months(self, body: bytes) -> Iterator[Target]:
        """What shows the month of an article, by what its page says."""
        if said := _PUBLISHED.search(body):
            month = month_of(datetime.fromisoformat(said[1].decode()), self._publication.zone)
            yield from (Target(what, month=month) for what in (What.MONTH, What.SITEMAP_MONTH))

    def _newly_led(self, old: bytes, new: bytes) -> Iterator[bytes]:
        before = self._paths([old])
        return (path for path in self._paths([new]) if path not in before)

    def _paths(self, bodies: Iterable[bytes]) -> Mapping[bytes, None]:
        return dict.fromkeys(path for body in bodies for path in paths_in(body, self._publication.url))

    def _keys(self, bodies: Iterable[bytes]) -> set[str]:
        return {key_at(path) for path in self._paths(bodies)}

    def _further(self, keys: Iterable[str]) -> Iterator[Target]:
        named = map(target_of, filter(_OURS.fullmatch, keys))
        return self._new(target for target in named if target and target.is_kept)

    def _new(self, targets: Iterable[Target]) -> Iterator[Target]:
        return (each for each in targets if self._stores.site.place(each.key) not in self.targets)

    def _that_go(self, sights: Sights[Page], wanted: Due[Page]) -> Sequence[Place[Page]]:
        """What is there and should not be, but for what has no place here: nothing leads to that."""
        gone = (place for place, page in wanted.items() if page is None and sights[place].differs(None))
        return [place for place in gone if self.targets[place].is_kept]

    def _that_stay(self, sights: Sights[Page]) -> Sequence[Place[Page]]:
        """Pages of articles that have gone, which are for others to remove."""
        articles = (place for place in self._gone if self.targets[place].what is What.ARTICLE)
        return [place for place in articles if sights[place].differs(None)]

    # What comes, or goes, together ---------------------------------------------------

    def _meanwhile(self, sights: Sights[Page], wanted: Due[Page]) -> Mapping[Place[Page], Page]:
        """Of what leads to each other, each without what leads to the others."""
        coming = {place: self._alone(place) for place in self._coming(sights, wanted)}
        return coming | {
            place: self._leaving(place, sights[place]) for place in self._parting(sights, wanted)
        }

    def _coming(self, sights: Sights[Page], wanted: Due[Page]) -> Iterator[Place[Page]]:
        """Lists that begin, to which articles lead, and articles, if few enough, that lead to one another."""
        pages = {place: page for place, page in wanted.items() if page and sights[place].differs(page)}
        led = {
            place: self._keys([page.body])
            for place, page in pages.items()
            if self.targets[place].what is What.ARTICLE
        }
        new = {self.targets[place].key for place in led if not sights[place].differs(None)}
        for place, page in pages.items():
            target = self.targets[place]
            if place in led:
                if target.key in new and len(new) <= _MOST and led[place] & new - {target.key}:
                    yield place
            elif target.what in _LED and any(target.key in keys for keys in led.values()):
                yield from [place] * self._begins(target, sights[place], page)

    def _begins(self, target: Target, sight: Sight[Page], page: Page) -> bool:
        """Whether a list is not there, or has nothing of what it had: somebody may be about to remove it."""
        if not sight.differs(None):
            return True
        stayed = self._keys([_body(sight)]) & self._keys([page.body])
        return target.which != ALL and not any(_is_article(key) for key in stayed)

    def _parting(self, sights: Sights[Page], wanted: Due[Page]) -> Iterator[Place[Page]]:
        """Lists that go, to which articles led, and articles, if few enough, that led to what goes."""
        going = self._that_go(sights, wanted)
        keys = {self.targets[place].key for place in going}
        if not keys:
            return
        articles = [place for place in going if self.targets[place].what is What.ARTICLE]
        leading = (*articles, *self._that_stay(sights))
        led = {place: self._led_from(_body(sights[place])) for place in leading}
        for place in dict.fromkeys((*going, *led)):
            key = self.targets[place].key
            if place in led:
                if len(led) <= _MOST and led[place] & keys - {key}:
                    yield place
            elif self.targets[place].what is What.FRONT and any(key in each for each in led.values()):
                yield place

    def _alone(self, place: Place[Page]) -> Page:
        """The same without what comes with it."""
        target = self.targets[place]
        if target.what is What.ARTICLE:
            return self._kept.alone(target, self._publication)
        if target.which == ALL:
            return site.blank(self._publication, target)
        return site.empty_front(self._publication, target.which)

    def _leaving(self, place: Place[Page], sight: Sight[Page]) -> Page:
        """What leads nowhere, and keeps where it did for whoever is to remove it."""
        target = self.targets[place]
        if target.what is What.ARTICLE:
            page = replace(site.gone(self._publication), key=target.key)
        else:
            page = site.empty_front(self._publication, target.which)
        return site.leaving(page, filter(_OURS.fullmatch, self._led_from(_body(sight))))


def _is_article(key: str) -> bool:
    target = target_of(key)
    return target is not None and target.what is What.ARTICLE


def _with_what_tells(targets: Iterable[Target]) -> Iterator[Target]:
    """And the Atom feed, which is read for where all feeds lead, with any other."""
    for target in targets:
        yield target
        if target.what in FEEDS and target.is_kept:
            yield Target(FEEDS[0])


def _body(sight: Sight[Page]) -> bytes:
    return sight.body if isinstance(sight, Seen) else b""
