"""Messages that fail among others that do not: exactly those come back, and at last they are parked."""

from __future__ import annotations

import json
from itertools import chain, combinations

import pytest

from infra.local.memory import contents, messages
from tests.faults.stories import CHANGES
from tests.faults.world import World, as_of_now, different

KEYS = {
    "Ingest": "ferry.md",
    "Summarize": "articles/ferry.md.json",
    "Index": "summaries/ferry.md.json",
    "Publish": "night-ferry/index.html",
}
POISON = ("nonsense", "[]", '{"look_at": [1]}', '{"Records": [{"s3": {}}]}')
SUBSETS = [
    (size, bad)
    for size in range(1, 5)
    for bad in chain.from_iterable(combinations(range(size), count) for count in range(size + 1))
]
"""Every set of positions in batches of one to four."""


@pytest.mark.parametrize("function", KEYS)
def test_exactly_those_come_back_that_failed(world: World, function: str) -> None:
    before = contents()
    good = json.dumps({"look_at": [KEYS[function]]})
    for size, bad in SUBSETS:
        bodies = [POISON[place] if place in bad else good for place in range(size)]
        records = [{"messageId": f"m{place}", "body": body} for place, body in enumerate(bodies)]
        back = world.once(f"{function}Function", records)
        assert [record["messageId"] for record in back] == [f"m{place}" for place in bad]
    assert not different(before, contents())


@pytest.mark.parametrize("function", KEYS)
def test_a_message_that_nobody_can_read_is_parked_and_holds_up_no_other(world: World, function: str) -> None:
    world.journey(CHANGES["update"])
    wanted = as_of_now(contents())
    world.begin()
    url = world.town.cloud.physical(f"{function}Queue")
    world.town.cloud.client("sqs").send_message(QueueUrl=url, MessageBody="nonsense")
    world.journey(CHANGES["update"])
    assert not different(wanted, as_of_now(contents()))
    parked = {name: bodies for name, bodies in messages().items() if bodies}
    assert parked == {f"broadsheet-{function}DeadLetters": ["nonsense"]}
