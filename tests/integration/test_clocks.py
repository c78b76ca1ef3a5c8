"""Functions whose clocks are seconds apart agree in the end; each pair in a cloud of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from infra.local.functions import Function, run_here
from tests.faults.stories import put, story
from tests.town import NOW, built, hushed


@pytest.mark.parametrize("behind", ["IndexFunction", "PublishFunction"])
def test_what_comes_out_between_two_clocks_is_published(behind: str) -> None:
    """Who is behind does not see it yet, and nobody tells it again."""

    def run(function: Function, event: dict[str, Any]) -> Any:
        apart = timedelta(seconds=20 if function.id == behind else 0)
        with time_machine.travel(datetime.now(UTC) - apart):
            return run_here(function, event)

    with hushed(), built(run) as town:
        put(town, "soon.md", story("Soon", NOW.isoformat()))
        town.cloud.settle()
        with time_machine.travel(NOW + timedelta(minutes=1)):
            town.cloud.run_schedule("due")
            town.cloud.settle()
            assert "Soon" in town.read("/soon/")
            assert "/soon/" in town.read("/")
