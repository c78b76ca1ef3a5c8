"""How much property tests try: as much as the suite has time for, or a multiple that one asks for."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings


def tries(examples: int, steps: int = 50) -> settings:
    """Always the same examples; with `BROADSHEET_TRIES=20`, twenty times as many, and others each time."""
    times = int(os.environ.get("BROADSHEET_TRIES", "1"))
    return settings(
        max_examples=examples * times,
        stateful_step_count=steps,
        derandomize=times == 1,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # what fails is short enough, and shrinking it takes minutes
        suppress_health_check=list(HealthCheck),
    )
