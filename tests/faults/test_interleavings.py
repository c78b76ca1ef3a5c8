"""Two invocations at once, in every order of their calls: all ends as if one had waited for the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
import time_machine

from broadsheet.pipeline import index
from broadsheet.stores.converge import Outcome
from tests.faults.gate import Call, Keeper, kept
from tests.faults.schedule import (
    Invocation,
    Things,
    Turns,
    at_random,
    footprint,
    shared_by,
    within_two_preemptions,
)
from tests.faults.stories import CHANGES, put, story
from tests.faults.world import World, about, as_of_now, different
from tests.town import NOW

# Two functions share a process here, and so one page for what they count.
pytestmark = pytest.mark.filterwarnings("ignore:Dimension 'step'")

Pair = tuple[str, str, str, str]
"""A change and the function that it has come to, and another with its own."""

EDITOR = "editor"
"""The change itself is made meanwhile, and ingest hears of it."""

FEW: tuple[Pair, ...] = (
    ("update", "Ingest", "delete", EDITOR),
    ("delete", "Ingest", "update", EDITOR),
    ("update", "Ingest", "break", EDITOR),
    ("update", "Ingest", "delete", "Ingest"),
    ("update", "Summarize", "delete", "Ingest"),
    ("update", "Summarize", "delete", "Summarize"),
    ("update", "Summarize", "give another slug", "Summarize"),
    ("update", "Index", "delete", "Summarize"),
)
"""They meet in a few places: each schedule is tried, always."""

MANY: tuple[Pair, ...] = (
    ("update", "Index", "delete", "Index"),
    ("give another slug", "Index", "take an address", "Index"),
    ("delete", "Index", "take an address", "Index"),
    ("create", "Index", "give another date", "Index"),
    ("create", "Publish", "delete", "Index"),
    ("update", "Publish", "delete", "Index"),
    ("create", "Publish", "delete", "Publish"),
    ("give another date", "Publish", "give another slug", "Publish"),
)
"""They meet in many: some schedules are tried, and each only where there is time for it."""


def invocation(world: World, change: str, step: str) -> Invocation:
    if step == EDITOR:

        def edit() -> None:
            CHANGES[change](world.town)
            world.deliver(about("IngestFunction", "ferry.md"))

        return edit
    return partial(world.deliver, *world.held(f"{step}Function", CHANGES[change]))


def in_turn(put_back: Callable[[], None], world: World, pair: Sequence[Invocation]) -> Things:
    """One after the other, in both orders, which end alike; gives what the two have to do with each other."""
    ends, shared = [], frozenset[str]()
    for order in (pair, pair[::-1]):
        put_back()
        shared |= shared_by(*map(footprint, order))
        ends.append(as_of_now(world.rest()))
    assert not different(*ends)
    return shared


def schedules(run: Callable[[Iterable[int]], int], seeds: int, *, every: bool) -> Iterable[object]:
    """Makes them, and gives each when it is made."""
    if every:
        yield from within_two_preemptions(run)
    for seed in range(seeds):
        run(at_random(seed))
        yield f"seed {seed}"


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("pair", [*FEW, *MANY], ids="-".join)
def test_two_at_once_end_as_one_after_the_other(world: World, every: bool, pair: Pair) -> None:
    two = invocation(world, *pair[:2]), invocation(world, *pair[2:])
    put_back = world.keep()
    shared = in_turn(put_back, world, two)
    wanted = as_of_now(world.rest())
    for order in (two, two[::-1]):

        def run(lengths: Iterable[int], order: Sequence[Invocation] = order) -> int:
            put_back()
            turns = Turns(order, lengths, shared)
            turns.run()
            return turns.switches

        exhaustive = every or pair in FEW
        for made in schedules(run, 40 if every else 0 if exhaustive else 3, every=exhaustive):
            assert not different(wanted, as_of_now(world.rest())), made


class Meeting(Keeper):
    """Two who look at an article's entries on its lists wait until both do."""

    def __init__(self) -> None:
        self._both = Barrier(2)

    def before(self, call: Call) -> None:
        if call.name == "BatchGetItem" and any(thing.startswith("LIST#") for thing in call.things):
            self._both.wait(10)


def test_two_threads_that_look_at_lists_do_not_wait_for_each_other(world: World) -> None:
    """No lock is held while AWS is asked."""
    with kept(Meeting()), ThreadPoolExecutor(2) as threads:
        looks = [
            threads.submit(index, id, world.town.stores, lambda: NOW, "UTC")
            for id in ("ferry.md", "bridge.md")
        ]
    assert [look.result() for look in looks] == [Outcome.UNCHANGED] * 2


SOON = story("Soon", "2026-11-20T13:00:00Z")


def assert_due_meanwhile(world: World, late: Invocation, do: Callable[[], None], moment: int) -> None:
    """It comes due, and others do so much, at a moment of an invocation that read the clock before."""

    def come_due() -> None:
        clock.shift(timedelta(hours=2))
        do()

    with time_machine.travel(NOW) as clock:
        put_back = world.keep()
        shared = shared_by(footprint(late), footprint(come_due))
        wanted = as_of_now(world.rest())
        put_back()
        clock.move_to(NOW)
        Turns((late, come_due), (moment,), shared).run()
        assert not different(wanted, as_of_now(world.rest()))


@pytest.mark.parametrize("moment", [0, 1, 6, 12])
def test_what_comes_due_while_pages_are_set_is_on_them(world: World, moment: int) -> None:
    """Publish read the clock before an article came due, and writes after others have published it.

    Of this a reader may notice that lists lead to the page which the slower of the two has still to write.
    """
    world.journey(lambda town: put(town, "soon.md", SOON))
    late = partial(world.deliver, *world.held("PublishFunction", CHANGES["create"]))

    def sweep() -> None:
        world.town.cloud.run_schedule("due")
        world.town.cloud.settle()

    assert_due_meanwhile(world, late, sweep, moment)


@pytest.mark.parametrize("moment", [0, 2])
def test_what_comes_due_while_it_is_indexed_stays_published(world: World, moment: int) -> None:
    """Index read the clock before its article came due, and writes after others have published it."""
    late = partial(world.deliver, *world.held("IndexFunction", lambda town: put(town, "soon.md", SOON)))
    once_more = partial(world.deliver, about("IndexFunction", "summaries/soon.md.json"))
    assert_due_meanwhile(world, late, once_more, moment)
