"""`broadsheet rebuild`: all the names of a step go through its queue again, one step after the other.

How far it has come stands in the table, so that it can go on after any end.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from broadsheet.cli.deployed import STEPS
from broadsheet.runtime.settings import Settings
from broadsheet.site.plan import SHARED
from broadsheet.stores import Stores
from broadsheet.stores.aws import UNREADABLE
from broadsheet.stores.rounds import Hold, Mark
from broadsheet.verify import items, showing

_AT_ONCE = 150
"""Names that one call of SQS takes."""

_LONG_AGO = datetime.fromtimestamp(0, UTC)
"""Until when a rebuild is in hand: anybody may take it on at any time, whatever their clock says."""

Names = tuple[str, ...]


@dataclass(frozen=True)
class Sent:
    """How far it has come."""

    step: str
    last: str
    """The name to go on past."""
    count: int
    """Names that were sent, of this step."""
    unreadable: tuple[str, ...] = ()
    """Names of which nobody can tell what follows from them."""


def begun(stores: Stores, first: Mark) -> Hold:
    """A rebuild from a step on, past a name of it; another that is under way will notice, and end.

    Raises `Conflict` where another began at the same moment.
    """
    return stores.rebuilds.begin(first, _LONG_AGO)


def cut_short(stores: Stores) -> Hold | None:
    """The last rebuild, where it has not come to its end."""
    return stores.rebuilds.take(datetime.now(UTC), _LONG_AGO, begin=False)


def rebuild(told: Settings, hold: Hold, rate: float) -> Iterator[Sent]:
    """Ask a step and those after it for all there is, at most so many names a second.

    Raises `Conflict` where another rebuild has begun.
    """
    for sent in _sent(told, hold.mark, rate):
        hold = told.stores.rebuilds.keep(hold, Mark(sent.step, sent.last, sent.count), _LONG_AGO)
        yield sent
    told.stores.rebuilds.end(hold)


def _sent(told: Settings, since: Mark, rate: float) -> Iterator[Sent]:
    # Another version may have had other steps: then it begins anew.
    for step in STEPS[STEPS.index(since.part) if since.part in STEPS else 0 :]:
        from_here = since if step == since.part else Mark()
        queue, count, pace = told.queue(step), from_here.count, _Pace(rate, from_here.count)
        names = _NAMES[step](told.stores, from_here.name)
        while some := list(islice(names, min(_AT_ONCE, max(1, int(rate))))):
            asked = [name for _, wanted in some for name in wanted or ()]
            queue.tell(asked)
            count += len(asked)
            unreadable = tuple(name for name, wanted in some if wanted is None)
            yield Sent(step, some[-1][0], count, unreadable)
            pace.keep(count)


class _Pace:
    """So many a second, counted from when it was made."""

    def __init__(self, rate: float, before: int) -> None:
        self._rate, self._started = rate, time.monotonic() - before / rate

    def keep(self, count: int) -> None:
        """Wait until so many are due."""
        time.sleep(max(0.0, self._started + count / self._rate - time.monotonic()))


def _pages(stores: Stores, after: str) -> Iterator[tuple[str, Names | None]]:
    """The pages of each article and of each month, by the item of the index that they follow from."""
    if not after:
        yield "", tuple(target.key for target in SHARED)
    for name in items(stores, after):
        try:
            yield name, tuple(target.key for target in showing(stores, name, datetime.now(UTC)))
        except UNREADABLE:
            yield name, None


def _each(names: Iterator[str]) -> Iterator[tuple[str, Names | None]]:
    return ((name, (name,)) for name in names)


_NAMES: dict[str, Callable[[Stores, str], Iterator[tuple[str, Names | None]]]] = {
    "ingest": lambda stores, after: _each(stores.inbox.ids(after)),
    "summarize": lambda stores, after: _each(stores.articles.keys(after)),
    "index": lambda stores, after: _each(stores.summaries.keys(after)),
    "publish": _pages,
}
"""The names past another, each with what to ask the step for, or nothing where that cannot be read."""
