"""Messages of a queue: only those that fail come back, and nobody suffers for them."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import pytest

from broadsheet.errors import OutOfTime
from broadsheet.runtime import telemetry
from broadsheet.runtime.batch import be_in_time, each_name
from broadsheet.stores.deadline import RESERVE
from infra.local.functions import Context
from tests.town import hushed

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


def event(**bodies: str) -> dict[str, Any]:
    return {
        "Records": [
            {"messageId": id, "body": body, "receiptHandle": id, "attributes": {}, "messageAttributes": {}}
            for id, body in bodies.items()
        ]
    }


def names(*said: str) -> str:
    return json.dumps({"look_at": said})


def context(seconds: float) -> LambdaContext:
    """What Lambda says to a function that has so much time left."""
    return cast("LambdaContext", Context("a", "arn:a", 512, 60, started=time.monotonic() - 60 + seconds))


def failed(bodies: dict[str, str], step: Callable[[str], None], seconds: float = 60) -> list[str]:
    answer = each_name(event(**bodies), step, context(seconds))
    return [str(failure["itemIdentifier"]) for failure in answer["batchItemFailures"]]


def break_at(*bad: str, done: list[str]) -> Callable[[str], None]:
    def step(name: str) -> None:
        if name in bad:
            raise RuntimeError(f"{name} is broken")
        done.append(name)

    return step


def test_when_all_goes_well_nothing_comes_back() -> None:
    done: list[str] = []
    assert failed({"m1": names("a", "b"), "m2": names("c")}, break_at(done=done)) == []
    assert done == ["a", "b", "c"]


def test_only_the_message_that_fails_comes_back() -> None:
    done: list[str] = []
    bodies = {"m1": names("a"), "m2": names("b"), "m3": "no json", "m4": names("c")}
    assert failed(bodies, break_at("b", done=done)) == ["m2", "m3"]
    assert done == ["a", "c"]


def test_a_batch_of_which_all_fails_comes_back_message_by_message() -> None:
    assert failed({"m1": names("a"), "m2": names("b")}, break_at("a", "b", done=[])) == ["m1", "m2"]


def test_a_name_that_fails_keeps_none_beside_it_from_its_turn() -> None:
    done: list[str] = []
    assert failed({"m1": names("a", "b", "c", "d")}, break_at("a", "c", done=done)) == ["m1"]
    assert done == ["b", "d"]


def test_s3s_test_event_is_heard_and_done_with() -> None:
    done: list[str] = []
    body = json.dumps({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "inbox"})
    assert failed({"m1": body}, break_at(done=done)) == []
    assert done == []


def test_what_failed_and_why_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    failed({"m1": names("a"), "m2": names("b")}, break_at("b", done=[]))
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert record.getMessage() == "message failed"
    assert record.exc_info
    assert str(record.exc_info[1]) == "b is broken"


def test_the_log_says_what_a_step_did_with_what(caplog: pytest.LogCaptureFixture) -> None:
    with hushed():
        telemetry.note("ingest", "city/ferry.md", "unheard")
    telemetry.note("ingest", "city/ferry.md", "written")
    (record,) = caplog.records
    said = record.__dict__
    assert (said["step"], said["name_of"], said["outcome"]) == ("ingest", "city/ferry.md", "written")


# Time ------------------------------------------------------------------------------------


def test_what_cannot_be_done_in_time_is_not_begun_and_comes_back() -> None:
    done: list[str] = []

    def slow(name: str) -> None:
        time.sleep(0.2)
        done.append(name)

    bodies = {f"m{number}": names(f"a{number}", f"b{number}") for number in range(4)}
    assert failed(bodies, slow, RESERVE + 0.5) == ["m1", "m2", "m3"]
    assert done == ["a0", "b0", "a1"]


def test_a_message_that_came_back_for_want_of_time_is_done_the_next_time() -> None:
    done: list[str] = []
    bodies = {"m1": names("a"), "m2": names("b")}
    assert failed(bodies, break_at(done=done), RESERVE - 1) == ["m1", "m2"]
    assert failed(bodies, break_at(done=done)) == []
    assert done == ["a", "b"]


def test_who_has_no_time_left_is_told_how_much_it_is() -> None:
    be_in_time(context(20))
    with pytest.raises(OutOfTime, match=r"5.0 s are left, and 10.0 may be needed"):
        be_in_time(context(5))
