"""Large sites for tests, put straight into the table: moto copies it for transactions. What reading costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from broadsheet.article import Article
from broadsheet.entries import entry_of
from broadsheet.entry import Entry
from broadsheet.stores import Stores, aws
from broadsheet.stores.claim import Claim
from broadsheet.stores.filing import Filed, Filing, Folder
from broadsheet.stores.index import Index
from broadsheet.stores.table import ABSENT, Add, Item, Key, Put, Table, Write
from infra.local.cloud import Cloud
from tests.desk import NOW, summary_of


@dataclass(frozen=True)
class Draft(Table):
    """A table that only writes down what would be written: moto's transactions are slow."""

    items: dict[Key, Item] = field(default_factory=dict)
    counts: Counter[Key] = field(default_factory=Counter)

    def transact(self, writes: Sequence[Write]) -> None:
        for write in writes:
            match write:
                case Put(item):
                    self.items[str(item["pk"]), str(item["sk"])] = item
                case Add(key, _, by):
                    self.counts[key] += by

    @property
    def all(self) -> Iterator[Item]:
        yield from self.items.values()
        for (pk, sk), count in self.counts.items():
            yield {"pk": pk, "sk": sk, "count": count}


def fill(cloud: Cloud, stores: Stores, articles: Iterable[Article]) -> Sequence[str]:
    """Have these articles stand in the index, by the very items that filing writes; their ranks in order."""
    articles = list(articles)
    wire = list(items_of(articles))
    for start in range(0, len(wire), 25):
        puts = [{"PutRequest": {"Item": item}} for item in wire[start : start + 25]]
        cloud.client("dynamodb").batch_write_item(RequestItems={stores.index_table: puts})
    return sorted(_entry_of(told).rank for told in articles)


def items_of(articles: Iterable[Article]) -> Iterator[Mapping[str, Any]]:
    """Those items, as DynamoDB takes them."""
    draft = Draft("")
    for told in articles:
        entry = _entry_of(told)
        Filed(Folder(Index(draft), told.id), None, None, None, ABSENT).settle(
            Filing(entry, Claim(entry.slug))
        )
    return map(_wire, draft.all)


def _entry_of(told: Article) -> Entry:
    return entry_of(told, summary_of(told), NOW, "UTC")


def _wire(item: Item) -> Mapping[str, Any]:
    return {
        name: {"N": str(value)} if isinstance(value, int) else {"S": value} for name, value in item.items()
    }


@contextmanager
def reads() -> Iterator[Counter[str]]:
    """How many items DynamoDB read, in how many calls, and the capacity that this takes.

    Reading 4 kB takes one unit, if strongly consistent: of a query all together, of a batch each item.
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
    """
    counted: Counter[str] = Counter()

    def count(parsed: Mapping[str, Any], model: Any, **_: Any) -> None:
        assert model.name in {"Query", "BatchGetItem"}, "only these are bounded"
        batch = [item for items in parsed.get("Responses", {}).values() for item in items]
        found = parsed.get("Items", batch)
        assert len(found) == parsed.get("ScannedCount", len(found))
        sizes = [_size(*found)] if "Items" in parsed else [_size(item) for item in found]
        counted["items"] += len(found)
        counted["capacity"] += sum(max(1, -(-size // 4096)) for size in sizes)
        counted["calls"] += 1

    events = aws.dynamodb().meta.events
    events.register("after-call.dynamodb", count)
    try:
        yield counted
    finally:
        events.unregister("after-call.dynamodb", count)


def _size(*items: Mapping[str, Any]) -> int:
    """About how many bytes: names and values, as DynamoDB counts them."""
    pairs = [pair for item in items for pair in item.items()]
    return sum(len(name) + sum(len(str(text).encode()) for text in value.values()) for name, value in pairs)
