"""AWS does it and nobody hears, is busy, or says half of it: all ends as it would have ended."""

from __future__ import annotations

from itertools import count

import pytest

from infra.local.memory import contents
from tests.faults.answers import FAULTS, Once
from tests.faults.gate import kept
from tests.faults.stories import CHANGES
from tests.faults.world import World, as_of_now, different

pytestmark = pytest.mark.usefixtures("no_wait", "reader")


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("change", ["give another slug", "delete"])
def test_what_nobody_heard_or_nobody_did_changes_no_end(
    world: World, every: bool, change: str, fault: str
) -> None:
    journey = world.journey(CHANGES[change])
    wanted = as_of_now(contents())
    for delivery in journey:
        for number in count(0, 1 if every else 41):
            delivery.put_back()
            with kept(once := Once(fault, number)):
                world.deliver(delivery)
            if not once.struck:
                break
            assert not different(wanted, as_of_now(world.rest())), (delivery.function, number, once.struck)
