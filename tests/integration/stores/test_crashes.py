"""A step that dies after any of its calls to AWS, and comes again, ends where it would have ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from broadsheet.cli.local import stores_of, template
from broadsheet.pipeline import clashing, indexing
from broadsheet.stores import Stores, aws
from broadsheet.stores.converge import differing
from infra.local.cloud import Cloud
from tests.desk import Desk, article, day, put, terms

IDS = ("a", "b", "c", "d")


class Died(BaseException):
    """The process ended: nothing that catches errors catches this."""


@contextmanager
def dying_after(calls: int) -> Iterator[None]:
    """Let that many calls to AWS be done, and let nobody hear of the last."""
    done = 0

    def count(**_: Any) -> None:
        nonlocal done
        done += 1
        if done == calls:
            raise Died

    clients = (aws.s3(), aws.dynamodb())
    for client in clients:
        client.meta.events.register("after-call", count)
    try:
        yield
    finally:
        for client in clients:
            client.meta.events.unregister("after-call", count)


def newsroom(desk: Desk) -> None:
    """Three rivals for one address, and a fourth article elsewhere."""
    for number, id in enumerate("abc", start=1):
        desk.file(id, slug="ferry", published_at=day(number), tags=terms("river"))
    desk.file("d", slug="boat", published_at=day(4))


def renamed(desk: Desk) -> None:
    desk.write(article("a", slug="quay", published_at=day(1), tags=terms("boats")))


def re_dated(desk: Desk) -> None:
    desk.write(article("a", slug="ferry", published_at=day(9, month=10), expires_at=day(25)))


def displacing(desk: Desk) -> None:
    desk.write(article("a", slug="boat", published_at=day(1)))


def taken_back(desk: Desk) -> None:
    desk.write(article("a", slug="ferry", published_at=day(1), draft=True))


def deleted(desk: Desk) -> None:
    put(desk.stores.articles, "a", None)
    put(desk.stores.summaries, "a", None)


def everything(stores: Stores) -> dict[str, Any]:
    """Every item of the index but for its turns, and every refusal."""
    table = stores.index.table
    keys = sorted(table.scan_keys())
    items = {key: dict(table.get(key)[key]) for key in keys}
    for item in items.values():
        item.pop("turn", None)
    return {**items, "refused": {id: stores.clashes.find(id) for id in stores.clashes.ids()}}  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("change", "first"), [(renamed, 1), (re_dated, 2), (displacing, 3), (taken_back, 4), (deleted, 5)]
)
def test_a_step_that_dies_at_any_call_and_comes_again_ends_the_same(
    change: Callable[[Desk], None], first: int
) -> None:
    """Every eighth call, for the sake of time; where it begins differs from change to change."""
    wanted = _after(change, None)
    for calls in range(first, 100, 8):
        ended = _after(change, calls)
        if ended is None:
            assert calls > 5
            return
        assert ended == wanted, f"after {calls} calls"
    pytest.fail("the step never ends")


def _after(change: Callable[[Desk], None], calls: int | None) -> dict[str, Any] | None:
    """How all stands after a step, and a death in it if it takes so many calls; nothing if it does not."""
    with Cloud.deploy(template()) as cloud:
        desk = Desk(stores_of(cloud))
        newsroom(desk)
        change(desk)
        if calls:
            try:
                with dying_after(calls):
                    desk.index("a")
            except Died:
                pass
            else:
                return None
        desk.index("a")  # the queue brings the message back
        for id in list(desk.stores.index.due(desk.now)):  # and the sweep comes round
            desk.index(id)
        for id in IDS:
            assert not differing(indexing(id, desk.stores, desk.now))
            assert not differing(clashing(id, desk.stores))
        return everything(desk.stores)
