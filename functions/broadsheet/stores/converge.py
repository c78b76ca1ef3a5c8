"""The protocol by which every step brings what it owns in line with what it reads.

1. look at each place: what stands there, or that nothing does;
2. read the sources as they are now, and derive what should stand;
3. where that stands already, do nothing, so that nothing is triggered;
4. else write, or remove, on condition that the place is still as it was seen;
   where it is not, start again at 1;
5. where something was written or removed, go on at 2, until there is nothing to
   do: whoever found in the meantime that nothing had to be done has left no mark
   that a condition could see. What was written is known without another look.

So duplicated, late, reordered and concurrent events, retries and crashes at any
point all end in the same state, and an older version never replaces a newer one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import chain, groupby
from typing import Any, Generic, Protocol, TypeVar

from broadsheet.errors import Conflict, Harmed

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

    def settle(self, wanted: WantedHere | None) -> Sight[WantedHere]:
        """Write or remove, and tell what stands here by that.

        Raises `Conflict` where the place is no longer as it was seen.
        """
        ...


class Place(Protocol[WantedHere]):
    """Somewhere that one thing stands: an object of a bucket, an article's items in the index."""

    def look(self) -> Sight[WantedHere]:
        """What stands here now, strongly consistent."""
        ...


Sights = Mapping[Place[Wanted], Sight[Wanted]]
Due = Mapping[Place[Wanted], Wanted | None]
"""What should stand at places; one that is not among them is to stay as it is."""


@dataclass(frozen=True)
class Step(Generic[Wanted]):
    """The places that belong together, and how to tell what should stand there."""

    places: Sequence[Place[Wanted]]
    """In the order in which things are written; they are removed in reverse."""
    derive: Callable[[Sequence[Place[Wanted]]], Due[Wanted]]
    """Reads the sources now."""
    stage: Callable[[Place[Wanted]], object] = lambda place: place
    """What those places share that may be settled in any order, but for this: what is new comes first."""
    at_once: int = 1
    """How many places are looked at, or of one stage settled, at the same time."""
    along: Callable[[Sights[Wanted], Due[Wanted]], Sequence[Place[Wanted]]] = lambda *_: ()
    """Further places that may have to be settled with these; asked again as long as there are more."""
    joins: Callable[[Place[Wanted], Sight[Wanted]], bool] = lambda _, sight: not sight.differs(None)
    """Whether one of those has to be settled, as it is seen."""
    doubted: Callable[[Due[Wanted]], Sequence[Place[Wanted]]] = lambda _: ()
    """Which of those have to be read again, together, as they contradict each other; only once."""
    order: Callable[[Sequence[Place[Wanted]]], Sequence[Place[Wanted]]] = lambda places: places
    """How places stand in a row, those further ones among them."""
    meanwhile: Callable[[Sights[Wanted], Due[Wanted]], Mapping[Place[Wanted], Wanted]] = lambda *_: {}
    """What stands for a moment at places that come, or go, with what leads there and what they lead to."""


def converge(step: Step[Wanted]) -> Mapping[Place[Wanted], Outcome]:
    """Bring every place of the step in line; raises `Conflict` when others are faster all the time."""
    outcomes: dict[Place[Wanted], Outcome] = {}
    sights: dict[Place[Wanted], Sight[Wanted]] = {}
    left = step.places
    for _ in range(TRIES):
        left = _once(step, left, sights, outcomes)
        if not left:
            return outcomes
    raise Conflict(f"gave way {TRIES} times at {left[0]}")


def differing(step: Step[Wanted]) -> Sequence[Place[Wanted]]:
    """The places where not that stands which should: what `converge` would write or remove.

    Raises `Harmed` where nobody can tell.
    """
    sights = {place: place.look() for place in step.places}
    wanted = step.derive(step.places)
    return [place for place, sight in sights.items() if place in wanted and _is_due(sight, wanted[place])]


def _once(
    step: Step[Wanted],
    places: Sequence[Place[Wanted]],
    sights: dict[Place[Wanted], Sight[Wanted]],
    outcomes: dict[Place[Wanted], Outcome],
) -> Sequence[Place[Wanted]]:
    """One round; returns the places of the next, which looks anew only where others were faster."""
    again = []
    unseen = [place for place in places if place not in sights]
    with _hands(step.at_once) as each:
        sights |= zip(unseen, each(lambda place: place.look(), unseen), strict=True)
        wanted = _derived(step, places)
        places = _with_those_along(step, places, sights, wanted, each)

        stages = list(_course(step, places, wanted, sights))
        late: set[Place[Wanted]] = set()
        for number, (some, said) in enumerate(stages, 1):
            some = [place for place in some if place not in late]
            attempt = partial(_attempt, sights, said, outcomes)
            gave_way = []
            for place, done in zip(some, each(attempt, some), strict=True):
                again += [place] if done is None or done in _CHANGES else []
                gave_way += [place] if done is None else []
                if done is not None:
                    outcomes[place] = done if done in _CHANGES else outcomes.get(place, done)
            late |= {*gave_way}
            seen = {place: sights.pop(place) for place in gave_way}
            # What is seen now holds for the next round, which reads the sources after it.
            now = {place: place.look() for place in seen if said.get(place) is not None}
            sights |= now
            if any(not sight.differs(None) for sight in now.values()):
                # What comes after would lead to what is not there yet.
                again += chain.from_iterable(places for places, _ in stages[number:])
                break
    return list(dict.fromkeys(again))


