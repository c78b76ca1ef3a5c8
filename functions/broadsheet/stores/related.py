"""Articles to read on with: found on the lists that an article stands on, in a bounded number of reads."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from broadsheet.entry import ALL, Entry, Kind, List
from broadsheet.stores.index import Index

COUNT = 3
_LISTS = 5
"""How many of an article's lists are looked at."""
_ON_A_LIST = 8
"""How many of the newest articles of each."""

_WEIGHTS = {Kind.TAG: 4, Kind.SECTION: 2, Kind.AUTHOR: 1}
"""What it counts to share a list: what an article is about, before where it stands and who wrote it."""


def related(entry: Entry, index: Index, now: datetime) -> tuple[Entry, ...]:
    """The three articles in its language that have most in common with it, of equals the nearest in time."""
    lists = sorted(set(entry.lists) - {ALL}, key=lambda which: (-_WEIGHTS[which.kind], which.slug))
    candidates: dict[str, Entry] = {}
    for which in lists[:_LISTS]:
        found = index.entries(which, now, page=_ON_A_LIST)
        candidates |= {each.id: each for each in islice(found, _ON_A_LIST)}
    candidates.pop(entry.id, None)
    alike = (each for each in candidates.values() if each.lang == entry.lang)
    return tuple(sorted(alike, key=lambda each: _distance(each, entry))[:COUNT])


def _distance(one: Entry, other: Entry) -> tuple[int, float, str]:
    shared: set[List] = set(one.lists) & set(other.lists) - {ALL}
    apart = abs((one.published_at - other.published_at).total_seconds())
    return -sum(_WEIGHTS[which.kind] for which in shared), apart, one.id
