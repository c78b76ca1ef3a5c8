from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

from broadsheet.article import Picture
from broadsheet.entry import Entry, Month
from broadsheet.publication import Page, Publication
from broadsheet.site import llms, news, robots, security, sitemap_fronts, sitemap_index, sitemap_month

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
    names = ("fronts", "2026-11", "2026-10")
    assert locations(made) == [f"https://courier.example/sitemap-{name}.xml" for name in names]


def test_the_pages_that_every_site_has_are_in_a_sitemap(publication: Publication) -> None:
    urls = [f"https://courier.example{path}" for path in ("/", "/archive/", "/corrections/")]
    assert locations(sitemap_fronts(publication)) == urls


def test_a_month_names_its_articles_and_their_pictures(
    publication: Publication, entry: Callable[..., Entry]
) -> None:
    listed = entry(picture=Picture(url="/media/a%20b.png"))
    assert locations(sitemap_month(publication, "2026-11", [listed])) == [
        "https://courier.example/ferry/",
        "https://courier.example/media/a%20b.png",
    ]


def test_news_names_publication_language_date_and_title(
    publication: Publication, entry: Callable[..., Entry]
) -> None:
    made = news(publication, [entry(lang="pt-BR", title="A & B"), entry("b.md", lang="zh-Hant")])
    told = [node.text for node in ElementTree.fromstring(made.body).iter() if "sitemap-news" in node.tag]  # noqa: S314
    shown = [text for text in told if text and text.strip()]
    assert shown[:4] == ["The Lenn Courier", "pt", "2026-11-02T12:00:00Z", "A & B"]
    assert shown[5] == "zh-tw"
    assert "https://courier.example/" in locations(news(publication, []))


def test_models_are_led_to_whole_texts(publication: Publication) -> None:
    said = llms(replace(publication, title="Courier & Sons")).body.decode()
    assert said.startswith("# Courier & Sons\n\n> News from the estuary\n")
    assert "(https://courier.example/feed.json)" in said


def test_a_contact_is_named_only_with_the_day_until_which_it_holds(publication: Publication) -> None:
    contact = "mailto:security@courier.example"
    assert security(replace(publication, security_contact=contact)) is None
    made = security(replace(publication, security_contact=contact, security_expires="2027-01-01T00:00:00Z"))
    assert made is not None
    assert made.key == ".well-known/security.txt"
    assert made.body.decode().splitlines()[:2] == [f"Contact: {contact}", "Expires: 2027-01-01T00:00:00Z"]
