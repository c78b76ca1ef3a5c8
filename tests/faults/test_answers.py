"""AWS does it and nobody hears, is busy, or says half of it: all ends as it would have ended."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import count
from typing import cast

import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import ConnectionClosedError
from moto.core.botocore_stubber import MockRawResponse

from infra.local import stage
from infra.local.engine import replaced
from infra.local.memory import contents
from tests.faults.gate import Call, Keeper, kept
from tests.faults.stories import CHANGES
from tests.faults.world import World, as_of_now, different

Ask = Callable[[], AWSResponse]
Fault = Callable[[Call, Ask], AWSResponse]
"""What is heard instead."""

_TRANSACTION = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException"


def lost(_: Call, ask: Ask) -> AWSResponse:
    """It is done, and the connection ends before the answer."""
    ask()
    raise ConnectionClosedError(endpoint_url="https://aws", error="lost")


def busy(call: Call, _: Ask) -> AWSResponse:
    if call.name.endswith("Object"):
        return _said(503, "<Error><Code>SlowDown</Code></Error>")
    kind = "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"
    return _said(400, json.dumps({"__type": kind, "message": "busy"}))


def at_odds(_: Call, __: Ask) -> AWSResponse:
    """Another write to the same object is under way."""
    return _said(409, "<Error><Code>ConditionalRequestConflict</Code></Error>")


def cancelled(reason: str) -> Fault:
    def fault(call: Call, _: Ask) -> AWSResponse:
        reasons = [{"Code": "None"}] * (len(call.said["TransactItems"]) - 1) + [{"Code": reason}]
        said = {"__type": _TRANSACTION, "message": reason, "CancellationReasons": reasons}
        return _said(400, json.dumps(said))

    return fault


def not_done(call: Call, _: Ask) -> AWSResponse:
    """Nothing of a batch was done, and AWS says so in a good answer."""
    return _said(200, json.dumps({"Responses": {}, "UnprocessedKeys": call.said["RequestItems"]}))


def cut_short(_: Call, ask: Ask) -> AWSResponse:
    """The first half of a body, whatever its length was said to be."""
    whole = ask()
    whole.headers["content-length"] = str(len(whole.content))
    half = MockRawResponse(whole.content[: len(whole.content) // 2])
    return AWSResponse(whole.url, whole.status_code, cast("HTTPHeaders", whole.headers), half)


def _said(status: int, body: str) -> AWSResponse:
    return AWSResponse("https://aws", status, HTTPHeaders(), MockRawResponse(body.encode()))


FAULTS: dict[str, tuple[set[str], Fault]] = {
    "the answer is lost": (set(), lost),
    "AWS is busy": (set(), busy),
    "another write is under way": ({"PutObject", "DeleteObject"}, at_odds),
    "a condition fails": ({"TransactWriteItems"}, cancelled("ConditionalCheckFailed")),
    "transactions meet": ({"TransactWriteItems"}, cancelled("TransactionConflict")),
    "a transaction is throttled": ({"TransactWriteItems"}, cancelled("ThrottlingError")),
    "a transaction is too much": ({"TransactWriteItems"}, cancelled("ProvisionedThroughputExceeded")),
    "a batch is not done": ({"BatchGetItem"}, not_done),
    "a body is cut short": ({"GetObject"}, cut_short),
}
"""What may happen, and to which operations, where not to all."""


class Once(Keeper):
    """A fault at one of the calls that it fits, counted from nought."""

    def __init__(self, fault: str, number: int) -> None:
        self._fits, self._happens = FAULTS[fault]
        self._left = number
        self.struck: Call | None = None

    def answer(self, call: Call, ask: Ask) -> AWSResponse | None:
        if self.struck or (self._fits and call.name not in self._fits):
            return None
        if self._left:
            self._left -= 1
            return None
        self.struck = call
        return self._happens(call, ask)


@pytest.fixture(autouse=True)
def _no_wait() -> Iterator[None]:
    """Between attempts nobody sleeps."""
    with replaced(stage, "_sleep", lambda _: None):
        yield


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("change", ["give another slug", "delete"])
def test_what_nobody_heard_or_nobody_did_changes_no_end(
    world: World, every: bool, change: str, fault: str
) -> None:
    journey = world.journey(CHANGES[change])
    wanted = as_of_now(contents())
    for delivery in journey:
        for number in count(0, 1 if every else 41):
            delivery.put_back()
            with kept(once := Once(fault, number)):
                world.deliver(delivery)
            if not once.struck:
                break
            assert not different(wanted, as_of_now(world.rest())), (delivery.function, number, once.struck)
