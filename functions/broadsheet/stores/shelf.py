"""A shelf: one month of one list, and how many articles it says it has.

An article is put there, and taken away, in the transaction that writes its
record. Where somebody has harmed the table by hand, an entry may stay without a
record, or the number be wrong, and no article's own transaction mends that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from broadsheet.stores.index import Index, entry_of
from broadsheet.stores.items import placements_of, record_key
from broadsheet.stores.table import ABSENT, TRANSACTION_LIMIT, Delete, Item, Key, Put, Write, number

_SHELVES = "lists/"
_READ = 100
"""Records that one read gives."""


@dataclass(frozen=True)
class Shelf:
    """A month, as `2026-11`, of a list, by its name in the index."""

    index: Index
    name: str
    month: str

    @property
    def key(self) -> str:
        """What the queue of the index calls it, beside summaries by their keys."""
        return f"{_SHELVES}{self.name}/{self.month}"

    def tidy(self) -> bool:
        """Take away what no record stands for, and count anew; whether there was anything to do.

        Raises `Conflict` where an article comes or goes at the same time.
        """
        said, count, strays = self._said, 0, list[Item]()
        for some in self._standing():
            count += len(some)
            strays += self._strays_among(some)[: TRANSACTION_LIMIT - 1 - len(strays)]
        writes: list[Write] = [Delete(_key(item), when=item) for item in strays]
        right = self._saying(count - len(strays))
        if right != (said or self._saying(0)):
            writes.append(Put(right, when=said))
        self.index.table.transact(writes)
        return bool(writes)

    def is_untidy(self) -> bool:
        """Whether `tidy` would do anything."""
        said, count = self._said, 0
        for some in self._standing():
            count += len(some)
            if self._strays_among(some):
                return True
        return self._saying(count) != (said or self._saying(0))

    @property
    def is_known(self) -> bool:
        """Whether the list says that it has articles in that month."""
        return number(self._said, "count") > 0

    @property
    def _said(self) -> Item:
        """The item that says how many there are."""
        key = _key(self._saying(0))
        return self.index.table.get(key).get(key, ABSENT)

    def _saying(self, count: int) -> Item:
        """That item, as it is to be."""
        return {"pk": f"LIST#{self.name}", "sk": self.month, "count": count}

    def _standing(self) -> Iterator[Sequence[Item]]:
        """What stands there, so much at a time: a month may have more than the memory takes."""
        items = self.index.table.query(f"LIST#{self.name}#{self.month}", page=_READ)
        while some := list(islice(items, _READ)):
            yield some

    def _strays_among(self, items: Sequence[Item]) -> list[Item]:
        records = {str(item["sk"]): record_key(str(item["sk"]).partition("#")[2]) for item in items}
        found = self.index.table.get(*set(records.values()))
        return [
            item
            for item in items
            if (self.name, self.month, item["sk"])
            not in placements_of(entry_of(found.get(records[str(item["sk"])])))
        ]


def shelf_of(index: Index, key: str) -> Shelf | None:
    """The shelf that is called so, or nothing where the key is that of something else."""
    name, _, month = key.removeprefix(_SHELVES).rpartition("/")
    return Shelf(index, name, month) if key.startswith(_SHELVES) else None


def _key(item: Item) -> Key:
    return str(item["pk"]), str(item["sk"])
