"""Receipts: what became of a request that may come again, by the key that its sender gave it.

| `pk` | `sk` | holds |
|---|---|---|
| `REQUEST#<key>` | `RECEIPT` | a digest of the request, what article it made, and when to forget it |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from broadsheet.article import ArticleId
from broadsheet.stores.table import ABSENT, Delete, Item, Key, Put, Table, number

KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Receipt:
    """What is known of a request; without an ETag, that it is under way, or was cut short."""

    request: str
    id: ArticleId
    etag: str = ""


@dataclass(frozen=True)
class Receipts:
    """The receipts of a table."""

    table: Table

    def find(self, key: str, now: datetime) -> Receipt | None:
        return _receipt(self._item(key), now)

    def begin(self, key: str, receipt: Receipt, now: datetime) -> None:
        """Write it down before it is done; raises `Conflict` where somebody has."""
        item = self._item(key)
        self._put(key, receipt, now, ABSENT if _receipt(item, now) else item)

    def end(self, key: str, receipt: Receipt, now: datetime) -> None:
        self._put(key, receipt, now, {"request": receipt.request})

    def forget(self, key: str) -> None:
        """A request that failed may come again and fare better."""
        self.table.transact([Delete(_key(key))])

    def _item(self, key: str) -> Item:
        return self.table.get(_key(key)).get(_key(key), ABSENT)

    def _put(self, key: str, receipt: Receipt, now: datetime, when: Item) -> None:
        pk, sk = _key(key)
        said = {"request": receipt.request, "id": receipt.id, "etag": receipt.etag}
        self.table.transact([Put({"pk": pk, "sk": sk, **said, "expires": _whole(now + KEPT)}, when=when)])


def _receipt(item: Item, now: datetime) -> Receipt | None:
    """What an item says; nothing where that is over, or somebody has harmed it."""
    request, id, etag = (item.get(name) for name in ("request", "id", "etag"))
    over = number(item, "expires") <= now.timestamp()
    whole = isinstance(request, str) and isinstance(id, str) and isinstance(etag, str)
    return Receipt(str(request), str(id), str(etag)) if whole and not over else None


def _key(key: str) -> Key:
    return f"REQUEST#{key}", "RECEIPT"


def _whole(moment: datetime) -> int:
    return int(moment.timestamp())
