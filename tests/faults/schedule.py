"""The scheduler: of several invocations under way at once, it says at each call to AWS which goes on.

Each runs in a thread of its own and is held before each call that matters. A schedule
is a list of lengths: the first invocation passes so many of these points, then the
second, then the first again, and when the list is at its end, each goes on to its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from random import Random
from threading import Thread, get_ident

from tests.faults.gate import Call, Keeper, kept

Invocation = Callable[[], object]
Things = frozenset[str]


class Turns(Keeper):
    """Two invocations, of which one goes on at a time."""

    def __init__(self, invocations: Sequence[Invocation], lengths: Iterable[int], shared: Things) -> None:
        self._threads = [Thread(target=self._run, args=(n, each)) for n, each in enumerate(invocations)]
        self._me: dict[int, int] = {}
        self._lengths, self._shared = iter(lengths), shared
        self._left: float = next(self._lengths)
        self._turn = 0
        self._done: set[int] = set()
        self.switches = 0
        """How often one was held for the sake of the other."""

    def run(self) -> None:
        with kept(self):
            self._threads[0].start()
            while len(self._done) < len(self._threads):
                for thread in self._threads:
                    if thread.ident:
                        thread.join()

    def before(self, call: Call) -> None:
        if not call.things & self._shared:
            return
        me = self._me[get_ident()]
        if not self._left and 1 - me not in self._done:
            self.switches += 1
            self._left = next(self._lengths, float("inf"))
            self._give_way(me)
        self._left -= 1

    def _give_way(self, me: int) -> None:
        self._hand_over(me)
        while self._turn != me:
            time.sleep(0)  # leaves the stage to the other

    def _hand_over(self, me: int) -> None:
        self._turn = 1 - me
        if not self._threads[1 - me].ident:
            self._threads[1 - me].start()

    def _run(self, me: int, invocation: Invocation) -> None:
        self._me[get_ident()] = me
        try:
            invocation()
        finally:
            self._done.add(me)
            if 1 - me not in self._done:
                self._hand_over(me)


class Footprint(Keeper):
    """What a run reads, and what it writes."""

    def __init__(self) -> None:
        self.touched: set[str] = set()
        self.written: set[str] = set()

    def before(self, call: Call) -> None:
        self.touched |= call.things
        self.written |= call.things if call.writes else set()


def footprint(invocation: Invocation) -> Footprint:
    with kept(found := Footprint()):
        invocation()
    return found


def shared_by(one: Footprint, other: Footprint) -> Things:
    """What one writes and the other touches: between all other calls, it makes no difference who goes on."""
    return frozenset(one.written & other.touched | other.written & one.touched)


def within_two_preemptions(run: Callable[[Sequence[int]], int]) -> Iterator[Sequence[int]]:
    """Every schedule in which the first is held once, and the second once or not at all; gives each.

    `run` makes one, and says how often somebody was held: where that is less often than asked, the
    invocation had come to its end, and longer lengths make no other schedule.
    """
    for first in count():
        for second in count():
            held = run((first, second))
            if not held:
                return
            yield first, second
            if held < 2:
                break


def at_random(seed: int, longest: int = 4) -> Iterator[int]:
    """Lengths without end."""
    chance = Random(seed)  # noqa: S311  (no secret hangs on it)
    return (chance.randint(0, longest) for _ in count())
