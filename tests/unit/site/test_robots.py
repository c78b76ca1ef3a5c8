from __future__ import annotations

from collections.abc import Callable
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

from broadsheet.article import Page, Picture, Publication
from broadsheet.entry import Entry, Month
from broadsheet.site import robots, sitemap_index, sitemap_month

NOVEMBER = Month(month="2026-11", count=1)


def locations(page: Page) -> list[str | None]:
    return [node.text for node in ElementTree.fromstring(page.body).iter() if node.tag.endswith("}loc")]  # noqa: S314


def test_crawlers_are_sent_to_the_sitemap_and_kept_from_the_api(publication: Publication) -> None:
    rules = RobotFileParser()
    rules.parse(robots(publication).body.decode().splitlines())
    assert rules.can_fetch("anyone", "/ferry/")
    assert not rules.can_fetch("anyone", "/api/articles")
    assert rules.site_maps() == ["https://courier.example/sitemap.xml"]


def test_the_index_has_one_sitemap_a_month(publication: Publication) -> None:
    made = sitemap_index(publication, [NOVEMBER, Month(month="2026-10", count=3)])
    assert locations(made) == [f"https://courier.example/sitemap-2026-{month}.xml" for month in (11, 10)]


def test_an_empty_site_has_a_sitemap_that_is_not_empty(publication: Publication) -> None:
    assert locations(sitemap_index(publication, [])) == ["https://courier.example/"]


def test_a_month_names_its_articles_and_their_pictures(
    publication: Publication, entry: Callable[..., Entry]
) -> None:
    listed = entry(picture=Picture(url="/media/a%20b.png"))
    assert locations(sitemap_month(publication, NOVEMBER, [listed])) == [
        "https://courier.example/ferry/",
        "https://courier.example/media/a%20b.png",
    ]
