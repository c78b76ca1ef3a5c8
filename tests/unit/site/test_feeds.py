from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from broadsheet.article import Article, Correction, Picture, Summary, Term
from broadsheet.entry import ALL, Entry, Kind, List, Month
from broadsheet.publication import Page, Publication
from broadsheet.site import Around, Story, feed
from broadsheet.site.plan import FEEDS, Target, What

Stories = Callable[..., Story]
DAY = timedelta(days=1)
XML = [What.ATOM, What.RSS]
HTML = '<p id="p1">See <a href="/other/">it</a>, <a href="#fn1">a note</a> and src="/x"</p>\n'


@pytest.fixture
def story(
    entry: Callable[..., Entry], article: Callable[..., Article], told: Callable[..., Summary]
) -> Stories:
    """Makes an article with its summary and its entry, of which it takes what is said."""

    def make(
        id: str = "city/ferry.md", *, html: str = HTML, corrections: Sequence[Correction] = (), **said: Any
    ) -> Story:
        text, summary = article(id=id, html=html, corrections=corrections), told(id=id)
        return Story(entry(id, article=text.digest, summary=summary.digest, **said), text, summary)

    return make


def parsed(page: Page | None) -> Any:
    assert page is not None
    found = feedparser.parse(page.body)
    assert not found.bozo, found.get("bozo_exception")
    return found


def made(publication: Publication, what: What, *stories: Story, which: List = ALL) -> Page | None:
    return feed(publication, Target(what, which=which), stories, Around())


@pytest.mark.parametrize("what", XML)
def test_a_feed_reader_finds_what_a_list_shows(
    publication: Publication, story: Stories, section: Term, what: What
) -> None:
    authors = (Term(name="City Desk", slug="city-desk"), Term(name="Night Desk", slug="night-desk"))
    page = made(publication, what, story(authors=authors, section=section), story("b.md"))
    found = parsed(page)
    assert found.feed.title == "The Lenn Courier"
    assert found.feed.subtitle == "News from the estuary"
    first, second = found.entries
    assert (first.title, first.link) == ("The ferry story", "https://courier.example/ferry/")
    assert "City Desk" in str(first.authors)
    assert "City" in (first.tags[0].label, first.tags[0].term)
    assert first.summary == "The ferry sails."
    assert first.published_parsed[:5] == (2026, 11, 2, 12, 0)
    assert second.link == "https://courier.example/b/"


@pytest.mark.parametrize("what", XML)
def test_the_whole_text_goes_along_with_addresses_that_lead_somewhere(
    publication: Publication, story: Stories, what: What
) -> None:
    text = parsed(made(publication, what, story())).entries[0].content[0].value
    assert 'href="https://courier.example/other/"' in text
    assert 'href="https://courier.example/ferry/#fn1"' in text
    assert 'src="/x"' in text, "what only looks like an address is text"


@pytest.mark.parametrize("what", FEEDS)
def test_a_correction_comes_first_and_under_the_same_name(
    publication: Publication, story: Stories, what: What
) -> None:
    wrong = Correction(date=datetime(2026, 11, 4, tzinfo=UTC), text="At ten, not <nine>.")
    first, second = story(), story(corrections=(wrong,))
    assert first.permanent_id(publication) == second.permanent_id(publication)
    page = made(publication, what, second)
    assert page is not None
    assert b"November 4, 2026" in page.body
    assert "At ten, not &lt;nine&gt;." in second.html(publication)


def test_json_feed_says_the_same(publication: Publication, story: Stories, section: Term) -> None:
    page = made(publication, What.JSON_FEED, story(section=section, picture=Picture(url="/media/a.png")))
    assert page is not None
    assert page.content_type == "application/feed+json; charset=utf-8"
    said = json.loads(page.body)
    (item,) = said.pop("items")
    assert said == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Lenn Courier",
        "description": "News from the estuary",
        "home_page_url": "https://courier.example/",
        "feed_url": "https://courier.example/feed.json",
        "language": "en",
    }
    assert item["image"] == "https://courier.example/media/a.png"
    assert item["date_published"] == "2026-11-02T12:00:00Z"
    assert "https://courier.example/other/" in item["content_html"]
    assert item["tags"] == ["City"]
    assert "date_modified" not in item


@pytest.mark.parametrize("what", FEEDS)
def test_a_name_is_for_good_whatever_becomes_of_address_and_date(
    publication: Publication, story: Stories, what: What
) -> None:
    moved = story(slug="elsewhere", published_at=datetime(2025, 1, 1, tzinfo=UTC))
    names = {
        each.permanent_id(publication)
        for each in (story(), moved)
        if each.permanent_id(publication).encode()
        in (made(publication, what, each) or pytest.fail("none")).body
    }
    assert len(names) == 1
    assert story("b.md").permanent_id(publication) not in names


def test_a_feed_is_as_new_as_its_newest_change(publication: Publication, story: Stories) -> None:
    late = datetime(2026, 11, 5, 12, tzinfo=UTC)
    found = parsed(made(publication, What.ATOM, story(), story("b.md", updated_at=late)))
    assert found.feed.updated == "2026-11-05T12:00:00Z"
    assert found.entries[0].updated == "2026-11-02T12:00:00Z"


@pytest.mark.parametrize("what", FEEDS)
def test_an_empty_list_has_no_feed_but_the_site_has(publication: Publication, what: What) -> None:
    assert made(publication, what, which=List(Kind.TAG, "rivers")) is None
    assert made(publication, what) is not None


def test_a_feed_of_a_list_says_so(publication: Publication, story: Stories, section: Term) -> None:
    city = List(Kind.SECTION, "city")
    page = made(publication, What.ATOM, story(section=section), which=city)
    assert page is not None
    assert page.key == "section/city/feed.xml"
    assert parsed(page).feed.title == "City – The Lenn Courier"


def test_what_a_feed_does_not_show_stands_in_its_months(publication: Publication, story: Stories) -> None:
    """RFC 5005, section 4."""

    def links(page: Page | None) -> dict[str, str]:
        return {
            link.rel: link.href.removeprefix("https://courier.example") for link in parsed(page).feed.links
        }

    october, december = Month(month="2026-10", count=1), Month(month="2026-12", count=1)
    newest = feed(publication, Target(What.ATOM), [story()], Around(earlier=october))
    assert links(newest)["prev-archive"] == "/2026/10/feed.xml"
    archive = Target(What.ATOM, month="2026-11")
    month = feed(publication, archive, [story()], Around(earlier=october, later=december))
    assert month is not None
    assert month.key == "2026/11/feed.xml"
    assert b"<fh:archive/>" in month.body
    assert links(month) == {
        "self": "/2026/11/feed.xml",
        "alternate": "/",
        "current": "/feed.xml",
        "prev-archive": "/2026/10/feed.xml",
        "next-archive": "/2026/12/feed.xml",
    }


@pytest.mark.parametrize("what", XML)
@pytest.mark.parametrize("text", ["<b>&amp;", "]]>", "\x00\x0b\ufffe", "naïve — “quoted”"])
def test_any_title_leaves_the_feed_well_formed(
    publication: Publication, story: Stories, text: str, what: What
) -> None:
    page = made(publication, what, story(title=f"a{text}b", line=text))
    assert page is not None
    kept = "".join(char for char in f"a{text}b" if char not in "\x00\x0b\ufffe")
    told = [node.text for node in ElementTree.fromstring(page.body).iter() if node.tag.endswith("title")]  # noqa: S314
    assert kept in told
