"""What readers ask costs the same, however many articles there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import Any

import pytest

from broadsheet.entry import ALL, Kind, List
from broadsheet.pipeline import entry_of
from broadsheet.stores import Stores, aws
from broadsheet.stores.filing import Filed, Filing, Folder
from broadsheet.stores.index import Claim, Index
from broadsheet.stores.table import Add, Item, Key, Put, Table, Write
from infra.local.cloud import Cloud
from tests.desk import NOW, article, day, summary_of, term

CITY = List(Kind.SECTION, "city")
MONTHS = 10


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


def seed(cloud: Cloud, stores: Stores, many: int) -> Sequence[str]:
    """That many articles over ten months, by the very items that filing writes; their ranks in order."""
    draft, ranks = Draft(stores.index_table), []
    for number in range(many):
        moment = day(2, month=1 + number % MONTHS) + timedelta(minutes=number)
        told = article(f"a{number:05}", published_at=moment, section=term("city"))
        entry = entry_of(told, summary_of(told), NOW)
        ranks.append(entry.rank)
        Filed(Folder(Index(draft), told.id), None, None, None).settle(Filing(entry, Claim(entry.slug)))
    wire = [_wire(item) for item in draft.all]
    for start in range(0, len(wire), 25):
        puts = [{"PutRequest": {"Item": item}} for item in wire[start : start + 25]]
        cloud.client("dynamodb").batch_write_item(RequestItems={stores.index_table: puts})
    return sorted(ranks)


def _wire(item: Item) -> Mapping[str, Any]:
    return {
        name: {"N": str(value)} if isinstance(value, int) else {"S": value} for name, value in item.items()
    }


@contextmanager
def reads() -> Iterator[Counter[str]]:
    """How many items DynamoDB read, and in how many calls."""
    counted: Counter[str] = Counter()

    def count(parsed: Mapping[str, Any], model: Any, **_: Any) -> None:
        found = parsed.get("Responses", {}).values()
        counted["items"] += parsed.get("ScannedCount", sum(map(len, found)))
        counted["calls"] += 1
        assert model.name in {"Query", "BatchGetItem"}, "only these are bounded"

    events = aws.dynamodb().meta.events
    events.register("after-call.dynamodb", count)
    try:
        yield counted
    finally:
        events.unregister("after-call.dynamodb", count)


@pytest.mark.parametrize("many", [20, 200, 2000])
def test_what_a_reader_asks_reads_no_more_in_a_larger_index(
    broadsheet: Cloud, stores: Stores, many: int
) -> None:
    ranks, index = seed(broadsheet, stores, many), stores.index
    assert sum(month.count for month in index.months()) == many
    for which in (ALL, CITY):
        with reads() as front:
            assert len(list(islice(index.entries(which, NOW), 20))) == 20
        assert front["items"] <= MONTHS + 64
        with reads() as page:
            assert len(list(islice(index.entries(which, NOW, past=ranks[many // 2]), 5))) == 5
        assert page["items"] <= MONTHS + 64
    for rank in (ranks[0], ranks[many // 2], ranks[-1]):
        with reads() as near:
            assert any(index.neighbours(rank, NOW))
        assert near["items"] <= 2 * (MONTHS + 4)
        assert near["calls"] <= 6
    with reads() as address:
        assert index.at("a00007", NOW)
    assert (address["items"], address["calls"]) == (2, 2)
