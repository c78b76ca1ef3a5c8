"""A function lives for hours: after hundreds of articles more, it holds no more than before."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from broadsheet import pipeline, reading
from broadsheet.article import Source
from broadsheet.pages import Pages
from broadsheet.publication import Publication
from broadsheet.site.plan import FEEDS, Target
from tests.desk import Desk
from tests.faults.world import start_anew
from tests.town import ARRIVED, NOW

FIRST, MORE = 20, 80
"""Articles until all that is loaded once is there, and then."""
PUBLICATION = Publication("Courier", "https://news.example")
LITTLE = 600
"""Bytes for each article, where an article, its summary and its page are some ten thousand; pydantic and `re`
keep some short texts, as many as they have room for."""


def source(number: int) -> Source:
    text = (
        f"---\ntitle: Story {number}\ndate: 2026-11-{number % 19 + 1:02}\nsection: Part {number}\n"
        f"tags: [t{number}]\nauthors: [Desk {number}]\n---\n"
        + f"In the year {1000 + number} something happened. Nobody had seen it come.\n\n"
        * 4
    )
    return Source(f"{number}.md", text.encode(), "text/markdown", f"etag{number}", ARRIVED)


def serve(numbers: range) -> None:
    """Read, summarise and set articles, none of which is like another."""
    for number in numbers:
        article = reading.read(source(number), zone=ZoneInfo("UTC"))
        pipeline.previewed(article, PUBLICATION, NOW)


@contextmanager
def traced() -> Iterator[None]:
    tracemalloc.start(1)
    try:
        yield
    finally:
        tracemalloc.stop()


def held() -> int:
    """Bytes, without what is remembered on purpose: that has bounds, which `test_house` holds."""
    start_anew()
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_after_more_articles_no_more_is_held() -> None:
    with traced():
        serve(range(FIRST))
        before = held()
        serve(range(FIRST, FIRST + MORE))
        assert held() - before < LITTLE * MORE


def test_of_what_is_long_nothing_is_held(desk: Desk) -> None:
    """Feeds tell the newest articles whole, time and again, and remember them for that."""
    html = f"<p>{'The ferry sails again. ' * 10_000}</p>"
    for id in "ab":
        desk.file(id, html=html)
    with traced():
        for what in FEEDS:
            Pages(desk.stores, PUBLICATION, NOW).of(Target(what))
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] < 2 * len(html)
