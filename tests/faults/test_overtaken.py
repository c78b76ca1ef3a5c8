"""What happens in the midst of a publish leaves no dead link either."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import product

import pytest

from tests.faults.gate import Call, Keeper, kept
from tests.faults.reader import Reader
from tests.faults.schedule import Turns, at_random, footprint, shared_by
from tests.faults.stories import BRIDGE, NEW, Change, come, delete, go, odd, put, story, traces
from tests.faults.world import Delivery, World


@pytest.mark.parametrize("leave", [go(4), lambda town: put(town, "odd-4.md", odd(4).replace("odd, ", ""))])
@pytest.mark.parametrize("lengths", list(product((1, 2, 3), (1, 2, 3))), ids=str)
def test_a_list_that_one_empties_while_another_fills_it_stays(
    world: World, reader: Reader, leave: Change, lengths: tuple[int, int]
) -> None:
    """Whoever empties it looked at the index before the other came there."""
    world.journey(come(4))
    late = partial(world.deliver, *world.held("PublishFunction", leave))
    filling = partial(world.journey, come(6))
    Turns((late, filling), lengths, frozenset({f"{world.town.stores.site_bucket}/tag/odd/index.html"})).run()
    assert "tag/odd/index.html" in world.site()
    assert not reader.seen
    assert not reader.dead_links()


@pytest.mark.parametrize("seed", range(8))
def test_two_who_empty_a_list_at_once_leave_nothing_of_it(world: World, reader: Reader, seed: int) -> None:
    world.journey(come(4, 6))
    two = [partial(world.deliver, *world.held("PublishFunction", go(number))) for number in (4, 6)]
    put_back = world.keep()
    shared = shared_by(*map(footprint, two))
    put_back()
    Turns(two, at_random(seed), shared).run()
    assert not reader.seen
    assert not traces(world.site())


class Between(Keeper):
    """Something happens just before a page is put, or something is first asked for."""

    def __init__(self, key: str, happen: Callable[[], None], name: str = "PutObject") -> None:
        self._key, self._happen, self._name, self.happened = key, happen, name, False

    def before(self, call: Call) -> None:
        if (
            call.name == self._name
            and not self.happened
            and any(thing.endswith(self._key) for thing in call.things)
        ):
            self.happened = True
            self._happen()


def test_a_page_that_was_set_early_goes_with_its_article(world: World) -> None:
    """All that the article itself had to publish was published before: nobody else hears of the page."""
    late = world.held("PublishFunction", lambda town: put(town, "new.md", NEW))
    first = world.held("PublishFunction", lambda town: put(town, "bridge.md", BRIDGE))

    def go() -> None:
        gone = world.held("PublishFunction", lambda town: delete(town, "new.md"))
        records = [record for each in (*late, *gone) for record in each.event["Records"]]
        assert world.once("PublishFunction", records) == []

    with kept(between := Between("new-boat/index.html", go)):
        world.deliver(*first)
    assert between.happened
    assert "new-boat/index.html" not in world.site()


def test_what_a_list_leads_to_that_was_read_later_is_there(world: World, reader: Reader) -> None:
    """Whoever removes its page has read that it is no more; then it comes, and a list set along shows it."""
    world.journey(come(4))
    late = world.held("PublishFunction", lambda town: put(town, "odd-4.md", story("Odd 4", "2026-11-04")))
    gone = world.held("PublishFunction", go(4))
    back: list[Delivery] = []
    again = Between(
        "section/elsewhere/index.html",
        lambda: back.extend(world.held("PublishFunction", come(4))),
        "GetObject",
    )
    with kept(again):
        world.deliver(*gone)
    assert again.happened
    assert not reader.dead_links()
    world.deliver(*late, *back)
    assert "odd-4/index.html" in world.site()
    assert not reader.seen


def test_a_list_that_was_read_too_early_is_read_again_with_what_it_leads_to(
    world: World, reader: Reader
) -> None:
    """One has left a section, the other goes after the front page was read, and before the section is."""
    world.journey(come(4, 6))
    elsewhere = odd(6).replace("Elsewhere", "City")
    first = world.held("PublishFunction", lambda town: put(town, "odd-6.md", elsewhere))
    gone: list[Delivery] = []
    goes = Between(
        "LIST#section:elsewhere", lambda: gone.extend(world.held("PublishFunction", go(4))), "Query"
    )
    with kept(goes):
        world.deliver(*first)
    assert goes.happened
    assert "section/elsewhere/index.html" not in world.site()
    world.deliver(*gone)
    assert not reader.dead_links()
    assert not reader.seen


def test_a_list_that_was_as_it_should_be_is_set_where_what_it_leads_to_goes_later(
    world: World, reader: Reader
) -> None:
    """One leaves a month, and, once its page is being set without it, the other that stood there."""
    world.journey(
        lambda town: put(town, "odd-4.md", odd(4).replace("-11-04", "-09-04")),
    )
    world.journey(lambda town: put(town, "new.md", NEW.replace("-11-", "-09-")))
    first = world.held("PublishFunction", come(4))
    gone: list[Delivery] = []
    goes = Between(
        "2026/09/index.html",
        lambda: gone.extend(world.held("PublishFunction", lambda town: delete(town, "new.md"))),
    )
    with kept(goes):
        world.deliver(*first)
    assert goes.happened
    assert "2026/09/index.html" not in world.site()
    assert not reader.dead_links()
    world.deliver(*gone)
    assert not reader.seen


def test_nothing_leads_to_what_another_removed_before_it_could_be_written(world: World) -> None:
    """The section stood there when it was looked at, so that it was to be written before the front page."""
    world.journey(come(4))
    late = world.held("PublishFunction", come(6))
    section = world.town.stores.site.place("section/elsewhere/index.html")
    stood: list[bool] = []

    class Fronts(Keeper):
        def after(self, call: Call) -> None:
            if call.writes and f"{world.town.stores.site_bucket}/index.html" in call.things:
                stood.append(section.key in world.site())

    def remove() -> None:
        section.look().settle(None)

    with kept(Fronts()), kept(removed := Between(section.key, remove)):
        world.deliver(*late)
    assert removed.happened
    assert stood
    assert all(stood)
