"""The public page of corrections: of what readers can see, the newest correction first."""

from __future__ import annotations

from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from broadsheet import site
from broadsheet.article import Correction
from broadsheet.entry import CORRECTIONS
from broadsheet.pages import Pages
from broadsheet.publication import Page, Publication
from broadsheet.site.plan import Target, What, target_of
from tests.desk import NOW, Desk, day

PUBLICATION = Publication("The Lenn Courier", "https://courier.example")
FRONT = Target(What.FRONT, which=CORRECTIONS)


def page(desk: Desk, target: Target = FRONT) -> LexborHTMLParser:
    made = Pages(desk.stores, PUBLICATION, NOW).of(target)
    assert isinstance(made, Page)
    return LexborHTMLParser(made.body.decode())


def headlines(desk: Desk, target: Target = FRONT) -> list[str]:
    return [node.text() for node in page(desk, target).css("main h2 > a")]


def corrected(*dates: datetime) -> dict[str, object]:
    return {"corrections": [Correction(date=date, text=f"Wrong on {date:%d %B}.") for date in dates]}


def test_the_article_that_was_corrected_last_stands_first(desk: Desk) -> None:
    desk.file("right")
    desk.file("old", published_at=day(1, month=9), **corrected(day(9), day(1, month=10)))
    desk.file("new", **corrected(day(5)))
    assert headlines(desk) == ["Old", "New"]
    said = [node.text(strip=True) for node in page(desk).css(".corrected p")]
    assert said == [
        "November 9, 2026Wrong on 09 November.",
        "October 1, 2026Wrong on 01 October.",
        "November 5, 2026Wrong on 05 November.",
    ]


def test_what_readers_cannot_see_is_not_named(desk: Desk) -> None:
    desk.file("draft", draft=True, **corrected(day(5)))
    desk.file("tomorrow", published_at=day(30), **corrected(day(5)))
    desk.file("over", expires_at=day(10), **corrected(day(5)))
    assert headlines(desk) == []
    assert "Nothing has had to be corrected" in (page(desk).body or page(desk)).text()


def test_a_correction_that_is_taken_back_or_moved_leaves_nothing(desk: Desk) -> None:
    desk.file("a", **corrected(day(5)))
    desk.file("b", **corrected(day(6)))
    desk.file("a", **corrected(day(5, month=10)))
    desk.file("b")
    assert headlines(desk) == ["A"]
    assert [month.month for month in desk.stores.index.months(CORRECTIONS)] == ["2026-10"]


def test_months_of_corrections_are_led_to(desk: Desk) -> None:
    desk.file("a", **corrected(day(5)))
    desk.file("b", **corrected(day(5, month=10)))
    links = [node.attributes["href"] or "" for node in page(desk).css(".months a")]
    assert links == ["/corrections/2026/11/", "/corrections/2026/10/"]
    month = target_of(f"{links[1][1:]}index.html")
    assert month == Target(What.MONTH, month="2026-10", which=CORRECTIONS)
    assert headlines(desk, month) == ["B"]


def test_as_many_are_shown_as_can_be_read_while_someone_waits(desk: Desk) -> None:
    half = '<p id="p1">The ferry sails again. It leaves at ten.</p>' + " " * (site.WHOLE_SIZE // 2)
    for number in range(3):
        desk.file(f"a{number}", html=half, **corrected(day(5 + number)))
    month = Target(What.MONTH, month="2026-11", which=CORRECTIONS)
    assert headlines(desk, month) == headlines(desk) == ["A2", "A1"]


def test_corrections_have_no_feed_and_cost_a_publish_nothing() -> None:
    assert target_of("corrections/feed.xml") is None
    assert FRONT.on_demand
    assert Target(What.MONTH, month="2026-10", which=CORRECTIONS).on_demand
