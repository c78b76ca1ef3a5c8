"""Between the functions and AWS bodies end early, answers get lost or never come: all ends as it should."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from typing import Any

import pytest

from broadsheet.stores.deadline import ANSWERING, RESERVE
from infra.local import stage
from infra.local.engine import replaced
from infra.local.functions import Function, run_here
from infra.local.memory import messages
from tests.faults.wire import wire
from tests.town import Town, built, hushed

FAULTS = {"GET": cycle(("", "cut", "", "short", "", "garbled")), "PUT": cycle(("", "lost", "reset"))}
"""What befalls one request after the other; of all others every fifth."""
OTHERWISE = ("", "", "lost", "", "", "", "", "busy", "", "", "", "", "reset", "", "")
TEXT = """---
tags: [river]
---
# {title}

{title} is back. It leaves the north quay at ten past one. Nobody had expected it before the spring.
"""


LASTS: dict[str, int] = {}
"""Seconds after which Lambda ends a function, where that is not what the template says."""


def run(function: Function, event: dict[str, Any]) -> Any:
    return run_here(replace(function, timeout=LASTS.get(function.id, function.timeout)), event)


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with hushed(), built(run) as town:
        yield town


def standing(town: Town) -> tuple[dict[str, bytes], dict[str, bytes]]:
    return town.everything, town.items


def publish(town: Town) -> None:
    for title in ("Ferry", "Tram"):
        town.put(f"{title.lower()}.md", TEXT.format(title=title))
    town.cloud.settle()


def test_over_a_bad_wire_all_ends_as_over_a_good_one(town: Town) -> None:
    put_back = town.cloud.keep()
    publish(town)
    wanted = standing(town)
    put_back()
    otherwise, befell = cycle(OTHERWISE), Counter[str]()

    def told(method: str) -> str:
        fault = next(FAULTS.get(method, otherwise))
        befell[fault] += 1
        return fault

    with replaced(stage, "_sleep", lambda _: None), wire(town, told):
        publish(town)
    assert len(befell) == 7
    assert standing(town) == wanted
    assert not any(messages().values())


def test_a_function_that_waits_for_aws_ends_before_lambda_ends_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LASTS, "IngestFunction", int(RESERVE + ANSWERING))
    records = [{"messageId": id, "body": f'{{"look_at": ["{id}.md"]}}'} for id in ("ferry", "tram")]
    started = time.monotonic()
    with wire(town, lambda _: "stalled"):
        back = town.cloud.invoke("IngestFunction", {"Records": records})
    assert [each["itemIdentifier"] for each in back["batchItemFailures"]] == ["ferry", "tram"]
    assert time.monotonic() - started < 2 * ANSWERING


def test_an_answer_for_which_there_is_no_time_is_in_the_log(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(LASTS, "ApiFunction", int(RESERVE) - 1)
    with caplog.at_level(logging.INFO, logger="broadsheet"):
        answer = town.cloud.api_request("GET", "/api/articles", {})
    assert (answer.status, answer.header("retry-after")) == (503, "5")
    (said,) = (record.__dict__ for record in caplog.records if "step" in record.__dict__)
    assert (said["step"], said["name_of"], said["outcome"]) == ("api", "/api/articles", "out_of_time")