def _derived(step: Step[Wanted], places: Sequence[Place[Wanted]]) -> dict[Place[Wanted], Wanted | None]:
    """What should stand; where a source is harmed all stays as it is, for whoever mends that tells so."""
    try:
        return dict(step.derive(places))
    except Harmed:
        return {}


def _with_those_along(
    step: Step[Wanted],
    places: Sequence[Place[Wanted]],
    sights: dict[Place[Wanted], Sight[Wanted]],
    wanted: dict[Place[Wanted], Wanted | None],
    each: Callable[..., Iterable[Any]],
) -> Sequence[Place[Wanted]]:
    """The places, and those that have to be settled with them; adds to what was seen, and is wanted."""
    together = dict.fromkeys(places)
    while True:
        further = [place for place in step.along(sights, wanted) if place not in together]
        doubted = [place for place in step.doubted(wanted) if place in together]
        unseen = [place for place in further if place not in sights]
        sights |= zip(unseen, each(lambda place: place.look(), unseen), strict=True)
        joined = [place for place in further if step.joins(place, sights[place])]
        if not (unseen or joined or doubted):
            break
        for place in doubted:
            wanted.pop(place, None)
        wanted |= _derived(step, [*joined, *doubted])
        together |= dict.fromkeys(joined)
    return step.order([*together]) if len(together) > len(places) else places


@contextmanager
def _hands(count: int) -> Iterator[Callable[..., Iterable[Any]]]:
    """How to do something with each of some things: one after the other, or so many at once."""
    if count == 1:
        yield map
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(count) as threads:
        yield threads.map


def _course(
    step: Step[Wanted],
    places: Sequence[Place[Wanted]],
    wanted: Due[Wanted],
    sights: Mapping[Place[Wanted], Sight[Wanted]],
) -> Iterator[tuple[list[Place[Wanted]], Due[Wanted]]]:
    """What is settled one after the other, and what should stand there then.

    Writes come first and removals last, in reverse, so that no reader meets a link to what is not there. What
    leads to each other comes, or goes, in two turns: it leads nowhere when the others come, or go.
    """
    meanwhile = step.meanwhile(sights, wanted)
    circle = [place for place in places[::-1] if place in meanwhile]
    there = {place for place in places if place in meanwhile or sights[place].differs(None)}
    removed = [place for place in places[::-1] if wanted.get(place, ...) is None]
    removed.sort(key=lambda place: place in meanwhile)
    for some, said in (
        ([place for place in circle if place not in removed], meanwhile),
        ([place for place in places if place not in removed], wanted),
        ([place for place in circle if place in removed], meanwhile),
        (removed, wanted),
    ):
        yield from ((stage, said) for stage in _stages(step, some, there))


def _stages(
    step: Step[Wanted], places: Sequence[Place[Wanted]], there: Collection[Place[Wanted]]
) -> Iterator[list[Place[Wanted]]]:
    """What may be settled at once: of each stage what is new, and then the rest, which may lead there."""
    for _, stage in groupby(places, step.stage):
        for _, some in groupby(sorted(stage, key=there.__contains__), there.__contains__):
            yield list(some)


def _attempt(
    sights: dict[Place[Wanted], Sight[Wanted]],
    wanted: Due[Wanted],
    outcomes: Mapping[Place[Wanted], Outcome],
    place: Place[Wanted],
) -> Outcome | None:
    """What was done at a place, or nothing where someone else was faster; keeps what is known of it since."""
    if place not in wanted:
        return Outcome.WAITING
    try:
        if not _is_to_settle(sights[place], wanted[place], outcomes.get(place)):
            return Outcome.UNCHANGED
        sights[place] = sights[place].settle(wanted[place])
    except Conflict:
        return None
    return Outcome.WRITTEN if wanted[place] is not None else Outcome.REMOVED


def _is_to_settle(sight: Sight[Wanted], wanted: Wanted | None, before: Outcome | None) -> bool:
    """What is pending is done the first time; the times after it are for what others did."""
    return sight.differs(wanted) if before else _is_due(sight, wanted)


def _is_due(sight: Sight[Wanted], wanted: Wanted | None) -> bool:
    return sight.differs(wanted) or sight.pending()
