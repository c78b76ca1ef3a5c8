"""One handler at a time, and room for others while one sleeps."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from infra.local.engine import environment
from infra.local.stage import Stage


def test_whoever_sleeps_lets_others_on_the_stage_and_finds_everything_as_it_was() -> None:
    stage, told, ready = Stage(), list[str](), Barrier(2)

    def sleeper() -> None:
        with stage.taken(lambda: environment({"WHO": "sleeper"})):
            ready.wait()
            told.append("sleeps")
            time.sleep(0.2)
            told.append(f"wakes as {os.environ['WHO']}")

    def walker() -> None:
        ready.wait()
        with stage.taken(lambda: environment({"WHO": "walker"})):
            told.append(f"walks as {os.environ['WHO']}")

    with ThreadPoolExecutor(2) as both:
        for done in (both.submit(sleeper), both.submit(walker)):
            done.result()
    assert told == ["sleeps", "walks as walker", "wakes as sleeper"]
    assert "WHO" not in os.environ


def test_nobody_is_on_the_stage_together_unless_one_sleeps() -> None:
    stage, here = Stage(), list[int]()

    def act(number: int) -> int:
        with stage.taken():
            here.append(number)
            together = len(here)
            here.remove(number)
            return together

    with ThreadPoolExecutor(4) as actors:
        assert set(actors.map(act, range(200))) == {1}


def test_sleeping_is_as_ever_when_the_curtain_is_down() -> None:
    before = time.sleep
    with Stage().taken():
        assert time.sleep is not before
    assert time.sleep is before
