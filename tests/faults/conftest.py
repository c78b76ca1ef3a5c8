"""One small town for all trials of a module, and how many of them are made."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from infra.local import stage
from infra.local.engine import replaced
from tests.faults.gate import kept
from tests.faults.reader import Reader
from tests.faults.stories import furnish, hidden_in
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
def reader(world: World) -> Iterator[Reader]:
    """Somebody who reads while all of a test goes on, and finds nothing amiss."""
    world.reader = Reader(world.town, hidden_in)
    with kept(world.reader):
        yield world.reader
    assert not world.reader.seen
    world.reader = None


@pytest.fixture
def no_wait() -> Iterator[None]:
    """Between attempts nobody sleeps."""
    with replaced(stage, "_sleep", lambda _: None):
        yield
