"""What a feed has while articles are about to change, and when there are more than an answer holds."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from broadsheet import pages, site
from broadsheet.pages import Made, Pages
from broadsheet.publication import Page, Publication
from broadsheet.site.plan import FEEDS, Target, What
from broadsheet.stores.converge import Outcome
from tests.desk import NOW, Desk, article, day

PUBLICATION = Publication("The Lenn Courier", "https://courier.example")
MONTH = Target(What.JSON_FEED, month="2026-11")
MINUTE = timedelta(minutes=1)


def made(desk: Desk, target: Target) -> Made:
    return Pages(desk.stores, PUBLICATION, NOW).of(target)


def items(desk: Desk, target: Target) -> list[dict[str, Any]]:
    """Of a JSON Feed."""
    page = made(desk, target)
    assert isinstance(page, Page)
    found: list[dict[str, Any]] = json.loads(page.body)["items"]
    return found


def file(desk: Desk, count: int, **said: Any) -> None:
    for number in range(count):
        desk.file(f"a{number}", published_at=day(2) - number * MINUTE, **said)


def harm(desk: Desk, *ids: str) -> None:
    """Have records that do not fit their entries, and nobody who indexes them or has read those that did."""
    pages.told_of.cache_clear()
    for id in ids:
        desk.write(article(id, title="Changed"))


@pytest.mark.parametrize("what", FEEDS)
def test_a_feed_leaves_out_an_article_that_is_about_to_change(desk: Desk, what: What) -> None:
    file(desk, 3)
    harm(desk, "a1")
    page = made(desk, Target(what))
    assert isinstance(page, Page)
    said = page.body.decode()
    assert ["https://courier.example/a0/" in said, "/a1/" in said, "/a2/" in said] == [True, False, True]


def test_who_has_read_an_article_tells_it_as_its_entry_has_it_while_it_changes(desk: Desk) -> None:
    file(desk, 2)
    assert len(items(desk, Target(What.JSON_FEED))) == 2
    desk.write(article("a1", published_at=day(1), html="<p>Another text.</p>"))
    assert len(items(desk, Target(What.JSON_FEED))) == 2
    desk.index("a1")
    assert items(desk, Target(What.JSON_FEED))[1]["content_html"] == "<p>Another text.</p>"


@pytest.mark.parametrize(("count", "harmed"), [(1, ["a0"]), (2, ["a0", "a1"]), (9, ["a0", "a3", "a8"])])
def test_a_feed_waits_for_a_batch_that_is_on_its_way(desk: Desk, count: int, harmed: list[str]) -> None:
    file(desk, count)
    harm(desk, *harmed)
    for what in FEEDS:
        assert made(desk, Target(what)) is Outcome.WAITING


def test_a_large_month_is_told_whole_as_long_as_there_is_room_and_then_in_lines(desk: Desk) -> None:
    file(desk, site.WHOLE_LENGTH + 2, standfirst="What it is & about.")
    found = items(desk, MONTH)
    assert [item["url"] for item in found] == [
        f"https://courier.example/a{number}/" for number in range(site.WHOLE_LENGTH + 2)
    ]
    texts = [item["content_html"] for item in found]
    assert all("The ferry sails again" in text for text in texts[:-2])
    assert texts[-2:] == ["<p>What it is &amp; about.</p>\n"] * 2


def test_a_month_of_long_articles_fits_into_an_answer(desk: Desk) -> None:
    text = "<p>" + "long " * 60_000 + "</p>"
    file(desk, 5, html=text)
    page = made(desk, MONTH)
    assert isinstance(page, Page)
    assert len(items(desk, MONTH)) == 5
    assert site.WHOLE_SIZE // 2 < len(page.body) < site.WHOLE_SIZE * 1.1
