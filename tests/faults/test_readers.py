"""Readers who come while pages are written find whole ones, and nothing that they are not to see."""

from __future__ import annotations

import pytest

from infra.local.memory import contents
from tests.faults.reader import Reader
from tests.faults.stories import CHANGES, NEW, delete, put, story
from tests.faults.world import World, about


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


BRIDGE = story("Bridge opens", "2026-10-30").replace("Both", "All")


@pytest.mark.parametrize("section", ["City", "Harbour"])
def test_what_a_list_leads_to_is_there_whoever_was_first_to_set_it(
    world: World, reader: Reader, section: str
) -> None:
    """An older article is published first, while the lists that it is on show the newer one already."""
    new = NEW.replace("section: City", f"section: {section}")
    late = world.held("PublishFunction", lambda town: put(town, "new.md", new))
    first = world.held("PublishFunction", lambda town: put(town, "bridge.md", BRIDGE))
    world.deliver(*first)
    assert world.town.read("/new-boat/")
    assert not reader.dead_links()
    world.deliver(*late)
    assert not reader.dead_links()


def test_a_rebuild_sets_what_a_late_change_has_yet_to_set(world: World, reader: Reader) -> None:
    """The front page is set again by its name alone, while the stream has yet to bring a new section."""
    new = NEW.replace("section: City", "section: Harbour")
    late = world.held("PublishFunction", lambda town: put(town, "new.md", new))
    world.deliver(about("PublishFunction", "index.html"))
    assert not reader.dead_links()
    world.deliver(*late)
    assert not reader.dead_links()


def test_a_page_is_there_until_nothing_leads_to_it(world: World, reader: Reader) -> None:
    """Whoever publishes late what changed in an article that has gone meanwhile leaves its page alone."""
    late = world.held("PublishFunction", lambda town: put(town, "bridge.md", BRIDGE))
    gone = world.held("PublishFunction", lambda town: delete(town, "bridge.md"))
    world.deliver(*late)
    assert "bridge-opens/index.html" in {key for _, key in contents()}
    world.deliver(*gone)
    assert "bridge-opens/index.html" not in {key for _, key in contents()}
    assert not reader.dead_links()
