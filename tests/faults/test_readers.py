"""Readers who come while pages are written find whole ones, and nothing that they are not to see."""

from __future__ import annotations

import pytest

from tests.faults.reader import Reader
from tests.faults.stories import CHANGES
from tests.faults.world import World


@pytest.mark.parametrize("change", CHANGES)
def test_a_reader_meets_nothing_hidden_or_half_done(world: World, reader: Reader, change: str) -> None:
    world.journey(CHANGES[change])
    assert reader.visits
    assert not reader.seen
    assert not reader.dead_links()
