"""A function that dies at any call to AWS, and gets its event again, ends where it would have ended."""

from __future__ import annotations

import pytest

from infra.local.memory import Contents, contents
from tests.faults.gate import Call, Died, Keeper, kept
from tests.faults.stories import CHANGES, FORMATS, RARE
from tests.faults.world import Delivery, Ended, World, different

pytestmark = pytest.mark.usefixtures("reader")


class Death(Keeper):
    """Comes at one of the moments before and after each call."""

    def __init__(self, moment: int) -> None:
        self._left = moment
        self.call: Call | None = None

    def before(self, call: Call) -> None:
        self._pass(call)

    def after(self, call: Call) -> None:
        self._pass(call)

    def _pass(self, call: Call) -> None:
        if not self._left:
            self.call = call
            raise Died
        self._left -= 1


class Marks(Keeper):
    """Counts the moments, and marks those at which something else stands than at the one before."""

    def __init__(self) -> None:
        self.moments = 0
        self.marked = [0]

    def before(self, _: Call) -> None:
        self.moments += 1

    def after(self, call: Call) -> None:
        if call.writes:
            self.marked.append(self.moments)
        self.moments += 1


def assert_no_trace(world: World, delivery: Delivery, wanted: Contents, every: bool) -> None:
    """However it dies, and whether the next attempt finds its memory or starts anew: the end is the same.

    Not every moment is tried then, but some of those between which something was written: a call that
    reads leaves nothing behind that a new attempt could find.
    """
    delivery.put_back()
    with kept(marks := Marks()):
        world.deliver(delivery)
    few = marks.marked[:: 1 + len(marks.marked) // 3]
    for turn, moment in enumerate(range(marks.moments) if every else few):
        for anew in (False, True) if every else (turn % 2 == 1,):
            delivery.put_back()
            with pytest.raises(Ended), kept(death := Death(moment)):
                world.town.cloud.invoke(delivery.function, delivery.event)
            assert not different(wanted, world.rest(delivery, anew=anew)), (moment, death.call, anew)


@pytest.mark.parametrize("change", CHANGES)
def test_a_death_at_any_call_leaves_no_trace(world: World, every: bool, change: str) -> None:
    journey = world.journey(CHANGES[change])
    wanted = contents()
    for delivery in journey[:1] if change in RARE and not every else journey:
        assert_no_trace(world, delivery, wanted, every)


class Wire(Keeper):
    """Hears what is told on the news wire."""

    def __init__(self) -> None:
        self.told: set[tuple[str, str]] = set()

    def after(self, call: Call) -> None:
        self.told |= {(entry["DetailType"], entry["Detail"]) for entry in call.said.get("Entries", ())}


@pytest.mark.parametrize("change", ["create", "delete", "break"])
def test_a_death_keeps_nothing_from_the_news_wire(world: World, every: bool, change: str) -> None:
    heard = 0
    for delivery in world.journey(CHANGES[change]):
        delivery.put_back()
        with kept(marks := Marks()), kept(wanted := Wire()):
            world.deliver(delivery)
        heard += len(wanted.told)
        for moment in range(marks.moments)[0 if every else -2 :] if wanted.told else ():
            delivery.put_back()
            with kept(wire := Wire()):
                with pytest.raises(Ended), kept(Death(moment)):
                    world.town.cloud.invoke(delivery.function, delivery.event)
                world.deliver(delivery)
            assert wanted.told <= wire.told, moment
    assert heard


@pytest.mark.parametrize("format", FORMATS)
def test_a_death_over_any_format_leaves_no_trace(world: World, every: bool, format: str) -> None:
    journey = world.journey(FORMATS[format])
    wanted = contents()
    for delivery in journey if every else journey[:1]:
        assert_no_trace(world, delivery, wanted, every)
