"""The protocol of every step, on places that a test can disturb."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Barrier

import pytest

from broadsheet.errors import Conflict
from broadsheet.stores.converge import TRIES, Due, Outcome, Place, Sights, Step, converge, differing


@dataclass
class Shelf:
    """What stands where, what was done in order, and what others do in between."""

    stands: dict[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)
    meanwhile: Callable[[str], None] = lambda _: None


@dataclass(frozen=True)
class Slot:
    shelf: Shelf
    name: str

    def __hash__(self) -> int:
        return hash(self.name)

    def __str__(self) -> str:
        return self.name

    def look(self) -> Seen:
        self.shelf.looked.append(self.name)
        return Seen(self, self.shelf.stands.get(self.name))


@dataclass(frozen=True)
class Seen:
    slot: Slot
    value: str | None

    def differs(self, wanted: str | None) -> bool:
        return self.value != wanted

    def pending(self) -> bool:
        return False

    def settle(self, wanted: str | None) -> Seen:
        shelf, name = self.slot.shelf, self.slot.name
        shelf.meanwhile(name)
        if shelf.stands.get(name) != self.value:
            raise Conflict(name)
        shelf.done.append(f"{'put' if wanted else 'remove'} {name}")
        if wanted is None:
            del shelf.stands[name]
        else:
            shelf.stands[name] = wanted
        return Seen(self.slot, wanted)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def step(shelf: Shelf, **wanted: str | None) -> Step[str]:
    """What is wanted at each place, in this order; `wait` is to leave a place as it is."""
    places = {name: Slot(shelf, name) for name in wanted}

    def derive(asked: Sequence[Place[str]]) -> Mapping[Place[str], str | None]:
        assert set(asked) <= set(places.values())
        return {places[name]: value for name, value in wanted.items() if value != "wait"}

    return Step(tuple(places.values()), derive)


def outcomes(step: Step[str]) -> dict[str, Outcome]:
    return {str(place): outcome for place, outcome in converge(step).items()}


def test_what_is_missing_is_written_and_what_is_too_much_removed(shelf: Shelf) -> None:
    shelf.stands = {"b": "old", "c": "same"}
    assert outcomes(step(shelf, a="new", b=None, c="same")) == {
        "a": Outcome.WRITTEN,
        "b": Outcome.REMOVED,
        "c": Outcome.UNCHANGED,
    }
    assert shelf.stands == {"a": "new", "c": "same"}


def test_a_second_time_there_is_nothing_to_do(shelf: Shelf) -> None:
    converge(step(shelf, a="new", b=None))
    shelf.done.clear()
    assert set(outcomes(step(shelf, a="new", b=None)).values()) == {Outcome.UNCHANGED}
    assert shelf.done == []


def test_things_are_written_in_order_and_then_removed_in_reverse(shelf: Shelf) -> None:
    shelf.stands = {"a": "1", "c": "1", "e": "1"}
    converge(step(shelf, a=None, b="2", c=None, d="2", e=None))
    assert shelf.done == ["put b", "put d", "remove e", "remove c", "remove a"]


@pytest.mark.parametrize("at_once", [1, 4])
def test_of_a_stage_what_is_new_is_there_before_what_leads_to_it(shelf: Shelf, at_once: int) -> None:
    shelf.stands = {"p1": "1", "f1": "1", "f3": "1", "p4": "1"}
    told = step(shelf, p1="2", p2="2", p4=None, f1="2", f2="2", f3=None)
    converge(replace(told, stage=lambda place: str(place)[0], at_once=at_once))
    assert shelf.done == ["put p2", "put p1", "put f2", "put f1", "remove f3", "remove p4"]


def test_what_leads_nowhere_at_first_is_written_in_full_after_what_it_leads_to(shelf: Shelf) -> None:
    told = step(shelf, p1="full", p2="1", f1="1")
    first, *_ = told.places

    def meanwhile(sights: Sights[str], _: Due[str]) -> Mapping[Place[str], str]:
        return {} if sights[first].differs(None) else {first: "empty"}

    converge(replace(told, stage=lambda place: str(place)[0], meanwhile=meanwhile))
    assert shelf.done == ["put p1", "put p2", "put p1", "put f1"]


def test_those_of_a_stage_go_at_once_and_the_next_stage_waits_for_all(shelf: Shelf) -> None:
    """Were they to go one after the other, the barrier would wait in vain."""
    together = Barrier(3, timeout=10)

    def wait(name: str) -> None:
        if name[0] == "p":
            together.wait()

    shelf.meanwhile = wait
    told = step(shelf, p1="1", p2="1", p3="1", f1="1")
    done = converge(replace(told, stage=lambda place: str(place)[0], at_once=3))
    assert set(done.values()) == {Outcome.WRITTEN}
    assert shelf.done[-1] == "put f1"


def test_what_fails_at_once_with_others_rises_and_is_done_the_next_time(shelf: Shelf) -> None:
    def fail(name: str) -> None:
        if name == "p2":
            raise OSError(name)

    shelf.meanwhile = fail
    told = replace(step(shelf, p1="1", p2="1", f1="1"), stage=lambda place: str(place)[0], at_once=2)
    with pytest.raises(OSError, match="p2"):
        converge(told)
    assert "f1" not in shelf.stands
    shelf.meanwhile = lambda _: None
    converge(told)
    assert shelf.stands == {"p1": "1", "p2": "1", "f1": "1"}


def test_a_place_that_waits_stays_as_it_is(shelf: Shelf) -> None:
    shelf.stands = {"a": "old"}
    assert outcomes(step(shelf, a="wait", b="new")) == {"a": Outcome.WAITING, "b": Outcome.WRITTEN}
    assert shelf.stands["a"] == "old"


def test_whoever_is_slower_reads_the_sources_again(shelf: Shelf) -> None:
    source = {"said": "first"}

    def overtake(name: str) -> None:
        shelf.meanwhile = lambda _: None
        source["said"] = "second"
        shelf.stands[name] = "of someone faster"

    shelf.meanwhile = overtake
    slot = Slot(shelf, "a")
    done = converge(Step[str]((slot,), lambda _: {slot: source["said"]}))
    assert done == {slot: Outcome.WRITTEN}
    assert shelf.stands == {"a": "second"}


def test_someone_faster_may_have_done_the_work(shelf: Shelf) -> None:
    def overtake(name: str) -> None:
        shelf.stands[name] = "new"

    shelf.meanwhile = overtake
    assert outcomes(step(shelf, a="new")) == {"a": Outcome.UNCHANGED}
    assert shelf.done == []


def test_a_conflict_at_one_place_keeps_no_other_from_its_due(shelf: Shelf) -> None:
    asked: list[int] = []
    a, b = Slot(shelf, "a"), Slot(shelf, "b")

    def overtake(name: str) -> None:
        if name == "a" and len(asked) == 1:
            shelf.stands["a"] = "of someone faster"

    def derive(places: Sequence[Place[str]]) -> Mapping[Place[str], str | None]:
        asked.append(len(places))
        return {a: "new", b: "new"}

    shelf.meanwhile = overtake
    assert converge(Step[str]((a, b), derive)) == {a: Outcome.WRITTEN, b: Outcome.WRITTEN}
    assert asked == [2, 2, 1], "what was written is derived again"
    assert shelf.done == ["put b", "put a"]
    assert shelf.looked == ["a", "b", "a"], "only where someone was faster, there is another look"


def test_whoever_writes_again_gives_way_to_who_wrote_meanwhile(shelf: Shelf) -> None:
    """What was written once is known without a look; what stands there since is not taken for it."""
    said = iter(["first", "second", "third", "third"])
    a = Slot(shelf, "a")

    def overtake(_: str) -> None:
        if shelf.done:
            shelf.meanwhile = lambda _: None
            shelf.stands["a"] = "of someone faster"

    shelf.meanwhile = overtake
    assert converge(Step[str]((a,), lambda _: {a: next(said)})) == {a: Outcome.WRITTEN}
    assert shelf.stands == {"a": "third"}
    assert shelf.looked == ["a", "a"]


def test_a_writer_that_was_overtaken_by_someone_with_nothing_to_do_makes_it_good(shelf: Shelf) -> None:
    """The source goes while the first is writing; the second sees that nothing stands, as it should be."""
    source: dict[str, str] = {"a": "new"}
    a = Slot(shelf, "a")
    step = Step[str]((a,), lambda _: {a: source.get("a")})

    def overtake(_: str) -> None:
        shelf.meanwhile = lambda _: None
        source.clear()
        assert converge(step) == {a: Outcome.UNCHANGED}

    shelf.meanwhile = overtake
    assert converge(step) == {a: Outcome.REMOVED}
    assert shelf.stands == {}


def test_whoever_always_meets_others_gives_the_event_back(shelf: Shelf) -> None:
    met: list[str] = []

    def always(name: str) -> None:
        met.append(name)
        shelf.stands[name] = f"of someone else {len(met)}"

    shelf.meanwhile = always
    with pytest.raises(Conflict, match="a"):
        converge(step(shelf, a="new"))
    assert len(met) == TRIES


def test_what_differs_is_named_and_left(shelf: Shelf) -> None:
    shelf.stands = {"a": "old", "b": "same", "d": "odd", "e": "old"}
    found = differing(step(shelf, a="new", b="same", c="new", d=None, e="wait", f=None))
    assert [str(place) for place in found] == ["a", "c", "d"]
    assert shelf.done == []
