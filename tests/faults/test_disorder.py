"""Events twice, late, out of order or never: they are hints, and where all ends does not hang on them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

import pytest

from infra.local.memory import Contents, contents
from tests.faults.stories import CHANGES, FERRY, NEW, Change, delete, put
from tests.faults.world import World, about, as_of_now, different
from tests.town import Town

pytestmark = pytest.mark.usefixtures("reader")


def put_new(town: Town, text: str = NEW) -> None:
    put(town, "new.md", text)


def after(world: World, *changes: str, among: Mapping[str, Change] = CHANGES) -> Contents:
    """How all stands after changes that nothing disturbed."""
    world.begin()
    for change in changes:
        world.journey(among[change])
    found = as_of_now(contents())
    world.begin()
    return found


# One at a time, and yet between two others ------------------------------------------------


def test_a_late_event_about_what_is_gone_for_a_moment_loses_nothing(world: World) -> None:
    wanted = as_of_now(contents())
    late = world.held("SummarizeFunction", delete)
    world.deliver(about("IndexFunction", "summaries/ferry.md.json"))
    world.journey(lambda town: put(town, "ferry.md", FERRY))
    assert not different(wanted, as_of_now(world.rest(*late)))


MEANWHILE: dict[str, Change] = {
    "delete": lambda town: delete(town, "new.md"),
    "edit": lambda town: put_new(town, NEW.replace("second boat", "third boat")),
}


@pytest.mark.parametrize("change", MEANWHILE)
def test_what_is_undone_while_the_first_version_is_on_its_way_holds_up_nothing(
    world: World, change: str
) -> None:
    """The index waits for another summary, which then never comes."""
    wanted = after(world, "create")
    first = world.held("IndexFunction", put_new)
    second = world.held("SummarizeFunction", MEANWHILE[change])
    for delivery in first:
        world.deliver(delivery)
    world.journey(put_new)
    assert not different(wanted, as_of_now(world.rest(*second)))


def test_a_page_that_waits_for_an_edit_which_is_undone_is_written_after_all(world: World) -> None:
    """Its neighbour is new; it is edited before that is published, and then put back as it was."""
    wanted = after(world, "create")
    neighbour = world.held("PublishFunction", CHANGES["create"])
    edit = world.held("SummarizeFunction", CHANGES["update"])
    for delivery in neighbour:
        world.deliver(delivery)
    world.journey(lambda town: put(town, "ferry.md", FERRY))
    assert not different(wanted, as_of_now(world.rest(*edit)))


def test_a_page_that_goes_is_not_taken_from_lists_by_a_late_message_about_its_text(world: World) -> None:
    """Nobody else wants its address."""
    once_more = about("IndexFunction", "summaries/bridge.md.json")
    late = world.held("PublishFunction", lambda _: world.deliver(once_more))
    changes = world.held("PublishFunction", lambda town: delete(town, "bridge.md"))
    assert late
    world.deliver(*late, *changes)
    assert world.town.status("/bridge-opens/") == 410


# Many, in every order ---------------------------------------------------------------------


STEPS = ("put", "other", "delete", "put again")
EDITS: dict[str, Change] = {
    "put": put_new,
    "other": MEANWHILE["edit"],
    "delete": MEANWHILE["delete"],
    "put again": lambda town: put_new(town, NEW.replace("Monday", "Tuesday")),
}


def test_events_of_one_key_may_come_in_any_order_and_more_than_once(world: World, every: bool) -> None:
    """Two puts, a delete and a put, whose events come after all of them, the first of them twice more."""
    wanted = after(world, *STEPS, among=EDITS)
    held = [one for step in STEPS for one in world.held("IngestFunction", EDITS[step])]
    put_back = world.keep()
    for order in list(permutations(held))[:: 1 if every else 5]:
        put_back()
        world.deliver(*order, order[0])
        assert not different(wanted, as_of_now(world.rest(order[0]))), [held.index(one) for one in order]


def test_an_event_that_never_came_is_made_good_by_the_daily_look(world: World) -> None:
    wanted = after(world, "give another slug")
    for function in ("IngestFunction", "SummarizeFunction", "IndexFunction", "PublishFunction"):
        world.begin()
        assert world.held(function, CHANGES["give another slug"]), function
        world.town.verify()
        assert not different(wanted, as_of_now(contents())), function


def test_an_event_that_was_held_until_the_site_had_changed_changes_nothing(world: World) -> None:
    wanted = after(world, "update", "delete", "create")
    late = world.held("PublishFunction", CHANGES["update"])
    for change in ("delete", "create"):
        world.journey(CHANGES[change])
    assert not different(wanted, as_of_now(world.rest(*late)))
