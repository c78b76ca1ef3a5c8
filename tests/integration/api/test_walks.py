"""Whatever editors do meanwhile, whoever walks a list misses nothing, and meets nothing twice."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Any
from urllib.parse import quote, urlencode

from hypothesis import strategies as some
from hypothesis.stateful import precondition, rule

from broadsheet.stores.index import Gone, Moved
from tests.effort import tries
from tests.integration.api.conftest import Client
from tests.newsroom import MOMENTS, SLUGS, Editors, Told, of_one

Query = dict[str, str]

queries = some.fixed_dictionaries(
    {},
    optional={
        "section": some.sampled_from(("city", "harbour", "nowhere")),
        "tag": some.sampled_from(("river", "boats")),
        "author": some.sampled_from(("ada", "ben")),
        "language": some.sampled_from(("en", "de", "pt", "pt-BR")),
        "month": some.sampled_from(("2026-09", "2026-11", "2026-12")),
    },
)
few = queries.filter(lambda query: len(query) < 2)
limits = some.sampled_from((1, 2, 3, 100))


def fits(one: Told, query: Query) -> bool:
    facts = {
        "section": {one.section},
        "tag": set(one.tags),
        "author": {one.author},
        "language": {one.lang, one.lang.partition("-")[0]},
        "month": {f"{one.published_at:%Y-%m}"},
    }
    return all(value in facts[name] for name, value in query.items())


@dataclass
class Walk:
    """Somebody who reads a list page by page, and comes back to it whenever they like."""

    query: Query
    limit: int
    here: Any
    """The page before them."""
    seen: list[str] = field(default_factory=list)
    """The ids of the articles that they have met, on the way to older ones."""
    waiting: set[str] = field(default_factory=set)
    """The ids of those that nobody has touched since the walk began."""


STANDING = tuple(
    Told(
        id=f"{'bxy'[number % 3]}{number}",
        slug=f"s{number}",
        published_at=MOMENTS[number % 5],
        section=("city", "city", "harbour", "")[number % 4],
        tags=(("river",), ("river", "boats"), ())[number % 3],
        author=("ada", "ben")[number % 2],
        lang=("en", "pt", "pt-BR", "de", "en")[number % 5],
    )
    for number in range(7)
)


class Readers(Editors):
    """Reads whatever the API tells, between whatever editors do."""

    standing = STANDING

    def __init__(self) -> None:
        super().__init__()
        self.walks: list[Walk] = []

    @property
    def client(self) -> Client:
        return Client(self.cloud)

    def listed(self, query: Query) -> list[Told]:
        """What is on a list now, newest first, says the model."""
        return [one for one in self.room.public if fits(one, query)]

    def page(self, query: Query, limit: int, cursor: str | None = None) -> Any:
        asked = {**query, "limit": str(limit)} | ({"cursor": cursor} if cursor else {})
        return self.client.json(f"/api/articles?{urlencode(asked)}")

    def pages(self, query: Query, limit: int, way: str, cursor: str | None = None) -> Iterator[Any]:
        while True:
            page = self.page(query, limit, cursor)
            yield page
            cursor = page[way]
            if cursor is None:
                return

    @rule(query=queries, limit=limits)
    def read_a_list(self, query: Query, limit: int) -> None:
        self.read_to_its_end_and_back(query, limit)

    @rule()
    def read_everything(self) -> None:
        self.follow_each_link()
        for query in ({}, {"section": "city"}, {"tag": "river", "author": "ada"}, {"month": "2026-09"}):
            self.read_to_its_end_and_back(query, 2)

    def teardown(self) -> None:
        if self.room.told and sys.exception() is None:
            self.read_everything()
        super().teardown()

    def read_to_its_end_and_back(self, query: Query, limit: int) -> None:
        wanted = [(one.id, one.title) for one in self.listed(query)]
        there = list(islice(self.pages(query, limit, "next_cursor"), 50))
        assert [_shown(each) for page in there for each in page["articles"]] == wanted
        assert all(len(page["articles"]) == limit for page in there[:-1])
        back = there[-1]["previous_cursor"]
        pages = list(islice(self.pages(query, limit, "previous_cursor", back), 50)) if back else []
        assert [_shown(each) for page in [*pages[::-1], there[-1]] for each in page["articles"]] == wanted
        for newer, older in pairwise([*pages[::-1], there[-1]]):
            assert self.page(query, limit, newer["next_cursor"])["articles"][:1] == older["articles"][:1]

    def follow_each_link(self) -> None:
        public = self.room.public
        for one in public:
            told = self.client.json(f"/api/articles/{quote(one.id, safe='')}")
            assert told["id"] == one.id
            beside = [other for other in public if one.section and other.section == one.section]
            for chain, suffix in ((public, ""), (beside, "_in_section")):
                place = chain.index(one) if one in chain else None
                assert (told[f"previous{suffix}"], told[f"next{suffix}"]) == _around(chain, place)
        for slug in (*SLUGS, "s0", "s1", "never"):
            self._follow(slug, self.room.at(slug))

    def _follow(self, slug: str, wanted: str | Moved | Gone | None) -> None:
        answer = self.client.get(f"/api/articles/{slug}")
        match wanted:
            case str():
                assert (answer.status, json.loads(answer.body)["id"]) == (200, wanted)
            case Moved(url):
                assert (answer.status, answer.header("location")) == (301, f"/api/articles{url[:-1]}")
            case Gone():
                assert answer.status == 410
            case None:
                assert answer.status == 404

    @rule(query=few, limit=limits)
    def begin_a_walk(self, query: Query, limit: int) -> None:
        listed = {one.id for one in self.listed(query)}
        walk = Walk(query, limit, self.page(query, limit), waiting=listed)
        self.walks.append(walk)
        self._meet(walk)

    @precondition(lambda self: any(walk.here["next_cursor"] for walk in self.walks))
    @rule(which=of_one)
    def turn_to_older_ones(self, which: int) -> None:
        open_ones = [walk for walk in self.walks if walk.here["next_cursor"]]
        walk = open_ones[which % len(open_ones)]
        walk.here = self.page(walk.query, walk.limit, walk.here["next_cursor"])
        self._meet(walk)

    @precondition(lambda self: any(walk.here["next_cursor"] for walk in self.walks))
    @rule(which=of_one)
    def look_back(self, which: int) -> None:
        """One page back and forth leads to where it began, although there may be more on the way now."""
        open_ones = [walk for walk in self.walks if walk.here["next_cursor"]]
        walk = open_ones[which % len(open_ones)]
        ahead = self.page(walk.query, walk.limit, walk.here["next_cursor"])
        if ahead["previous_cursor"] and ahead["articles"]:
            first = (ahead["articles"][0]["published_at"], ahead["articles"][0]["id"])
            newer = [one for one in self.listed(walk.query) if _rank(one) > first]
            back = self.page(walk.query, walk.limit, ahead["previous_cursor"])
            assert [each["id"] for each in back["articles"]] == [one.id for one in newer[-walk.limit :]]

    def _meet(self, walk: Walk) -> None:
        """Nothing twice, and at the end nothing is missing that was there all the time."""
        self._forget_who_left()
        met = [each["id"] for each in walk.here["articles"]]
        assert len({*met}) == len(met)
        assert not {*met} & {*walk.seen} & walk.waiting
        walk.seen += met
        if walk.here["next_cursor"] is None:
            assert walk.waiting <= {*walk.seen}

    def _forget_who_left(self) -> None:
        public = {one.id for one in self.room.public}
        for walk in self.walks:
            walk.waiting &= public

    def _put(self, one: Told) -> None:
        """Whoever is touched, or makes way for who is, may move to anywhere on a list."""
        for walk in self.walks:
            walk.waiting.discard(one.id)
        super()._put(one)
        self._forget_who_left()


def _shown(each: Any) -> tuple[str, str]:
    return each["id"], each["title"]


def _rank(one: Told) -> tuple[str, str]:
    return f"{one.published_at:%Y-%m-%dT%H:%M:%SZ}", one.id


def _around(chain: list[Told], place: int | None) -> tuple[Any, Any]:
    """The links to the older and to the newer one beside a place."""
    if place is None:
        return None, None
    older = chain[place + 1] if place + 1 < len(chain) else None
    newer = chain[place - 1] if place else None
    return _link(older), _link(newer)


def _link(one: Told | None) -> Any:
    return one and {"slug": one.slug, "title": one.title, "url": f"/{one.slug}/"}


TestReaders = Readers.TestCase
TestReaders.settings = tries(2, steps=8)
