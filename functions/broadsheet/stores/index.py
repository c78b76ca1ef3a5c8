"""The index: a table in which every list is exact, and one article is one transaction.

| `pk` | `sk` | holds |
|---|---|---|
| `ARTICLE#<id>` | `RECORD` | the article's entry and its digest |
| `SLUG#<slug>` | `OWNER` | whose address it is, how many wait, and the turn: how often that has changed |
| | `WAITING#<rank>` | an article that would have it if it were free |
| | `WAS#<id>` | an article that readers once found there |
| `LIST#<list>` | `<yyyy-mm>` | how many articles that month has on the list |
| `LIST#<list>#<yyyy-mm>` | `<rank>` | an entry of the list |
| `ALIAS#<path>` | `<id>` | an article that once had the address somewhere else |
| `DUE` | `<instant>#<id>` | an article whose state changes then |
| | `0#<id>` | an article to be indexed again as soon as may be |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import chain, islice

from broadsheet.article import ArticleId, Slug, iso
from broadsheet.entry import ALL, Entry, List, Month
from broadsheet.errors import Harmed
from broadsheet.stores.claim import Claim, Rival, claim_of, owner_key, rival_of
from broadsheet.stores.items import record_key, stamp_of
from broadsheet.stores.table import ABSENT, Item, Table, number

_TWO_YEARS = 24
"""Months."""
_PAGE = 32
"""Entries that one read gives,"""
_WHOLE = 1_000
"""and of what is read to its end anyway. One read gives a megabyte at most."""


@dataclass(frozen=True)
class Moved:
    """An address that an article has left for another."""

    url: str


@dataclass(frozen=True)
class Gone:
    """An address whose article readers once found there, and shall not any more."""


@dataclass(frozen=True)
class Stretch:
    """A part of a list: the articles on it that were asked for, and how far it was read."""

    entries: tuple[Entry, ...]
    """In the order in which they were read."""
    reached: str | None
    """The rank from past which to go on; nothing where the list has come to its end."""
    read: int
    """How many entries were read for it."""


@dataclass(frozen=True)
class Index:
    """What readers' lists, links and the API are made of."""

    table: Table

    def entry(self, id: ArticleId) -> Entry | None:
        """An article's; raises `Harmed`."""
        return entry_of(self.table.get(record_key(id)).get(record_key(id)))

    def ids(self) -> Iterator[ArticleId]:
        """Every article that the index knows of; reads the whole table, for verifying."""
        keys = self.table.scan_keys()
        return (
            pk.removeprefix("ARTICLE#") for pk, sk in keys if pk.startswith("ARTICLE#") and sk == "RECORD"
        )

    # Lists ---------------------------------------------------------------------------

    def months(self, which: List = ALL) -> tuple[Month, ...]:
        """The months in which a list has articles, newest first."""
        items = self.table.query(f"LIST#{which.name}", descending=True, page=_WHOLE)
        counts = ((str(item["sk"]), _count(item)) for item in items)
        return tuple(_month(month, count) for month, count in counts if count > 0)

    def month(self, month: str, now: datetime, which: List = ALL) -> Iterator[Entry]:
        """The articles of a list that readers may see now and that came out in a month, newest first."""
        return _visible(self._of_month(which, month, False, _WHOLE), now)

    def entries(
        self,
        which: List,
        now: datetime,
        *,
        past: str | None = None,
        ascending: bool = False,
        page: int = _PAGE,
    ) -> Iterator[Entry]:
        """The articles of a list that readers may see now, newest first, from past a rank on.

        Reads as it is asked: the month of that rank, or the two that it may be in, then one after the other.
        """
        return _visible(self._walk(which, past, ascending, page), now)

    def newest(self, which: List, now: datetime, months: Iterable[Month]) -> Iterator[Entry]:
        """The same, by whoever has read the list's months already."""
        entries = (self._of_month(which, month.month, False, _PAGE) for month in months)
        return _visible(chain.from_iterable(entries), now)

    def neighbours(self, rank: str, now: datetime, which: List = ALL) -> tuple[Entry | None, Entry | None]:
        """The articles before and after a rank on a list, in the order of publication."""
        before = next(self.entries(which, now, past=rank, page=2), None)
        after = next(self.entries(which, now, past=rank, ascending=True, page=2), None)
        return before, after

    def stretch(
        self,
        which: List,
        now: datetime,
        fits: Callable[[Entry], bool],
        *,
        limit: int,
        most: int,
        past: str | None = None,
        ascending: bool = False,
        month: str | None = None,
    ) -> Stretch:
        """Up to `limit` articles of a list that readers may see now and that fit, reading at most `most`."""
        page = min(most, limit) + (2 if past else 1)  # a query gives the bound itself, too
        if month is None:
            entries = self._walk(which, past, ascending, page)
        else:
            bound = {"above" if ascending else "below": past} if past else {}
            entries = self._of_month(which, month, ascending, page, **bound)
        return _stretch(entries, lambda one: one.visible(now) and fits(one), limit, most)

    def size(self, which: List, month: str | None = None) -> int:
        """How many articles a list has in a month, or in the newest two years in which it has any."""
        if month is not None:
            key = f"LIST#{which.name}", month
            return number(self.table.get(key).get(key, ABSENT), "count")
        months = self.table.query(f"LIST#{which.name}", descending=True, page=_TWO_YEARS)
        return sum(number(item, "count") for item in islice(months, _TWO_YEARS))

    def _walk(self, which: List, past: str | None, ascending: bool, page: int) -> Iterator[Entry]:
        near: Sequence[str] = ()
        if past:
            near, bound = _months_near(past, ascending), {"above": past} if ascending else {"below": past}
            for month in near:
                yield from self._of_month(which, month, ascending, page, **bound)
        for month in self._months_past(which, near[-1] if near else None, ascending):
            yield from self._of_month(which, month, ascending, page)

    def _months_past(self, which: List, here: str | None, ascending: bool) -> Iterator[str]:
        """The months of a list past one, a year at a time as they are asked for."""
        bound = {"above" if ascending else "below": here} if here else {}
        months = self.table.query(f"LIST#{which.name}", descending=not ascending, page=12, **bound)
        return (str(month["sk"]) for month in months if _count(month) > 0)

    def _of_month(
        self, which: List, month: str, ascending: bool, page: int, **bounds: str
    ) -> Iterator[Entry]:
        pk = f"LIST#{which.name}#{month}"
        texts = self.table.texts(pk, "entry", descending=not ascending, page=page, **bounds)
        return filter(None, map(_readable, texts))

    # Addresses -----------------------------------------------------------------------

    def at(self, slug: Slug, now: datetime) -> Entry | Moved | Gone | None:
        """What readers find at an address: an article, the way to it, that it is gone, or nothing ever."""
        owner = self.claim(slug).owner
        entry = self.entry(owner.id) if owner else None
        if entry and entry.visible(now):
            return entry
        items = self.table.query(f"SLUG#{slug}", above="WAS#", below="WAS$")
        once = [self.entry(str(item["sk"]).removeprefix("WAS#")) for item in items]
        moved = next((found for found in once if found and found.visible(now)), None)
        if moved:
            return Moved(moved.url)
        return Gone() if once else None

    def behind(self, path: str, now: datetime) -> Moved | None:
        """The way to an article from an address that it had before it came here; the first by its id."""
        ids = (str(item["sk"]) for item in self.table.query(f"ALIAS#{path}"))
        return self.way_to(ids, now)

    def way_to(self, ids: Iterable[ArticleId], now: datetime) -> Moved | None:
        """The way to the first of some articles that readers may see."""
        entries = (self.entry(id) for id in ids)
        return next((Moved(entry.url) for entry in entries if entry and entry.visible(now)), None)

    def claim(self, slug: Slug) -> Claim:
        """How things stand with a slug now."""
        key = owner_key(slug)
        claim = claim_of(slug, self.table.get(key).get(key))
        return replace(claim, first=next(self.waiting(claim), None))

    def waiting(self, claim: Claim, past: str = "") -> Iterator[Rival]:
        """Who waits for a slug past a rank, in the order of their right to it."""
        if not claim.waiting:
            return iter(())
        items = self.table.query(f"SLUG#{claim.slug}", above=f"WAITING#{past}", below="WAITING$", page=2)
        return map(rival_of, items)

    # The clock -----------------------------------------------------------------------

    def again(self) -> dict[ArticleId, str]:
        """The articles that are to be indexed again as soon as may be, and when that was asked."""
        items = self.table.query("DUE", below="0$")
        return {str(item["sk"]).removeprefix("0#"): stamp_of(item) for item in items}

    def due(self, now: datetime) -> Iterator[ArticleId]:
        """The articles whose state is to change by now, those to be indexed again first."""
        items = self.table.query("DUE", below=f"{iso(now)}$")
        return filter(None, (str(item["sk"]).partition("#")[2] for item in items))


