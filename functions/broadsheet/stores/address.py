"""A slug: who has it, and who waits for it, as the records of these articles have it.

All of it is written in the transactions that write the records. Where somebody has harmed the table by hand,
an address may belong to an article that is not there, and all who wait for it would wait for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from broadsheet.article import Slug
from broadsheet.stores.claim import Claim, Rival, holds_address, owning, rival_of, waiting_key
from broadsheet.stores.index import Index
from broadsheet.stores.items import again
from broadsheet.stores.table import TRANSACTION_LIMIT, Delete, Item, Key, Write

_SLUGS = "slugs/"


@dataclass(frozen=True)
class Address:
    """The items of a slug but those of the past, for which nothing stands any more."""

    index: Index
    slug: Slug

    @property
    def key(self) -> str:
        """What the queue of the index calls it, beside summaries by their keys."""
        return f"{_SLUGS}{self.slug}"

    def is_untidy(self) -> bool:
        """Whether `tidy` would do anything."""
        return bool(self._writes())

    def tidy(self) -> bool:
        """Take it from who is not there, and have the first in line look; whether there was anything to do.

        Raises `Conflict` where an article comes, goes or waits at the same time.
        """
        writes = self._writes()
        self.index.table.transact(writes)
        return bool(writes)

    def _writes(self) -> Sequence[Write]:
        claim = self.index.claim(self.slug)  # before the records: who changes these later takes another turn
        items = list(self.index.table.query(f"SLUG#{self.slug}", above="WAITING#", below="WAITING$"))
        strays = [item for item in items if not self._waits(item)][: TRANSACTION_LIMIT - 2]
        owner, waiting = self._rightful(claim.owner), len(items) - len(strays)
        right = replace(claim, owner=owner, waiting=waiting)
        if not strays and owning(right).item == (claim.seen or owning(Claim(self.slug)).item):
            return ()
        first = next((rival_of(item).id for item in items if item not in strays), None)
        woken = [again(first, f"{self.slug}#{claim.turn}#")] if first else []
        left = owning(replace(right, turn=claim.turn + 1))
        return [left, *(Delete(_key(item)) for item in strays), *woken]

    def _rightful(self, owner: Rival | None) -> Rival | None:
        entry = self.index.entry(owner.id) if owner else None
        holds = entry and holds_address(entry) and entry.slug == self.slug
        return Rival(entry.id, entry.rank) if entry and holds else None

    def _waits(self, item: Item) -> bool:
        return waiting_key(self.index.entry(rival_of(item).id)) == _key(item)


def address_of(index: Index, key: str) -> Address | None:
    """The address that is called so, or nothing where the key is that of something else."""
    return Address(index, key.removeprefix(_SLUGS)) if key.startswith(_SLUGS) else None


def _key(item: Item) -> Key:
    return str(item["pk"]), str(item["sk"])
