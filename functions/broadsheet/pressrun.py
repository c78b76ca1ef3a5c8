"""A press run: objects of the site that are set together, and what these lead to and is not there yet.

Changes of the index come in order from each part of it by itself alone, so that an article may be on a list
that is set for another before its own page is. Whoever is first with the link is first with the page as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from broadsheet.pages import Kept, Pages
from broadsheet.publication import Page, Publication
from broadsheet.site.links import key_at, paths_in
from broadsheet.site.plan import Target, What, in_order, target_of
from broadsheet.stores import Stores
from broadsheet.stores.bucket import Seen
from broadsheet.stores.converge import Outcome, Place, Sights, Step

_LEADING = {What.ARTICLE, What.FRONT, What.MONTH, What.ARCHIVE, What.SITEMAP_MONTH, What.SITEMAP}
"""What may lead to what others have yet to set. Feeds lead to nothing that fronts do not."""

_MOST = 20
"""Objects that are looked for besides. Where there are more, a batch is on its way, and sees to its own."""


class PressRun:
    """What some objects of the site should be, and which others have to be set with them."""

    def __init__(
        self,
        targets: Iterable[Target],
        stores: Stores,
        publication: Publication,
        clock: Callable[[], datetime],
    ) -> None:
        self._stores, self._publication, self._clock = stores, publication, clock
        self._targets: dict[Place[Page], Target] = {}
        self._asked = self._placed(targets)
        self._kept = Kept()

    def step(self) -> Step[Page]:
        self._stores.site.ready()
        return Step(self._asked, self._derive, self._stage, self._stores.at_once, self._along, self._in_turn)

    def _placed(self, targets: Iterable[Target]) -> Sequence[Place[Page]]:
        return tuple(dict.fromkeys(map(self._place, targets)))

    def _place(self, target: Target) -> Place[Page]:
        place: Place[Page] = self._stores.site.place(target.key, read=target.what in _LEADING)
        self._targets.setdefault(place, target)
        return place

    def _stage(self, place: Place[Page]) -> What:
        return self._targets[place].stage

    def _in_turn(self, places: Iterable[Place[Page]]) -> Sequence[Place[Page]]:
        return self._placed(in_order(self._targets[place] for place in places))

    def _derive(self, asked: Sequence[Place[Page]]) -> Mapping[Place[Page], Page | None]:
        # The time is read like any other source: whoever was faster may have seen something come due.
        pages = Pages(self._stores, self._publication, self._clock(), self._kept)
        # What is made on demand is not kept: where an older version of the site kept it, it goes.
        # Lists are read first: the pages of articles lead to what stands on them.
        targets = {place: self._targets[place] for place in asked[::-1]}
        made = {place: pages.of(target) if target.is_kept else None for place, target in targets.items()}
        return {place: page for place, page in made.items() if not isinstance(page, Outcome)}

    def _along(
        self, sights: Sights[Page], wanted: Mapping[Place[Page], Page | None]
    ) -> Sequence[Place[Page]]:
        """What pages that are to be written lead to, where nothing that stands here leads already."""
        old = {place: sight.body for place, sight in sights.items() if isinstance(sight, Seen)}
        new = (page for place, page in wanted.items() if page and page.body != old.get(place))
        led = self._paths(page.body for page in new if _leads(page))
        if not led:
            return ()
        keys = set(map(key_at, led - self._paths(old.values()))) - {
            page.key for page in wanted.values() if page
        }
        further = [target for key in sorted(keys) if (target := target_of(key)) and target.is_kept]
        if len(self._targets) - len(self._asked) + len(further) > _MOST:
            return ()
        return self._placed(replace(target, expected=True) for target in further)

    def _paths(self, bodies: Iterable[bytes]) -> set[bytes]:
        return {path for body in bodies for path in paths_in(body, self._publication.url)}


def _leads(page: Page) -> bool:
    target = target_of(page.key)
    return target is not None and target.what in _LEADING
