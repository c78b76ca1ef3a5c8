"""Readers who come while pages are written find whole ones, and nothing that they are not to see."""

from __future__ import annotations

import pytest

from tests.faults.reader import Reader
from tests.faults.stories import CHANGES, NEW, put
from tests.faults.world import World


@pytest.mark.parametrize("change", CHANGES)
def test_a_reader_meets_nothing_hidden_or_half_done(world: World, reader: Reader, change: str) -> None:
    world.journey(CHANGES[change])
    assert reader.visits
    assert not reader.seen
    assert not reader.dead_links()


def test_a_new_section_is_there_before_the_lists_that_name_it(world: World, reader: Reader) -> None:
    world.journey(lambda town: put(town, "new.md", NEW.replace("section: City", "section: Harbour")))
    assert "section/harbour/index.html" in world.town.read("/author/desk/").replace('/"', '/index.html"')
    assert not reader.seen
