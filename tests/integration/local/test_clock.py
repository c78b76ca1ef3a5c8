"""Schedules, and a cloud that runs by itself."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from infra.local.cloud import Cloud, Step

Drop = Callable[..., None]


def wait_until(true: Callable[[], bool], seconds: float = 10.0) -> float:
    started = time.monotonic()
    while not true():
        assert time.monotonic() - started < seconds, "it took too long"
        time.sleep(0.005)
    return time.monotonic() - started


def test_a_schedule_runs_by_its_name(cloud: Cloud) -> None:
    assert cloud.run_schedule("minute") == "due toy-TickFunction True"
    assert cloud.run_schedule("TickFunctionDaily") == "aws.events toy-TickFunction True"


def test_a_schedule_that_is_not_there_is_an_error(cloud: Cloud) -> None:
    with pytest.raises(KeyError, match="yearly"):
        cloud.run_schedule("yearly")


def test_a_started_cloud_delivers_by_itself_and_soon(cloud: Cloud, drop: Drop, steps: list[Step]) -> None:
    cloud.settle()
    cloud.start()
    drop("in/a")
    # The stream's window is five minutes, and nothing else is under way.
    took = wait_until(lambda: any(step.function == "FollowFunction" for step in steps))
    cloud.stop()
    assert took < 1


def test_a_started_cloud_leaves_what_failed_until_it_is_visible_again(
    cloud: Cloud, drop: Drop, steps: list[Step]
) -> None:
    cloud.settle()
    cloud.start()
    drop("in/bad")
    wait_until(lambda: any(step.failed for step in steps))
    time.sleep(0.1)
    assert sum(step.failed for step in steps) == 1
    cloud.settle()
    cloud.stop()
    assert sum(step.failed for step in steps) == 3


def test_a_cloud_at_rest_costs_next_to_nothing(cloud: Cloud) -> None:
    cloud.settle()
    cloud.start()
    time.sleep(0.1)
    before = time.process_time()
    time.sleep(0.5)
    spent = time.process_time() - before
    cloud.stop()
    assert spent < 0.05


def test_a_function_is_called_with_the_environment_of_the_template_and_no_other(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GREETING", "not this")
    answer = cloud.api_request("GET", "/api/environment")
    assert answer.body == b'{"GREETING": "hello", "ONLY_TAKE": null, "AWS_PROFILE": null}'


def test_what_a_function_raises_rises_to_whoever_calls_it(cloud: Cloud, steps: list[Step]) -> None:
    with pytest.raises(RuntimeError, match="a secret"):
        cloud.invoke("ApiFunction", {"rawPath": "/api/broken"})
    assert [str(step.error) for step in steps] == ["a secret"]
