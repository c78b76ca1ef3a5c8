"""What reading takes of the table, however large the site: `python -m tests.bench.reads 100 1000 10000`.

Counted, not timed. A larger site is one that has published for longer, four articles a month.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from broadsheet.api.cursors import Cursor
from broadsheet.api.filters import Filter
from broadsheet.article import Article
from tests.desk import Desk, article, day, term, terms
from tests.integration.api.conftest import Client, deployed
from tests.large import fill, reads

A_MONTH = 4
LIST = "/api/articles"
NEWEST, MIDDLE = 0, 48
"""How many articles are newer than those that are asked for."""

Cost = tuple[int, int, int]
"""Items, units of capacity (4 kB each, strongly consistent) and calls."""


def site(many: int) -> Iterator[Article]:
    """So many articles, newest first."""
    for number in range(many):
        section = term(("city", "harbour")[number % 2])
        yield article(
            f"a{number:05}",
            published_at=_moment(number),
            section=section,
            tags=terms("river", *(["boats"] if number % 3 == 0 else [])),
            authors=terms(("ada", "ben")[number % 2]),
            lang=("en", "de")[number % 2],
        )


def _moment(number: int) -> datetime:
    months = day(2).month - 1 - number // A_MONTH
    year, month = 2026 + months // 12, 1 + months % 12
    return datetime(year, month, 9, tzinfo=day(2).tzinfo) - timedelta(days=number % A_MONTH)


def _cursor(number: int, newer: bool, **asked: str) -> str:
    rank = f"{_moment(number):%Y-%m-%dT%H:%M:%SZ}#a{number:05}"
    return Cursor(rank, newer).text(Filter(**asked).name)


QUESTIONS = {
    "all": f"{LIST}?limit=20",
    "all, fifty": f"{LIST}?limit=50",
    "all, further on": f"{LIST}?limit=20&cursor={_cursor(MIDDLE, newer=False)}",
    "all, and back": f"{LIST}?limit=20&cursor={_cursor(MIDDLE, newer=True)}",
    "a section": f"{LIST}?section=city&limit=20",
    "a tag": f"{LIST}?tag=boats&limit=20",
    "an author": f"{LIST}?author=ben&limit=20",
    "a language": f"{LIST}?language=de&limit=20",
    "a month": f"{LIST}?month=2026-10&limit=20",
    "a section and a tag": f"{LIST}?section=harbour&tag=boats&limit=5",
    "an author and a month": f"{LIST}?author=ada&month=2026-10&limit=20",
    "nothing in common": f"{LIST}?section=harbour&author=ada&limit=2",
    "a tag of nothing": f"{LIST}?tag=nothing&limit=20",
    "the newest article": f"{LIST}/a{NEWEST:05}",
    "an older article": f"{LIST}/a{MIDDLE:05}",
    "a summary": f"{LIST}/a{MIDDLE:05}/summary",
    "no article": f"{LIST}/never",
}


def costs(many: int) -> Mapping[str, Cost]:
    """What each question takes of a site of so many articles."""
    with deployed() as client:
        articles = list(site(many))
        fill(client.cloud, client.stores, articles)
        for number in (NEWEST, MIDDLE):
            Desk(client.stores).write(articles[number])
        return {name: _cost(client, path) for name, path in QUESTIONS.items()}


def _cost(client: Client, path: str) -> Cost:
    with reads() as counted:
        answer = client.get(path)
    assert answer.status == (404 if path.endswith("never") else 200), answer
    return counted["items"], counted["capacity"], counted["calls"]


def main(sizes: list[int]) -> None:
    found = {many: costs(many) for many in sizes}
    print("| items, units of capacity, calls |", " | ".join(f"{many:,}" for many in sizes), "|")
    print("|---" * (len(sizes) + 1) + "|")
    for name in QUESTIONS:
        print(f"| {name} |", " | ".join(", ".join(map(str, found[many][name])) for many in sizes), "|")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
