"""What AWS may answer instead: nothing, that it is busy, or half of what it should."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, cast

from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import ConnectionClosedError
from moto.core.botocore_stubber import MockRawResponse

from tests.faults.gate import Ask, Call, Keeper

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


def half_done(call: Call, ask: Ask) -> AWSResponse:
    """The first half of a batch was done, and AWS says of the other in a good answer that it was not."""
    ((table, said),) = call.said["RequestItems"].items()
    half = len(said["Keys"]) // 2
    done, left = {**said, "Keys": said["Keys"][:half]}, {**said, "Keys": said["Keys"][half:]}
    if not half:
        return not_done(call, ask)
    found = json.loads(ask({"RequestItems": {table: done}}).content)
    return _said(200, json.dumps({**found, "UnprocessedKeys": {table: left}}))


def not_taken(call: Call, ask: Ask) -> AWSResponse:
    """Of the messages of a batch all but the last are taken."""
    *entries, last = call.said["Entries"]
    taken: dict[str, Any] = {"Successful": []}
    if entries:
        taken = json.loads(ask({**call.said, "Entries": entries}).content)
    failed = {"Id": last["Id"], "Code": "InternalError", "Message": "not taken", "SenderFault": False}
    return _said(200, json.dumps({**taken, "Failed": [failed]}))


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
    "a collection is too large": ({"TransactWriteItems"}, cancelled("ItemCollectionSizeLimitExceeded")),
    "a transaction is refused": ({"TransactWriteItems"}, cancelled("ValidationError")),
    "a batch is not done": ({"BatchGetItem"}, not_done),
    "half a batch is done": ({"BatchGetItem"}, half_done),
    "a message is not taken": ({"SendMessageBatch"}, not_taken),
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


class AtOdds(Keeper):
    """S3 says of so many attempts to write that another is under way; then something may have happened."""

    def __init__(self, times: int, then: Callable[[], object] = lambda: None) -> None:
        self._times, self._then, self.attempts = times, then, 0

    def answer(self, call: Call, ask: Ask) -> AWSResponse | None:
        if not call.writes:
            return None
        self.attempts += 1
        if self._times < self.attempts:
            return None
        if self._times == self.attempts:
            self._then()
        return at_odds(call, ask)
