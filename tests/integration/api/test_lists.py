"""Lists: newest first, forward and backward, by whatever articles have in common."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.desk import Desk, day, term, terms
from tests.integration.api.conftest import Client, problem_of
from tests.integration.stores.test_reads import seed
from tests.large import reads

LIST = "/api/articles"


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client.stores)


def pages(client: Client, query: str = "", key: str = "next_cursor", cursor: str = "") -> Iterator[Any]:
    """Every page of a list, from a cursor on."""
    while True:
        page = client.json(f"{LIST}?{query}" + (f"&cursor={cursor}" if cursor else ""))
        yield page
        cursor = page[key]
        if cursor is None:
            return


def walk(client: Client, query: str = "") -> list[str]:
    return [each["id"] for page in pages(client, query) for each in page["articles"]]


def ids(page: Any) -> list[str]:
    return [each["id"] for each in page["articles"]]


def newsroom(desk: Desk, many: int = 12) -> list[str]:
    """Articles over three months, two sections and two languages; newest first."""
    for number in range(many):
        desk.file(
            f"a{number:02}",
            published_at=day(2) - timedelta(days=7 * number),
            section=term(("city", "harbour")[number % 2]),
            tags=terms("river", *(["boats"] if number % 3 == 0 else [])),
            authors=terms(("ada", "ben", "cleo")[number % 3]),
            lang=("en", "de", "pt-BR", "pt-PT")[number % 4],
        )
    return [f"a{number:02}" for number in range(many)]


def test_an_empty_list_has_no_cursor(client: Client) -> None:
    page = client.json(LIST)
    assert page["articles"] == []
    assert page["next_cursor"] is page["previous_cursor"] is None
    assert page["served_by"] == {"list": "all", "filtered_by": [], "read": 0}


def test_a_list_is_walked_forward_and_backward_to_where_it_began(client: Client, desk: Desk) -> None:
    everything = newsroom(desk)
    for limit in (1, 5, 12, 100):
        found = list(pages(client, f"limit={limit}"))
        assert [id for page in found for id in ids(page)] == everything
        assert all(len(page["articles"]) == limit for page in found[:-1])
        assert found[-1]["articles"]
    forward = list(pages(client, "limit=5"))
    assert forward[0]["previous_cursor"] is None
    back = list(pages(client, "limit=5", "previous_cursor", forward[-1]["previous_cursor"]))
    assert [ids(page) for page in back] == [ids(page) for page in forward[1::-1]]
    assert ids(next(pages(client, "limit=5", cursor=back[0]["next_cursor"]))) == ids(forward[2])


def test_what_is_published_between_two_pages_moves_nothing(client: Client, desk: Desk) -> None:
    everything = newsroom(desk)
    first = client.json(f"{LIST}?limit=6")
    desk.file("newest", published_at=day(10))
    desk.file("between", published_at=day(2) - timedelta(days=3))
    desk.drop("a05")
    desk.file("a03", published_at=day(12), slug="a03")
    older = next(pages(client, "limit=6", cursor=first["next_cursor"]))
    assert ids(older) == everything[6:]
    newer = next(pages(client, "limit=6", cursor=older["previous_cursor"]))
    assert ids(newer) == ["newest", "a00", "between", "a01", "a02", "a04"]


def test_equal_dates_neither_repeat_nor_skip(client: Client, desk: Desk) -> None:
    names = ["c", "a", "b", "d", "a-b"]
    for name in names:
        desk.file(name)
    assert walk(client, "limit=1") == walk(client, "limit=2") == sorted(names, reverse=True)


FILTERS: dict[str, Callable[[int], bool]] = {
    "section=city": lambda n: n % 2 == 0,
    "tag=boats": lambda n: n % 3 == 0,
    "author=ben": lambda n: n % 3 == 1,
    "language=de": lambda n: n % 4 == 1,
    "language=pt": lambda n: n % 4 in (2, 3),
    "language=PT-br": lambda n: n % 4 == 2,
    "month=2026-10": lambda n: 1 <= n <= 4,
    "section=city&tag=boats": lambda n: n % 6 == 0,
    "section=harbour&author=cleo&tag=river": lambda n: n % 6 == 5,
    "author=ada&month=2026-10": lambda n: n == 3,
    "language=de&section=city": lambda _: False,
    "tag=nowhere": lambda _: False,
    "month=1999-01": lambda _: False,
}


def test_filters_combine(client: Client, desk: Desk) -> None:
    everything = newsroom(desk)
    for query, expected in FILTERS.items():
        wanted = [id for number, id in enumerate(everything) if expected(number)]
        for limit in (1, 3, 20):
            assert walk(client, f"{query}&limit={limit}") == wanted, query


def test_an_answer_says_how_it_was_served_and_goes_on_where_it_stopped(client: Client, desk: Desk) -> None:
    for number in range(40):
        common = terms("river", "boats") if number == 39 else terms("river" if number % 2 else "boats")
        desk.file(f"a{number:02}", published_at=day(20) - timedelta(hours=number), tags=common)
    for number in range(3):
        desk.file(f"b{number}", published_at=day(1), section=term("city"))
    first, *others = pages(client, "tag=river&section=city&limit=1")
    assert first["served_by"] == {"list": "section:city", "filtered_by": ["tag:river"], "read": 3}
    assert others == []
    desk.file("c", published_at=day(1, month=9), section=term("city"), tags=terms("river"))
    for number in range(30):
        desk.file(f"d{number}", published_at=day(3), section=term("city"))
    found = list(pages(client, "tag=river&section=city&limit=1"))
    assert [page["served_by"]["read"] for page in found][:-1] == [10] * (len(found) - 1)
    assert [id for page in found for id in ids(page)] == ["c"]
    assert found[0]["next_cursor"]
    assert not found[0]["articles"]


def test_a_query_that_means_nothing_is_pointed_out(client: Client) -> None:
    for query, field in {
        "limit=0": "limit",
        "limit=101": "limit",
        "limit=many": "limit",
        "month=2026-13": "month",
        "month=november": "month",
        "section=": "section",
        "language=english!": "language",
        f"tag={'x' * 101}": "tag",
    }.items():
        told = problem_of(client.get(f"{LIST}?{query}"))
        assert (told["status"], told["type"]) == (422, "invalid-request")
        assert [fault["field"] for fault in told["errors"]] == [field]


def test_a_cursor_is_good_for_its_own_list_alone_and_only_whole(client: Client, desk: Desk) -> None:
    newsroom(desk)
    cursor = client.json(f"{LIST}?section=city&limit=1")["next_cursor"]
    assert re.fullmatch(r"[\w-]+", cursor)
    assert ids(client.json(f"{LIST}?section=city&limit=1&cursor={cursor}")) == ["a02"]
    data = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    other = urlsafe_b64encode(data.replace(b"a00", b"a07")).decode()
    for query in (
        f"cursor={cursor}",
        f"section=harbour&cursor={cursor}",
        f"section=city&month=2026-10&cursor={cursor}",
        f"section=city&cursor={cursor[:-2]}",
        f"section=city&cursor={other}",
        "cursor=x",
        "cursor=%C3%BC",
    ):
        told = problem_of(client.get(f"{LIST}?{query}"))
        assert (told["status"], told["type"]) == (400, "bad-cursor")


def test_the_ways_on_are_links_too(client: Client, desk: Desk) -> None:
    newsroom(desk)
    response = client.get(f"{LIST}?tag=river&limit=5")
    link = response.header("link")
    assert link
    found = re.fullmatch(r'<(.+)>; rel="next"', link)
    assert found
    assert ids(client.json(found[1])) == ["a05", "a06", "a07", "a08", "a09"]


def test_what_readers_may_not_see_is_on_no_list(client: Client, desk: Desk) -> None:
    newsroom(desk, 3)
    desk.file("draft", draft=True, slug="draft")
    desk.file("soon", published_at=day(25))
    desk.file("over", expires_at=day(20, hour=12))
    assert walk(client, "limit=1") == ["a00", "a01", "a02"]


@pytest.mark.parametrize("many", [100, 1000])
def test_a_page_reads_no_more_in_a_larger_index(client: Client, many: int) -> None:
    ranks = seed(client.cloud, client.stores, many)
    middle = client.json(f"{LIST}?month=2026-05&limit=1")["next_cursor"]
    for query, most in {
        "limit=20": 10 + 20 + 21,
        "section=city&limit=20": 10 + 20 + 21,
        "section=city&language=en&limit=20": 3 * 10 + 10 * 20 + 21,
        "language=en&month=2026-05&limit=20": 21,
        f"month=2026-05&limit=20&cursor={middle}": 22,
        "tag=nothing&section=city&limit=20": 2 * 10,
    }.items():
        with reads() as counted:
            response = client.get(f"{LIST}?{query}")
        assert response.status == 200
        assert counted["items"] <= most, query
        assert counted["calls"] <= 14
        assert json.loads(response.body)["served_by"]["read"] <= 200
    assert len(ranks) == many
