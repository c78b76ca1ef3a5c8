"""Readers who come while pages are written find whole ones, and nothing that they are not to see."""

from __future__ import annotations

import pytest

from infra.local.memory import contents
from tests.faults.reader import Reader
from tests.faults.stories import CHANGES, NEW, delete, put, story
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


def test_a_page_is_there_until_nothing_leads_to_it(world: World, reader: Reader) -> None:
    """Whoever publishes late what changed in an article that has gone meanwhile leaves its page alone."""
    bridge = story("Bridge opens", "2026-10-30")
    late = world.held("PublishFunction", lambda town: put(town, "bridge.md", bridge.replace("Both", "All")))
    gone = world.held("PublishFunction", lambda town: delete(town, "bridge.md"))
    world.deliver(*late)
    assert "bridge-opens/index.html" in {key for _, key in contents()}
    world.deliver(*gone)
    assert "bridge-opens/index.html" not in {key for _, key in contents()}
    assert not reader.dead_links()
