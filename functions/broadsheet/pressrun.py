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
"""Objects that are looked for besides. An import of thousands is far ahead of its pages, and sets its own."""
_FEW = 5
"""Articles that come together and lead to one another, for which each is set twice. More are an import, which
is not to write half as much again for the sake of readers who come in that very moment."""


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
        self._asked = self._placed(targets)
        self._left: set[Place[Page]] = set()
        """What may lead to what goes."""
        self._going: set[str] = set()
        """The keys of what goes."""
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
        # What is made on demand is not kept: where an older version of the site kept it, it goes.
        # Lists are read first: the pages of articles lead to what stands on them.
        targets = {place: self.targets[place] for place in asked[::-1]}
        made = {place: pages.of(target) if target.is_kept else None for place, target in targets.items()}
        return {place: page for place, page in made.items() if not isinstance(page, Outcome)}

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
        leads = self.targets[place] in LISTINGS or self._keys([_body(sight)]) & self._going
        return bool(leads) and sight.differs(None)

    def _led_to(self, sights: Sights[Page], wanted: Due[Page]) -> Iterator[Target]:
        """What pages that are to be written lead to, where nothing that stands here leads already."""
        old = {place: sight.body for place, sight in sights.items() if isinstance(sight, Seen)}
        new = {place: page for place, page in wanted.items() if page and page.body != old.get(place)}
        for place in new:
            if not sights[place].differs(None):
                # What this run brings it also takes away again: nobody else may hear that it came.
                self.targets[place] = replace(self.targets[place], expected=False)
        leading = [place for place in new if self.targets[place].what in _LEADING]
        leading.sort(key=lambda place: _LEADING[self.targets[place].what])
        led = self._paths(new[place].body for place in leading)
        known = self._paths(old.values()) if led else {}
        further = self._further(key_at(path) for path in led if path not in known)
        return (replace(target, expected=True) for target in further)

    def _leading_to_what_goes(self, sights: Sights[Page], wanted: Due[Page]) -> Iterable[Target]:
        """What leads to everything, the months of articles, and to what pages that go led: most leads back.

        A plan names most of that itself, but as the index has it now: neighbours may have yet to hear.
        """
        going = self._that_go(sights, wanted)
        if not going:
            return ()
        bodies = [_body(sights[place]) for place in going]
        shared = self._new((*LISTINGS, *self._months(bodies)))
        self._going |= {self.targets[place].key for place in going}
        led = sorted(self._keys(bodies))
        # Who removes the page of another article that has gone knows better what leads there.
        further = (replace(each, expected=each.what is What.ARTICLE) for each in self._further(led))
        return (*shared, *further)

    def _months(self, bodies: Iterable[bytes]) -> Iterator[Target]:
        """What shows the months of articles, by what their pages say."""
        for said in filter(None, map(_PUBLISHED.search, bodies)):
            month = month_of(datetime.fromisoformat(said[1].decode()), self._publication.zone)
            yield from (Target(what, month=month) for what in (What.MONTH, What.SITEMAP_MONTH))

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

    # What comes, or goes, together ---------------------------------------------------

    def _meanwhile(self, sights: Sights[Page], wanted: Due[Page]) -> Mapping[Place[Page], Page]:
        """Of what leads to each other, each without what leads to the others."""
        coming = [place for place, page in wanted.items() if page and not sights[place].differs(None)]
        going = self._that_go(sights, wanted)
        written = {place: page.body for place, page in wanted.items() if page and sights[place].differs(page)}
        went = {place: _body(sights[place]) for place in going}
        first = self._in_circles(coming, written, _FEW) if coming else ()
        last = self._in_circles(going, went, _MOST) if going else ()
        return {place: self._alone(place) for place in first} | {place: self._gone(place) for place in last}

    def _in_circles(
        self, some: Sequence[Place[Page]], bodies: Mapping[Place[Page], bytes], most: int
    ) -> Iterator[Place[Page]]:
        """Lists to which articles lead that come, or go, and articles, if few, that lead to one another."""
        articles = [place for place in bodies if self.targets[place].what is What.ARTICLE]
        led = {place: self._keys([bodies[place]]) for place in articles}
        keys = {self.targets[place].key for place in some if place in led}
        for place in some:
            target = self.targets[place]
            if place in led:
                if len(keys) <= most and led[place] & keys - {target.key}:
                    yield place
            elif target.what in _LED and any(target.key in each for each in led.values()):
                yield place

    def _alone(self, place: Place[Page]) -> Page:
        """The same without what comes with it."""
        if self.targets[place].what is What.ARTICLE:
            return self._kept.alone(self.targets[place], self._publication)
        return self._gone(place)

    def _gone(self, place: Place[Page]) -> Page:
        """What leads nowhere; for whoever comes in that moment."""
        target = self.targets[place]
        if target.what is What.ARTICLE:
            return replace(site.gone(self._publication), key=target.key)
        if target.which == ALL:
            return site.blank(self._publication, target)
        return site.empty_front(self._publication, target.which)


def _body(sight: Sight[Page]) -> bytes:
    return sight.body if isinstance(sight, Seen) else b""
