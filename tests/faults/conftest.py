"""One small town for all trials of a module, and how many of them are made."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from infra.local import stage
from infra.local.engine import replaced
from tests.faults.stories import furnish
from tests.faults.world import World, opened
from tests.town import hushed


@pytest.fixture(scope="session")
def every() -> bool:
    """Whether every point is tried, and not only as many as there is time for."""
    return os.environ.get("BROADSHEET_FAULTS") == "all"


@pytest.fixture(scope="package")
def _world() -> Iterator[World]:
    with hushed(), opened() as world:
        furnish(world.town)
        world.town.cloud.settle()
        world.begins_here()
        yield world


@pytest.fixture
def world(_world: World) -> World:
    """The town as it was furnished."""
    _world.begin()
    return _world


@pytest.fixture
def no_wait() -> Iterator[None]:
    """Between attempts nobody sleeps."""
    with replaced(stage, "_sleep", lambda _: None):
        yield
