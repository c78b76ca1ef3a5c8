"""A press run: objects of the site that are set together, and what has to be set with them.

Changes of the index come in order from each part of it by itself alone, so that an article may be on a list
that is set for another before its own page is. Whoever is first with the link is first with the page as well.
Whoever removes something first sets what still leads there, as far as its own page tells.

The index may change between the reading of one page and of another: what was not to be, while another leads
there, is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice

from broadsheet.entry import ALL
from broadsheet.pages import Kept, Pages
from broadsheet.publication import Page, Publication
from broadsheet.rounds import Round, body_of
from broadsheet.site.links import Links, is_section, key_at, page_at
from broadsheet.site.plan import FEEDS, LISTINGS, Target, What, in_order
from broadsheet.stores import Stores
from broadsheet.stores.converge import Due, Outcome, Place, Sight, Sights, Step
from broadsheet.stores.related import ON_A_LIST
from broadsheet.turns import Turns

_LISTS = {What.FRONT, What.MONTH, What.ARCHIVE, What.SITEMAP_MONTH, What.SITEMAP}
_LEADING = dict.fromkeys(_LISTS, 0) | {What.ARTICLE: 1, What.ATOM: 2}
"""What may lead to what others have yet to set, lists first: what texts lead to may be anything, and any
number. The other feeds lead to nothing that this one does not."""

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
        self._turned: set[str] = set()
        """The keys of articles and lists that no longer lead where they did."""
        self._gone: set[Place[Page]] = set()
        """What is not to be any more, but is for others to remove: they know what leads there."""
        self._read_again: set[Place[Page]] = set()
        """What was not to be, while other pages were to lead there."""
        self._kept = Kept()
        self._links = Links(publication)
        self._turns = Turns(publication, self._links, self._kept, _MOST)

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
            doubted=self._doubted,
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
            if page is None and target.expected and target.is_kept:
                self._gone.add(place)
            elif not isinstance(page, Outcome):
                due[place] = page
        return due

    # What comes along ----------------------------------------------------------------

    def _round(self, sights: Sights[Page], wanted: Due[Page]) -> Round:
        return Round(self.targets, sights, wanted, self._gone)

    def _along(self, sights: Sights[Page], wanted: Due[Page]) -> Sequence[Place[Page]]:
        now = self._round(sights, wanted)
        room = max(_MOST + len(self._asked) - len(self.targets), 0)
        leading = self._placed(islice(self._led_to(now), room))
        may_lead = chain(self._leading_to_what_goes(now), self._left_by(now))
        left = self._placed(islice(may_lead, room - len(leading)))
        self._left = (self._left | {*left}) - {*leading}
        # What goes only now may be on pages that were as they should be before.
        return [*islice(self.targets, 0 if now.going else len(self._asked), None)]

    def _joins(self, place: Place[Page], sight: Sight[Page]) -> bool:
        """What is led to and not there; what is there and leads to everything, or to what goes or turned."""
        if not sight.differs(None):
            return place not in self._left
        if self._going and self.targets[place] in LISTINGS:
            return True
        return not self._links.led(body_of(sight)).isdisjoint(self._going | self._turned)

    def _doubted(self, wanted: Due[Page]) -> Sequence[Place[Page]]:
        """What should not be, though a page leads there, and that page: the index changed meanwhile."""
        missing = [place for place, page in wanted.items() if page is None] + [*self._gone]
        keys = {self.targets[place].key: place for place in missing if place not in self._read_again}
        pages = ((place, page) for place, page in wanted.items() if page and keys)
        led = {place: self._links.keys(page.body) & keys.keys() for place, page in pages}
        doubted = [keys[key] for key in sorted(set[str]().union(*led.values()))]
        self._read_again |= {*doubted}
        return [*doubted, *(place for place in led if led[place])]

    def _led_to(self, now: Round) -> Iterator[Target]:
        """What pages that are to be written lead to, but for where they, or a list, led already.

        Other pages may lead nowhere: editors err, and what changed beside them may have yet to be published.
        """
        old = {place: now.body(place) for place in now.sights}
        new = {place: page for place, page in now.wanted.items() if page and page.body != old.get(place)}
        self._takes_away(place for place in new if not now.there(place))
        leading = [place for place in new if self.targets[place].what in _LEADING]
        leading.sort(key=lambda place: _LEADING[self.targets[place].what])
        led = [path for place in leading for path in self._links.new(old.get(place, b""), new[place].body)]
        lists = (body for place, body in old.items() if self.targets[place].what in _LISTS)
        known = {path for body in lists for path in self._links.paths(body)} if led else set()
        further = filter(None, (page_at(key_at(path)) for path in led if path not in known))
        return (replace(target, expected=True) for target in further if self._may_be_missing(target))

    def _may_be_missing(self, target: Target) -> bool:
        """Whether nobody has looked for it, or only for whether it leads to what goes."""
        place = self._stores.site.place(target.key)
        return place not in self.targets or place in self._left

    def _takes_away(self, places: Iterable[Place[Page]]) -> None:
        """What this run brings it also takes away again: nobody else may hear that it came."""
        self.targets |= {place: replace(self.targets[place], expected=False) for place in places}

    def _leading_to_what_goes(self, now: Round) -> Iterable[Target]:
        """What leads to everything, the months of articles, and to what pages that go led: most leads back.

        A plan names most of that itself, but as the index has it now: neighbours may have yet to hear.
        """
        self._going |= set(map(now.key, now.going))
        showing = {*self._showing(now)}
        if not now.going:
            return self._led_before(showing)
        led = {key for place in now.going for key in self._links.led(now.body(place))}
        # And what articles lead to that lead to what goes: their lists name their sections.
        led.update(*filter(self._going.intersection, self._led_by_articles(now).values()))
        return (*self._new(LISTINGS), *self._led_before(led | showing))

    def _showing(self, now: Round) -> Iterator[str]:
        """The articles above one that goes, or leaves its section, or is of one that goes: they may show it.

        Also those above what is for others to remove: its lists tell that no more when these come.
        """
        going = self._going.union(map(now.key, now.staying))
        moved = {
            now.key(place)
            for place in now.articles(now.changing)
            if self._links.moves(now.body(place), now.changing[place].body)
        }
        if not going | moved:
            return
        sections = set(filter(is_section, going))
        of_these = {key for key, led in self._led_by_articles(now).items() if led & sections}
        shown = going | moved | of_these
        for place in now.sights:
            target = self.targets[place]
            if target.what is What.FRONT and target.which != ALL:
                yield from self._links.above(now.body(place), shown, ON_A_LIST)

    def _left_by(self, now: Round) -> Iterator[Target]:
        """Where articles and lists lead no more: it may lead back, as others have yet to hear."""
        changed = {place: page.body for place, page in now.changing.items()}
        for place, new in (changed | dict.fromkeys(now.staying, b"")).items():
            if left := self._links.left(self.targets[place], now.body(place), new):
                if self.targets[place] not in LISTINGS:  # to which everything leads
                    self._turned.add(now.key(place))
                yield from self._led_before(left)

    def _led_before(self, keys: set[str]) -> Iterator[Target]:
        """Who removes the page of another article that has gone knows better what leads there."""
        further = self._new(filter(None, map(page_at, sorted(keys))))
        return (replace(target, expected=target.what is What.ARTICLE) for target in further)

    def _new(self, targets: Iterable[Target]) -> Iterator[Target]:
        return (each for each in targets if self._stores.site.place(each.key) not in self.targets)

    def _led_by_articles(self, now: Round) -> Mapping[str, set[str]]:
        """Where each article's page leads, or did until it was about to go, by its key."""
        return {now.key(place): self._links.led(now.body(place)) for place in now.articles(now.sights)}

    def _meanwhile(self, sights: Sights[Page], wanted: Due[Page]) -> Mapping[Place[Page], Page]:
        now = self._round(sights, wanted)
        self._takes_away(self._turns.announced(now))
        return self._turns.meanwhile(now)


def _with_what_tells(targets: Iterable[Target]) -> Iterator[Target]:
    """And the Atom feed, which is read for where all feeds lead, with any other."""
    for target in targets:
        yield target
        if target.what in FEEDS and target.is_kept:
            yield Target(FEEDS[0])
