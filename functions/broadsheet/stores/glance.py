"""A glance: the index at one moment, of which what several pages show is read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import TypeVar

from broadsheet.entry import ALL, Entry, List, Month
from broadsheet.stores.index import Index

_NEWEST = 31
"""How many of a list are read together: what a front shows, or a feed, and whether there is one more."""

Asked = TypeVar("Asked")
Read = TypeVar("Read")


@dataclass(frozen=True)
class Glance:
    """What readers may see now; what was read stays as it was found."""

    index: Index
    now: datetime
    _newest: dict[List, tuple[Entry, ...]] = field(default_factory=dict)
    _months: dict[List, tuple[Month, ...]] = field(default_factory=dict)
    _of_month: dict[tuple[List, str], tuple[Entry, ...]] = field(default_factory=dict)

    def months(self, which: List) -> tuple[Month, ...]:
        """The months in which a list has articles, newest first."""
        return _once(self._months, which, lambda: self.index.months(which))

    def month(self, which: List, month: str) -> tuple[Entry, ...]:
        """All of a list in a month, newest first."""
        return _once(self._of_month, (which, month), lambda: tuple(self.index.month(month, self.now, which)))

    def newest(self, which: List, length: int) -> tuple[Entry, ...]:
        """So many of a list, at most thirty, and one more, if there is one."""

        def read() -> tuple[Entry, ...]:
            return tuple(islice(self.index.newest(which, self.now, self.months(which)), _NEWEST))

        return _once(self._newest, which, read)[: length + 1]

    def older(self, which: List, entry: Entry, count: int) -> Sequence[Entry]:
        """So many of a list that came out before an article, newest first."""
        known = self._newest.get(which)
        if known is not None:
            here = _order(entry)
            older = [each for each in known if _order(each) < here]
            if len(older) >= count or len(known) < _NEWEST:
                return older[:count]
        # A query gives the article itself, too.
        return tuple(islice(self.index.entries(which, self.now, past=entry.rank, page=count + 1), count))

    def neighbours(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """The articles before and after one, in the order of publication."""
        return next(iter(self.older(ALL, entry, 1)), None), self._newer(entry)

    def _newer(self, entry: Entry) -> Entry | None:
        known = self._newest.get(ALL, ())
        if known and _order(known[-1]) <= _order(entry):
            return next((each for each in reversed(known) if _order(each) > _order(entry)), None)
        newer = self.index.entries(ALL, self.now, past=entry.rank, ascending=True, page=2)
        return next(newer, None)


def _once(known: dict[Asked, Read], key: Asked, read: Callable[[], Read]) -> Read:
    if key not in known:
        known[key] = read()
    return known[key]


def _order(entry: Entry) -> tuple[datetime, str]:
    """As ranks have it."""
    return entry.published_at, entry.id
