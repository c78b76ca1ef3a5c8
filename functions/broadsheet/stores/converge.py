"""The protocol by which every step brings what it owns in line with what it reads.

1. look at each place: what stands there, or that nothing does;
2. read the sources as they are now, and derive what should stand;
3. where that stands already, do nothing, so that nothing is triggered;
4. else write, or remove, on condition that the place is still as it was seen;
   where it is not, start again at 1;
5. where something was written or removed, start again at 1 as well, until there
   is nothing to do: whoever found in the meantime that nothing had to be done
   has left no mark that a condition could see.

So duplicated, late, reordered and concurrent events, retries and crashes at any
point all end in the same state, and an older version never replaces a newer one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from broadsheet.errors import Conflict

TRIES = 10
"""How often a step starts again before it leaves the event to the queue."""

Wanted = TypeVar("Wanted")
WantedHere = TypeVar("WantedHere", contravariant=True)


class Outcome(StrEnum):
    """What a step did at a place."""

    WRITTEN = "written"
    REMOVED = "removed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    """Nothing, for a reason that an editor can read in a new record."""
    WAITING = "waiting"
    """What it reads is on its way to change; the event that ends that comes here too."""


_CHANGES = {Outcome.WRITTEN, Outcome.REMOVED}


class Sight(Protocol[WantedHere]):
    """A place as it was seen at one moment."""

    def differs(self, wanted: WantedHere | None) -> bool:
        """Whether something else than `wanted` stands here; `None` is to have nothing."""
        ...

    def pending(self) -> bool:
        """Whether there is something to do here even if the right thing stands already."""
        ...

    def settle(self, wanted: WantedHere | None) -> None:
        """Write or remove; raises `Conflict` where the place is no longer as it was seen."""
        ...


class Place(Protocol[WantedHere]):
    """Somewhere that one thing stands: an object of a bucket, an article's items in the index."""

    def look(self) -> Sight[WantedHere]:
        """What stands here now, strongly consistent."""
        ...


@dataclass(frozen=True)
class Step(Generic[Wanted]):
    """The places that belong together, and how to tell what should stand there."""

    places: Sequence[Place[Wanted]]
    """In the order in which things are written; they are removed in reverse."""
    derive: Callable[[Sequence[Place[Wanted]]], Mapping[Place[Wanted], Wanted | None]]
    """Reads the sources now; a place that it leaves out is to stay as it is."""


def converge(step: Step[Wanted]) -> Mapping[Place[Wanted], Outcome]:
    """Bring every place of the step in line; raises `Conflict` when others are faster all the time."""
    outcomes: dict[Place[Wanted], Outcome] = {}
    left = step.places
    for _ in range(TRIES):
        left = _once(step, left, outcomes)
        if not left:
            return outcomes
    raise Conflict(f"gave way {TRIES} times at {left[0]}")


def differing(step: Step[Wanted]) -> Sequence[Place[Wanted]]:
    """The places where not that stands which should: what `converge` would write or remove."""
    sights = {place: place.look() for place in step.places}
    wanted = step.derive(step.places)
    return [place for place, sight in sights.items() if place in wanted and _is_due(sight, wanted[place])]


def _once(
    step: Step[Wanted], places: Sequence[Place[Wanted]], outcomes: dict[Place[Wanted], Outcome]
) -> Sequence[Place[Wanted]]:
    """One round; returns the places that have to be looked at again."""
    sights = {place: place.look() for place in places}
    wanted = step.derive(places)
    again = []
    for place in _in_order(places, wanted):
        sight, before = sights[place], outcomes.get(place)
        try:
            done = _settle(sight, wanted[place], before) if place in wanted else Outcome.WAITING
        except Conflict:
            again.append(place)
            continue
        outcomes[place] = done if done in _CHANGES else before or done
        again += [place] if done in _CHANGES else []
    return again


def _in_order(
    places: Sequence[Place[Wanted]], wanted: Mapping[Place[Wanted], Wanted | None]
) -> Sequence[Place[Wanted]]:
    """Writes first, removals last and in reverse: no reader meets a link to what is not there."""
    removed = [place for place in places if place in wanted and wanted[place] is None]
    return [place for place in places if place not in wanted or wanted[place] is not None] + removed[::-1]


def _settle(sight: Sight[Wanted], wanted: Wanted | None, before: Outcome | None) -> Outcome:
    """What is pending is done with the first look; the looks after it are for what others did."""
    if not (sight.differs(wanted) if before else _is_due(sight, wanted)):
        return Outcome.UNCHANGED
    sight.settle(wanted)
    return Outcome.WRITTEN if wanted is not None else Outcome.REMOVED


def _is_due(sight: Sight[Wanted], wanted: Wanted | None) -> bool:
    return sight.differs(wanted) or sight.pending()
