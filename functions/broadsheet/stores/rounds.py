"""A round: how far the daily look at everything has come, or a rebuild, and who has it in hand.

| `pk` | `sk` | holds |
|---|---|---|
| `VERIFY` | `ROUND` | the part and the name that were looked at last, and until when somebody is at it |
| `REBUILD` | `ROUND` | the step and the name that was sent last, and how many were sent |

Whoever takes the round says until when. As long as that holds nobody else does, so that no
two look side by side; and when it is over, as after a crash, anybody may go on from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from broadsheet.stores.table import ABSENT, Delete, Item, Key, Put, Table, number

_LONGEST = 20 * 60
"""Seconds that anybody may have it, which is more than a function has: what says more was written by hand."""


@dataclass(frozen=True)
class Mark:
    """A place in the round: a part of all there is, and the last name in it; empty for none yet."""

    part: str = ""
    name: str = ""
    count: int = 0
    """Names of that part up to here, where they are counted."""


@dataclass(frozen=True)
class Hold:
    """A round in somebody's hands."""

    mark: Mark
    item: Item


@dataclass(frozen=True)
class Rounds:
    """The round of a table, of one kind."""

    table: Table
    kind: str

    def take(self, now: datetime, until: datetime, *, begin: bool) -> Hold | None:
        """Go on with the round that nobody has in hand, or begin one if there is none and that is asked for.

        Nothing where there is nothing to do; raises `Conflict` where somebody was faster.
        """
        item = self.table.get(self._key).get(self._key)
        if item is None:
            return self._write(Mark(), until, ABSENT) if begin else None
        if 0 < number(item, "until") - now.timestamp() <= _LONGEST:
            return None
        part, name = (str(item.get(said, "")) for said in ("part", "name"))
        mark = Mark(part, name, number(item, "count"))
        return self._write(mark, until, item)

    def begin(self, first: Mark, until: datetime) -> Hold:
        """Begin anew at a mark, whoever has it in hand; raises `Conflict` where somebody was faster."""
        return self._write(first, until, self.table.get(self._key).get(self._key, ABSENT))

    def keep(self, hold: Hold, mark: Mark, until: datetime) -> Hold:
        """Write down how far it has come; raises `Conflict` where it is no longer in our hands."""
        return self._write(mark, until, hold.item)

    def end(self, hold: Hold) -> None:
        """All has been looked at."""
        self.table.transact([Delete(self._key, when=hold.item)])

    @property
    def _key(self) -> Key:
        return self.kind, "ROUND"

    def _write(self, mark: Mark, until: datetime, seen: Item) -> Hold:
        turn = number(seen, "turn") + 1
        where: Item = {"part": mark.part, "name": mark.name, "count": mark.count}
        pk, sk = self._key
        item: Item = {"pk": pk, "sk": sk, **where, "until": int(until.timestamp()), "turn": turn}
        self.table.transact([Put(item, when=seen)])
        return Hold(mark, item)