def _months_near(rank: str, ascending: bool) -> Sequence[str]:
    """The months that an article of this rank may stand in, whatever the time zone of the site.

    Clocks are at most twelve hours behind UTC, and fourteen ahead.
    """
    month, day, hour = rank[:7], rank[8:10], rank[11:13]
    near = [month]
    if day == "01" and hour < "12":
        near = [_shifted(month, -1), month]
    elif day >= "28" and hour >= "10" and month < "9999-12":
        near = [month, _shifted(month, 1)]
    return near if ascending else near[::-1]


def _shifted(month: str, by: int) -> str:
    count = int(month[:4]) * 12 + int(month[5:7]) - 1 + by
    return f"{count // 12:04}-{count % 12 + 1:02}"


def entry_of(item: Item | None) -> Entry | None:
    """The entry that an item holds; raises `Harmed`."""
    return _read(str(item.get("entry"))) if item else None


def _count(item: Item) -> int:
    """How many articles a month has; where somebody has harmed the number, that there are some."""
    count = item.get("count")
    return count if isinstance(count, int) else 1


@lru_cache(1000)
def _month(month: str, count: int) -> Month:
    return Month(month=month, count=count)


@lru_cache(2000)
def _read(text: str) -> Entry:
    """One publish meets the same entry on some ten lists, and again when it looks again."""
    try:
        return Entry.of_json(text.encode())
    except ValueError as error:
        raise Harmed(f"no entry: {text[:40]}") from error


def _readable(text: str) -> Entry | None:
    """Nothing where it is harmed: a list is shown without it, until it is written anew."""
    try:
        return _read(text)
    except Harmed:
        return None


def _stretch(entries: Iterator[Entry], wanted: Callable[[Entry], bool], limit: int, most: int) -> Stretch:
    """Reads on past the last that is wanted, to know whether there is another."""
    found: list[Entry] = []
    reached = None
    for read, entry in enumerate(entries):
        if read == most:
            return Stretch(tuple(found), reached, read)
        if wanted(entry):
            if len(found) == limit:
                return Stretch(tuple(found), found[-1].rank, read + 1)
            found.append(entry)
        reached = entry.rank
    return Stretch(tuple(found), None, read + 1 if reached else 0)


def _visible(entries: Iterator[Entry], now: datetime) -> Iterator[Entry]:
    return (entry for entry in entries if entry.visible(now))
