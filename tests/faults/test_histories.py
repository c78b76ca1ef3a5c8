"""Editors, the clock and misfortune, in histories that Hypothesis makes up; readers look on all the time.

At rest all stands as in a town that has the same sources and never saw any of it, and readers find
what the plain model of the newsroom says, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from broadsheet.entry import State
from infra.local.memory import Contents, contents
from tests.effort import tries
from tests.faults.answers import FAULTS, Once
from tests.faults.gate import Call, Died, Keeper, kept
from tests.faults.reader import Reader
from tests.faults.stories import PICTURE, delete, put
from tests.faults.world import Delivery, World, as_of_now, different, start_anew
from tests.newsroom import MOMENTS, SLUGS, START, Newsroom, Told, told
from tests.town import Town

pytestmark = pytest.mark.usefixtures("no_wait")

QUEUES = ("IngestQueue", "SummarizeQueue", "IndexQueue")
of_one = some.integers(0, 11)
"""Which of those that there are, counted round and round."""
numbers = some.integers(0, 60)
"""At which call something happens."""


def text(one: Told, version: int) -> str:
    """A source that says so of an article, and can be told from all others wherever it is quoted."""
    expires = f"expires: {one.expires_at.isoformat()}\n" if one.expires_at else ""
    section = f"section: {one.section}\n" if one.section else ""
    author = f"authors: [{one.author}]\n" if one.author else ""
    return (
        f"---\ntitle: {one.title} {_mark(version)}\nslug: {one.slug}\ndate: {one.published_at.isoformat()}\n"
        f"lang: {one.lang}\ntags: [{', '.join(one.tags)}]\n{expires}{section}{author}"
        f"draft: {str(one.draft).lower()}\n---\n"
        f"The ferry {_mark(version)} sails again. It leaves at ten.\n\n![The ferry](/quay.png)\n"
    )


def _mark(version: int) -> str:
    return f"zq{version}zq"


class Strike(Keeper):
    """The function that makes a call dies, before it takes effect or after."""

    def __init__(self, number: int, *, after: bool) -> None:
        self._left, self._after = number, after

    def before(self, _: Call) -> None:
        self._count(after=False)

    def after(self, _: Call) -> None:
        self._count(after=True)

    def _count(self, *, after: bool) -> None:
        if after is self._after:
            self._left -= 1
            if self._left == -1:
                raise Died


MISFORTUNES: dict[str, Callable[[int], Keeper]] = {
    "nothing": lambda _: Keeper(),
    "it dies before a call": lambda number: Strike(number, after=False),
    "it dies after a call": lambda number: Strike(number, after=True),
    **{fault: lambda number, fault=fault: Once(fault, number) for fault in FAULTS},  # type: ignore[misc]
}


class History(RuleBasedStateMachine):
    """The newsroom of a small town."""

    world: World
    empty: Callable[[], None]

    def __init__(self) -> None:
        super().__init__()
        self.closing, self.room = ExitStack(), Newsroom()
        self.versions: list[Told] = []
        self.late: list[Delivery] = []
        self.lost, self.picture = False, False

    @initialize()
    def open(self) -> None:
        self.empty()
        self.clock = self.closing.enter_context(time_machine.travel(START))
        self.world.reader = Reader(self.town, self._hidden)
        self.closing.enter_context(kept(self.world.reader))
        self.closing.enter_context(self.world.watching(self._overhear))

    @property
    def town(self) -> Town:
        return self.world.town

    # What happens --------------------------------------------------------------------

    @rule(one=told)
    def publish(self, one: Told) -> None:
        self._put(one)

    @rule(which=of_one, moment=some.sampled_from(MOMENTS), slug=some.sampled_from(SLUGS))
    def give_another_date_and_address(self, which: int, moment: object, slug: str) -> None:
        self._change(which, published_at=moment, slug=slug)

    @rule(which=of_one)
    def take_back_or_release(self, which: int) -> None:
        if one := self._one(which):
            self._put(replace(one, draft=not one.draft))

    @rule(which=of_one)
    def remove(self, which: int) -> None:
        if one := self._one(which):
            del self.room.told[one.id]
            delete(self.town, f"{one.id}.md")

    @rule()
    def put_or_remove_a_picture(self) -> None:
        self.picture = not self.picture
        if self.picture:
            put(self.town, "quay.png", PICTURE, "image/png")
        else:
            delete(self.town, "quay.png")

    @rule(days=some.sampled_from((5, 13, 20)))
    def wait(self, days: int) -> None:
        """So long nothing waits in a queue."""
        self.town.cloud.settle()
        self.room.now += timedelta(days=days)
        self.clock.move_to(self.room.now)

    @rule(fault=some.sampled_from(sorted(MISFORTUNES)), number=numbers)
    def go_on(self, fault: str, number: int) -> None:
        """Everything that is under way comes to its end, and on its way something happens."""
        with kept(MISFORTUNES[fault](number)):
            self.town.cloud.settle()

    @rule(fault=some.sampled_from(sorted(MISFORTUNES)), number=some.integers(0, 4))
    def the_minute_strikes(self, fault: str, number: int) -> None:
        """What the sweep fails at, it does in the next minute."""
        with kept(MISFORTUNES[fault](number)), suppress(Exception):
            self.town.cloud.run_schedule("due")

    @rule(which=of_one)
    def an_event_comes_once_more(self, which: int) -> None:
        if self.late:
            self.world.deliver(self.late[which % len(self.late)])

    @rule(queue=some.sampled_from(QUEUES))
    def events_are_lost(self, queue: str) -> None:
        self.lost = True
        self.town.forget(queue)

    @rule()
    def functions_start_anew(self) -> None:
        start_anew()

    # How all stands ------------------------------------------------------------------

    def teardown(self) -> None:
        try:
            if self.versions:
                self.come_to_rest()
        finally:
            self.world.reader = None
            self.closing.close()

    def come_to_rest(self) -> None:
        self.town.cloud.run_schedule("due")
        self.town.cloud.settle()
        if self.lost:
            self.town.verify()
            self.town.verify()
        ended, reader = as_of_now(contents()), self.world.reader
        assert reader
        assert not reader.seen
        assert not reader.dead_links()
        self._assert_as_the_model_has_it(ended)
        assert not different(self._undisturbed(), ended)

    def _assert_as_the_model_has_it(self, found: Contents) -> None:
        site = {key: thing for (place, key), thing in found.items() if place == self.town.stores.site_bucket}
        pages = {f"{one.slug}/index.html" for one in self.room.public}
        assert {key for key in site if re.fullmatch(r"(ferry|boat)/index\.html", key)} == pages
        shown = {version for thing in site.values() for version in _quoted(str(thing))}
        assert shown == {self.versions.index(one) for one in self.room.public}

    def _undisturbed(self) -> Contents:
        """A town with the same sources, at the same time."""
        self.empty()
        there = {f"{one.id}.md": text(one, self.versions.index(one)) for one in self.room.told.values()}
        for id, said in there.items():
            put(self.town, id, said)
        if self.picture:
            put(self.town, "quay.png", PICTURE, "image/png")
        self.town.cloud.settle()
        return as_of_now(contents())

    def _hidden(self, body: str) -> Iterator[str]:
        """Versions that nobody is to see at this time, in whatever state the article is now."""
        for version in _quoted(body):
            if self.versions[version].alone(self.room.now) is not State.PUBLISHED:
                yield f"version {version}"

    def _overhear(self, function: str, event: dict[str, object]) -> bool:
        if "Records" in event:
            self.late.append(Delivery(function, event))
        return False

    def _one(self, which: int) -> Told | None:
        there = sorted(self.room.told.values(), key=lambda one: one.id)
        return there[which % len(there)] if there else None

    def _change(self, which: int, **said: object) -> None:
        if one := self._one(which):
            self._put(replace(one, **said))  # type: ignore[arg-type]

    def _put(self, one: Told) -> None:
        if one.expires_at and one.expires_at <= one.published_at:  # or it would be refused
            one = replace(one, expires_at=None)
        self.room.told[one.id] = one
        if one not in self.versions:
            self.versions.append(one)
        put(self.town, f"{one.id}.md", text(one, self.versions.index(one)))


def _quoted(body: str) -> set[int]:
    return set(map(int, re.findall(r"zq(\d+)zq", body)))


def test_whatever_happens_ends_as_if_nothing_had(world: World, every: bool) -> None:
    for id in list(world.town.stores.inbox.ids()):
        delete(world.town, id)
    world.town.cloud.settle()
    History.world, History.empty = world, staticmethod(world.keep())
    run_state_machine_as_test(History, settings=tries(300 if every else 14, 16))
