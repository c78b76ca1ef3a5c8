"""What one more article takes, counted in the storage that `make bench-growth` publishes into."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from broadsheet import pages
from broadsheet.article import Article
from tests.bench.growth import ours
from tests.bench.growth.newsroom import Told
from tests.bench.growth.storage import storage
from tests.desk import article, day, term, terms
from tests.large import items_of

NEW = 40
"""Articles whose texts stand there, for pages and feeds to show; of those before, only the index tells."""


def test_one_more_article_costs_no_more_calls_where_there_are_more() -> None:
    """Neither of them brings a tag that is new."""
    few, more = (ours.one_more(count, 2)[-1].calls for count in (38, 48))
    assert more["s3:PutObject"] == few["s3:PutObject"] < 30
    assert more.total() <= few.total() < 120


def told(number: int) -> Told:
    """An article of a section, two tags and a desk that half of all have, one a day."""
    odd = number % 2
    text = f"Something happened for the {number}th time. Nobody had seen it come."
    date = day(1, month=1) + number * timedelta(days=1)
    return Told(
        f"story-{number}", f"Story {number}", date, f"Part {odd}", ("News", f"Odd {odd}"), f"Desk {odd}", text
    )


def older(number: int) -> Article:
    """The same, so many days before the first of them."""
    odd, date = number % 2, day(1, month=1) - (number + 1) * timedelta(days=1)
    lists = {
        "section": term(f"part-{odd}"),
        "tags": terms("news", f"odd-{odd}"),
        "authors": terms(f"desk-{odd}"),
    }
    return article(f"older-{number}", published_at=date, **lists)


def one_more(count: int) -> Counter[str]:
    """The calls that the next article takes where there are so many, by a function that has read nothing."""
    with storage() as calls:
        ours.fill(items_of(map(older, range(count - NEW))))
        ours.publish([told(number) for number in range(NEW)])
        pages.told_of.cache_clear()
        return ours.cost(told(NEW), calls).calls


def test_one_more_takes_the_very_same_calls_among_100_1000_and_10000() -> None:
    """At one a day: the ten thousand are of 27 years."""
    few, more, most = map(one_more, (100, 1_000, 10_000))
    assert few == more == most
