from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from broadsheet.article import Picture, Term
from broadsheet.entry import ALL, Entry, Kind, List, Month
from broadsheet.publication import Page, Publication
from broadsheet.site import archive_page, front, gone, month_page, not_found
from broadsheet.site.plan import Target, What

Entries = Callable[..., Entry]
NOVEMBER = (Month(month="2026-11", count=1),)


def tree(page: Page | None) -> LexborHTMLParser:
    assert page is not None
    return LexborHTMLParser(page.body.decode())


def links(page: Page | None, within: str = "main") -> list[str]:
    return [node.attributes["href"] or "" for node in tree(page).css(f"{within} a[href]")]


def test_the_front_page_shows_every_article_once(
    publication: Publication, entry: Entries, section: Term
) -> None:
    entries = [entry(f"story-{n}.md", section=section if n % 2 else None) for n in range(12)]
    made = front(publication, ALL, entries, (), more=False)
    assert made is not None
    assert made.key == "index.html"
    shown = [href for href in links(made) if href.startswith("/story-")]
    assert sorted(shown) == sorted(f"/story-{n}/" for n in range(12))
    assert shown[0] == "/story-0/"


@pytest.mark.parametrize(("pictured", "count"), [(None, 4), (0, 2), (2, 2)])
def test_more_articles_stand_below_the_lead_where_none_of_them_has_a_picture(
    publication: Publication, entry: Entries, pictured: int | None, count: int
) -> None:
    shown = {pictured: Picture(url="/media/quay.png")}
    entries = [entry(f"story-{n}.md", picture=shown.get(n)) for n in range(12)]
    made = tree(front(publication, ALL, entries, (), more=False))
    assert len(made.css(".second article")) == count


def test_only_the_first_picture_of_a_page_is_hurried(publication: Publication, entry: Entries) -> None:
    entries = [entry(f"story-{n}.md", picture=Picture(url=f"/media/{n}.png")) for n in range(12)]
    for which in (ALL, List(Kind.TAG, "river")):
        images = tree(front(publication, which, entries, (), more=False)).css("main img")
        hurried = [image.attributes["src"] for image in images if "fetchpriority" in image.attributes]
        assert hurried == ["/media/0.png"]
        assert {image.attributes.get("loading") for image in images[1:]} == {"lazy"}


def test_the_front_page_names_its_sections_above(
    publication: Publication, entry: Entries, section: Term
) -> None:
    made = front(publication, ALL, [entry(section=section)], (), more=False)
    assert links(made, ".sections") == ["/section/city/", "/archive/"]


def test_a_full_section_leads_on_to_the_archive(
    publication: Publication, entry: Entries, section: Term
) -> None:
    entries = [entry(f"story-{n}.md", section=section) for n in range(30)]
    assert "/archive/" in links(front(publication, ALL, entries, (), more=False))


def test_an_empty_site_has_a_front_page_all_the_same(publication: Publication) -> None:
    text = (tree(front(publication, ALL, [], (), more=False)).body or LexborHTMLParser("")).text()
    assert "Nothing has been published yet" in text


def test_an_empty_list_has_no_front(publication: Publication) -> None:
    assert front(publication, List(Kind.TAG, "rivers"), [], (), more=False) is None


def test_a_list_is_called_as_its_newest_article_writes_it(publication: Publication, entry: Entries) -> None:
    tags = (Term(name="Rivers & Seas", slug="rivers-seas"), Term(name="Ferries", slug="ferries"))
    made = front(publication, List(Kind.TAG, "rivers-seas"), [entry(tags=tags)], NOVEMBER, more=True)
    heading = tree(made).css_first("h1")
    assert heading is not None
    assert heading.text() == "Rivers & Seas"
    assert made is not None
    assert made.key == "tag/rivers-seas/index.html"
    assert "/tag/rivers-seas/2026/11/" in links(made)
    assert "/tag/rivers-seas/feed.xml" in links(made)


def test_a_story_in_another_language_says_so(publication: Publication, entry: Entries) -> None:
    made = tree(front(publication, ALL, [entry(lang="ar"), entry("b.md")], (), more=False))
    first, second = made.css("article > h2")
    assert (first.attributes["lang"], first.attributes["dir"]) == ("ar", "rtl")
    assert "lang" not in second.attributes


def test_a_month_lists_its_articles(publication: Publication, entry: Entries) -> None:
    target = Target(What.MONTH, month="2026-11")
    made = month_page(publication, target, [entry("a.md"), entry("b.md")])
    assert made is not None
    assert made.key == "2026/11/index.html"
    assert [href for href in links(made) if href != "/archive/"] == ["/a/", "/b/"]
    assert "November 2026" in made.body.decode()
    assert "2 articles" in made.body.decode()


def test_a_month_of_a_list_leads_back_to_it(publication: Publication, entry: Entries, section: Term) -> None:
    target = Target(What.MONTH, month="2026-11", which=List(Kind.SECTION, "city"))
    made = month_page(publication, target, [entry(section=section)])
    assert made is not None
    assert made.key == "section/city/2026/11/index.html"
    assert links(made, ".heading") == ["/section/city/"]
    assert month_page(publication, target, []) is None


def test_the_archive_is_a_calendar_of_years(publication: Publication) -> None:
    months = [Month(month=name, count=n) for n, name in enumerate(("2026-11", "2026-01", "2025-12"), 1)]
    made = archive_page(publication, months)
    assert [node.text() for node in tree(made).css("h2")] == ["2026", "2025"]
    assert links(made) == ["/2026/11/", "/2026/01/", "/2025/12/"]


def test_notices_ask_not_to_be_found(publication: Publication) -> None:
    for made, key in ((not_found(publication), "404.html"), (gone(publication), "410.html")):
        assert made.key == key
        assert tree(made).css('meta[name="robots"][content="noindex"]')
        assert links(made) == ["/", "/archive/"]


def test_every_page_that_lists_articles_says_what_it_is_about(
    publication: Publication, entry: Entries
) -> None:
    entries = [entry(f"{name}.md", title=name) for name in ("One", "Two", "Three", "Four")]
    month = Target(What.MONTH, month="2026-11")
    pages = (
        front(replace(publication, tagline=""), ALL, entries, (), more=False),
        front(publication, List(Kind.TAG, "river"), entries, NOVEMBER, more=False),
        month_page(publication, month, entries),
    )
    for page in pages:
        said = tree(page).css_first('meta[name="description"]')
        assert said is not None
        assert said.attributes["content"] == "One; Two; Three"
