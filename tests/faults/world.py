"""A small town that can be put back as it was, and what happens in it step by step."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from hashlib import sha256
from typing import Any

from broadsheet import pages
from broadsheet.runtime import telemetry
from broadsheet.site.remembered import Remembered
from broadsheet.stores import aws
from infra.local import memory
from infra.local.functions import Function, run_here
from tests.faults.gate import Died
from tests.faults.reader import Reader
from tests.faults.recall import Recall
from tests.faults.stories import Change
from tests.town import Town, built

Event = dict[str, Any]
Watch = Callable[[str, Event], bool]
"""Sees an event on its way to a function; whether it goes no further."""

TRIES = 5
"""How often a queue brings a message before it is parked."""


@dataclass(frozen=True)
class Delivery:
    """An event for a function, and how all stood when it came."""

    function: str
    event: Event
    put_back: Callable[[], None] = lambda: None


class Ended(Exception):
    """What Lambda says of a function whose process died: its event comes again."""


class World:
    """A town whose every delivery can be had again, as often as one likes."""

    def __init__(self, town: Town, watches: list[Watch], recall: Recall) -> None:
        self.town, self._watches, self._recall = town, watches, recall
        self._heard = 0
        self._ends: dict[str, memory.Contents] = {}
        self._known: dict[str, memory.Contents] = {}
        self.reader: Reader | None = None
        """Who has to hear when all is put back."""
        self.begin: Callable[[], None] = lambda: None
        """Brings back how all began."""

    def begins_here(self) -> None:
        self.begin = self.keep()

    def keep(self) -> Callable[[], None]:
        """All as it is; gives what brings it back."""
        back = self.town.cloud.keep()

        def put_back() -> None:
            back()
            self._recall.forget_what_stands()
            pages.told_of.cache_clear()  # or the texts would be read in the first of many trials alone
            self._heard = len(memory.changes())
            if self.reader:
                self.reader.forget()

        return put_back

    def journey(self, change: Change) -> list[Delivery]:
        """Everything that a change sets off, each with the state in which it came; ends at rest."""
        seen: list[Delivery] = []
        states: list[str] = []

        def note(function: str, event: Event) -> bool:
            seen.append(Delivery(function, event, self.keep()))
            states.append(self._state())
            return False

        with self.watching(note):
            change(self.town)
            self.town.cloud.settle()
        self._ends |= dict.fromkeys(states, self._rested())
        return seen

    def held(self, function: str, change: Change) -> list[Delivery]:
        """What a change brings to a function, which it does not get; all before it have theirs."""
        kept: list[Delivery] = []

        def hold(called: str, event: Event) -> bool:
            if called == function:
                kept.append(Delivery(called, event))
            return called == function

        with self.watching(hold):
            change(self.town)
            self.town.cloud.settle()
        return kept

    def site(self) -> set[str]:
        """The keys of all that readers may find."""
        return {key for place, key in memory.contents() if place == self.town.stores.site_bucket}

    @contextmanager
    def watching(self, watch: Watch) -> Iterator[None]:
        self._watches.append(watch)
        try:
            yield
        finally:
            self._watches.remove(watch)

    def deliver(self, *deliveries: Delivery) -> None:
        """As the queue or the stream does: what fails comes again, and nothing is parked here."""
        for delivery in deliveries:
            self._deliver(delivery)

    def _deliver(self, delivery: Delivery) -> None:
        left = delivery.event["Records"]
        for _ in range(TRIES):
            left = self.once(delivery.function, left)
            if not left:
                return
        raise AssertionError(f"{delivery.function} never takes {left}")

    def once(self, function: str, records: list[Event]) -> list[Event]:
        """Deliver once; the records that are to come back."""
        try:
            answer = self.town.cloud.invoke(function, {"Records": records})
        except Exception:  # noqa: BLE001  (whatever a function raises, Lambda catches)
            return records
        back = {failure["itemIdentifier"] for failure in (answer or {}).get("batchItemFailures", ())}
        return [record for record in records if record.get("messageId") in back]

    def rest(self, *deliveries: Delivery, anew: bool = False) -> memory.Contents:
        """How all stands after these deliveries and whatever follows; known where it stood so before.

        With `anew`, nothing of what the functions kept in memory is there any more.
        """
        now = self._state([(each.function, each.event) for each in deliveries], anew)
        if now not in self._ends:
            if anew:
                start_anew()
            self._ends[now] = self._end_after(deliveries)
        return self._ends[now]

    def _end_after(self, deliveries: Sequence[Delivery]) -> memory.Contents:
        if deliveries:
            self._deliver(deliveries[0])
            return self.rest(*deliveries[1:])
        self.town.cloud.settle()
        return self._rested()

    def _rested(self) -> memory.Contents:
        end = memory.contents()
        return self._known.setdefault(_digest(_in_order(end)), end)

    def _state(self, *more: object) -> str:
        """Everything on which it depends how all ends."""
        hints = {queue: sorted({*map(_names, told)}) for queue, told in memory.messages().items()}
        changes = memory.changes()[self._heard :]
        return _digest(_in_order(memory.contents()), hints, changes, more)


def _digest(*things: object) -> str:
    return sha256(repr(things).encode()).hexdigest()


def _in_order(contents: memory.Contents) -> list[tuple[tuple[str, str], object]]:
    return sorted(contents.items(), key=lambda thing: thing[0])


def _names(body: str) -> str:
    """What a message names, without its times and numbers."""
    if '"Records"' not in body:
        return body
    return str([record["s3"]["object"]["key"] for record in json.loads(body)["Records"]])


def about(function: str, key: str) -> Delivery:
    """A message of ours that has a function look at something."""
    body = json.dumps({"look_at": [key]})
    return Delivery(function, {"Records": [{"messageId": "m", "body": body, "attributes": {}}]})


def start_anew() -> None:
    """Another instance of a function: nothing that the package has cached is there any more.

    The logger and the metrics stay: Powertools knows one of each in a process, and sets up no second one. So
    do the clients, to whose calls the faults and the reader listen.
    """
    stay = {telemetry.__name__, aws.__name__}
    rooms = [room for name, room in sys.modules.items() if name.startswith("broadsheet.")]
    for thing in (thing for room in rooms for thing in vars(room).values()):
        if isinstance(thing, _lru_cache_wrapper | Remembered) and thing.__module__ not in stay:
            thing.cache_clear()


def as_of_now(contents: memory.Contents) -> memory.Contents:
    """What follows from the inbox alone, without what the index remembers of the past."""
    found = dict[tuple[str, str], object]()
    for (place, key), thing in contents.items():
        if not (" WAS#" in key or (isinstance(thing, dict) and _is_over(thing))):
            item = isinstance(thing, dict) and {name: said for name, said in thing.items() if name != "turn"}
            found[place, key] = item or thing
    return found


def _is_over(item: dict[str, object]) -> bool:
    """Whether an item says that nobody is there any more: in a month, or at an address."""
    return item.get("count") == "0" or (item.get("id"), item.get("waiting")) == ("", "0")


def different(one: memory.Contents, other: memory.Contents) -> dict[object, object]:
    """What is not the same in both, for whoever reads a failure."""
    return {
        key: (one.get(key), other.get(key))
        for key in sorted({*one, *other})
        if one.get(key) != other.get(key)
    }


@contextmanager
def opened() -> Iterator[World]:
    watches: list[Watch] = []
    recall = Recall()

    def run(function: Function, event: Event) -> Any:
        if True in [watch(function.id, event) for watch in watches]:
            return None
        try:
            return run_here(function, event)
        except Died as died:
            raise Ended from died

    with ExitStack() as stack:
        town = stack.enter_context(built(run, {"NewsWire": "true"}))
        stack.enter_context(memory.remembering())
        stack.enter_context(recall.listening())
        yield World(town, watches, recall)
