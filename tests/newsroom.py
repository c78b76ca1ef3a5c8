"""A newsroom in memory, and editors who do to it and to the index whatever editors do.

Hypothesis makes up what they do; a test adds what has to hold after each step.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import time_machine
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from broadsheet.cli.local import stores_of, template
from broadsheet.entry import ALL, Kind, List, State
from broadsheet.stores.index import Gone, Moved
from infra.local.cloud import Cloud
from tests.desk import Desk, day, term, terms

IDS = ("a", "b", "c", "city/ä.md")
SLUGS = ("ferry", "boat")
MOMENTS = (day(1, month=9), day(2, month=9), day(1), day(1, hour=9), day(2), day(22), day(24, month=12))
START = day(10)


@dataclass(frozen=True)
class Told:
    """What an editor said of an article."""

    id: str
    slug: str
    published_at: datetime
    expires_at: datetime | None = None
    draft: bool = False
    section: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""
    lang: str = "en"
    title: str = "Ferry"

    @property
    def rank(self) -> tuple[datetime, bytes]:
        return self.published_at, self.id.encode()

    @property
    def lists(self) -> list[List]:
        section = [List(Kind.SECTION, self.section)] if self.section else []
        author = [List(Kind.AUTHOR, self.author)] if self.author else []
        return [ALL, *section, *author, *(List(Kind.TAG, tag) for tag in self.tags)]

    def alone(self, now: datetime) -> State:
        """Its state were nobody else to want its address."""
        if self.draft:
            return State.DRAFT
        if self.expires_at and self.expires_at <= now:
            return State.EXPIRED
        return State.PUBLISHED if self.published_at <= now else State.SCHEDULED


told = some.builds(
    Told,
    id=some.sampled_from(IDS),
    slug=some.sampled_from(("ferry", "ferry", "boat")),
    published_at=some.sampled_from(MOMENTS),
    expires_at=some.sampled_from((None, None, None, day(23))),
    draft=some.sampled_from((False, False, False, False, True)),
    section=some.sampled_from(("", "city", "harbour")),
    tags=some.sampled_from(((), ("river",), ("river", "boats"))),
    author=some.sampled_from(("", "ada", "ben")),
    lang=some.sampled_from(("en", "de", "pt", "pt-BR")),
    title=some.sampled_from(("Ferry", "Night ferry")),
)
of_one = some.integers(0, 11)
"""Which of the articles there are, counted round and round."""

there_are_articles = precondition(lambda self: self.room.told)


class Newsroom:
    """The plain model: who said what, and where readers once found whom."""

    def __init__(self) -> None:
        self.told: dict[str, Told] = {}
        self.was: dict[str, set[str]] = defaultdict(set)
        self.now = START
        self.seen: dict[str, str] = {}
        """Where readers find each article, as things stood when they last changed."""

    def owner(self, slug: str) -> Told | None:
        holding = {State.PUBLISHED, State.SCHEDULED}
        rivals = [one for one in self.told.values() if one.slug == slug and one.alone(self.now) in holding]
        return min(rivals, key=lambda one: one.rank, default=None)

    def state(self, one: Told) -> State:
        alone = one.alone(self.now)
        if alone in {State.PUBLISHED, State.SCHEDULED} and self.owner(one.slug) != one:
            return State.REJECTED
        return alone

    @property
    def public(self) -> list[Told]:
        """Newest first."""
        found = [one for one in self.told.values() if self.state(one) is State.PUBLISHED]
        return sorted(found, key=lambda one: one.rank, reverse=True)

    def on(self, which: List) -> list[Told]:
        return [one for one in self.public if which in one.lists]

    def at(self, slug: str) -> str | Moved | Gone | None:
        public = {one.id: one for one in self.public}
        if found := next((one for one in public.values() if one.slug == slug), None):
            return found.id
        once = sorted(self.was[slug], key=str.encode)
        if moved := next((public[id] for id in once if id in public), None):
            return Moved(f"/{moved.slug}/")
        return Gone() if once else None

    def remember(self) -> None:
        """To be called after each change: who has left an address is remembered there."""
        seen = {one.id: one.slug for one in self.public}
        for id, slug in self.seen.items():
            if seen.get(id) != slug:
                self.was[slug].add(id)
        self.seen = seen


class Editors(RuleBasedStateMachine):
    """Editors at work, by the index step alone: what they say, the index and the model hear."""

    standing: tuple[Told, ...] = ()
    """What is there before they begin."""

    def __init__(self) -> None:
        super().__init__()
        self.closing, self.room = ExitStack(), Newsroom()

    @initialize(first=some.lists(told, min_size=4, max_size=6))
    def open(self, first: list[Told]) -> None:
        self.clock = self.closing.enter_context(time_machine.travel(START, tick=False))
        self.cloud = self.closing.enter_context(Cloud.deploy(template()))
        self.desk = Desk(stores_of(self.cloud), START)
        for one in (*self.standing, *first):
            self._put(one)

    def teardown(self) -> None:
        self.closing.close()

    @rule(one=told)
    def publish(self, one: Told) -> None:
        self._put(one)

    @there_are_articles
    @rule(which=of_one, moment=some.sampled_from(MOMENTS))
    def give_another_date(self, which: int, moment: datetime) -> None:
        self._change(which, published_at=moment)

    @there_are_articles
    @rule(which=of_one, slug=some.sampled_from(SLUGS))
    def give_another_address(self, which: int, slug: str) -> None:
        self._change(which, slug=slug)

    @there_are_articles
    @rule(which=of_one)
    def take_back_or_release(self, which: int) -> None:
        self._change(which, draft=not self._one(which).draft)

    @there_are_articles
    @rule(which=of_one)
    def delete(self, which: int) -> None:
        id = self._one(which).id
        del self.room.told[id]
        self.desk.drop(id)
        self.room.remember()

    @rule(days=some.sampled_from((5, 13, 20)))
    def wait(self, days: int) -> None:
        """Time goes by, and the sweep comes round."""
        self.desk.now = self.room.now = self.room.now + timedelta(days=days)
        self.clock.move_to(self.room.now)
        for id in list(self.desk.stores.index.due(self.desk.now)):
            self.desk.index(id)
        self.room.remember()

    def _one(self, which: int) -> Told:
        return sorted(self.room.told.values(), key=lambda one: one.id)[which % len(self.room.told)]

    def _change(self, which: int, **said: object) -> None:
        self._put(replace(self._one(which), **said))  # type: ignore[arg-type]

    def _put(self, one: Told) -> None:
        self.room.told[one.id] = one
        self.desk.file(
            one.id,
            slug=one.slug,
            title=one.title,
            published_at=one.published_at,
            expires_at=one.expires_at,
            draft=one.draft,
            section=term(one.section) if one.section else None,
            tags=terms(*one.tags),
            authors=terms(one.author) if one.author else (),
            lang=one.lang,
        )
        self.room.remember()
