"""A press run: objects of the site that are set together, and what these lead to and is not there yet.

Changes of the index come in order from each part of it by itself alone, so that an article may be on a list
that is set for another before its own page is. Whoever is first with the link is first with the page as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from broadsheet.pages import Kept, Pages
from broadsheet.publication import Page, Publication
from broadsheet.site.links import key_at, paths_in
from broadsheet.site.plan import Target, What, in_order, target_of
from broadsheet.stores import Stores
from broadsheet.stores.bucket import Seen
from broadsheet.stores.converge import Outcome, Place, Sights, Step

_LISTS = {What.FRONT, What.MONTH, What.ARCHIVE, What.SITEMAP_MONTH, What.SITEMAP}
_LEADING = {*_LISTS, What.ARTICLE}
"""What may lead to what others have yet to set. Feeds lead to nothing that fronts do not."""

_OURS = re.compile(r"(?!media/)(?:[a-z0-9-]{1,200}/){0,2}[a-z0-9-]+\.(?:html|xml)")
"""The key of a page, of whatever else an article's own links may name."""

_MOST = 20
"""Objects that are looked for besides. An import of thousands is far ahead of its pages, and sets its own."""


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
        self._kept = Kept()

    def step(self) -> Step[Page]:
        """How these objects are brought in line."""
        self._stores.site.ready()
        return Step(self._asked, self._derive, self._stage, self._stores.at_once, self._along, self._in_turn)

    def _placed(self, targets: Iterable[Target]) -> Sequence[Place[Page]]:
        return tuple(dict.fromkeys(map(self._place, targets)))

    def _place(self, target: Target) -> Place[Page]:
        read = self._read and target.what in _LEADING
        place: Place[Page] = self._stores.site.place(target.key, read=read)
        self.targets.setdefault(place, target)
        return place

    def _stage(self, place: Place[Page]) -> What:
        return self.targets[place].stage

    def _in_turn(self, places: Iterable[Place[Page]]) -> Sequence[Place[Page]]:
        return self._placed(in_order(self.targets[place] for place in places))

    def _derive(self, asked: Sequence[Place[Page]]) -> Mapping[Place[Page], Page | None]:
        # The time is read like any other source: whoever was faster may have seen something come due.
        pages = Pages(self._stores, self._publication, self._clock(), self._kept)
        # What is made on demand is not kept: where an older version of the site kept it, it goes.
        # Lists are read first: the pages of articles lead to what stands on them.
        targets = {place: self.targets[place] for place in asked[::-1]}
        made = {place: pages.of(target) if target.is_kept else None for place, target in targets.items()}
        return {place: page for place, page in made.items() if not isinstance(page, Outcome)}

    def _along(
        self, sights: Sights[Page], wanted: Mapping[Place[Page], Page | None]
    ) -> Sequence[Place[Page]]:
        """What pages that are to be written lead to, where nothing that stands here leads already."""
        old = {place: sight.body for place, sight in sights.items() if isinstance(sight, Seen)}
        new = {place: page for place, page in wanted.items() if page and page.body != old.get(place)}
        for place in new:
            if not sights[place].differs(None):
                # What this run brings it also takes away again: nobody else may hear that it came.
                self.targets[place] = replace(self.targets[place], expected=False)
        # Lists come first: what an article's own text leads to may be anything, and any number.
        leading = [place for place in new if self.targets[place].what in _LEADING]
        leading.sort(key=lambda place: self.targets[place].what not in _LISTS)
        led = self._paths(new[place].body for place in leading)
        known = self._paths(old.values()) if led else {}
        further = self._further(key_at(path) for path in led if path not in known)
        return self._placed(islice(further, max(_MOST + len(self._asked) - len(self.targets), 0)))

    def _paths(self, bodies: Iterable[bytes]) -> Mapping[bytes, None]:
        return dict.fromkeys(path for body in bodies for path in paths_in(body, self._publication.url))

    def _further(self, keys: Iterable[str]) -> Iterator[Target]:
        for target in map(target_of, filter(_OURS.fullmatch, keys)):
            if target and target.is_kept and self._stores.site.place(target.key) not in self.targets:
                yield replace(target, expected=True)
