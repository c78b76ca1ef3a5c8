"""Our own journey, from the inbox to the front page, without the AWS in between."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from broadsheet import pipeline, reach
from broadsheet.publication import Publication
from broadsheet.site.plan import Change
from broadsheet.stores import Stores, aws
from tests.bench.growth.newsroom import Told, article, articles
from tests.bench.growth.storage import storage

_NOW = datetime(2040, 1, 1, tzinfo=UTC)
_STORES = Stores("inbox", "content", "index", "site")
_PUBLICATION = Publication("Courier", "https://news.example")
_BURST = 100
"""Changes that the stream hands over together."""


class Cost(NamedTuple):
    """Of one more article: seconds, and calls to AWS."""

    seconds: float
    calls: Counter[str]


def one_more(count: int, rounds: int) -> list[Cost]:
    """What one more article costs where there are so many, time and again."""
    with storage() as calls:
        told = articles(count)
        for start in range(0, count, _BURST):
            publish(told[start : start + _BURST])
        # As after the start of a function; and what the storage holds is not in its process on AWS.
        gc.freeze()
        costs = [cost(article(count + extra), calls) for extra in range(rounds)]
        gc.unfreeze()
        return costs


def cost(told: Told, calls: Counter[str]) -> Cost:
    """What this one costs; `calls` are those of the storage."""
    before, began = Counter(calls), time.perf_counter()
    publish([told])
    seconds = time.perf_counter() - began
    assert _STORES.site.find("index.html"), "nothing was published"
    return Cost(seconds, calls - before)


def publish(told: Sequence[Told]) -> None:
    """All four steps for some articles, whose pages are set together, as a batch of the stream is."""
    changes = [_indexed(each) for each in told]
    pipeline.publish(reach.planned(changes, _STORES, _NOW), _STORES, _PUBLICATION, lambda: _NOW)


def fill(items: Iterable[Mapping[str, Any]]) -> None:
    """Have these items stand in the index."""
    for item in items:
        aws.dynamodb().transact_write_items(
            TransactItems=[{"Put": {"TableName": _STORES.index_table, "Item": item}}]
        )


def _indexed(told: Told) -> Change:
    id = f"{told.name}.md"
    _STORES.inbox.put(id, _source(told), "text/markdown", told.date)
    before = _STORES.index.entry(id)
    pipeline.ingest(id, _STORES, _PUBLICATION)
    pipeline.summarize(id, _STORES)
    pipeline.index(id, _STORES, lambda: _NOW, _PUBLICATION.zone)
    return Change(before, _STORES.index.entry(id))


def _source(told: Told) -> bytes:
    front = (
        f'title: "{told.title}"',
        f"date: {told.date.isoformat()}",
        f"section: {told.section}",
        f"tags: [{', '.join(told.tags)}]",
        f"authors: [{told.author}]",
        f"slug: {told.name}",
    )
    return "\n".join(("---", *front, "---", told.text, "")).encode()
