from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from broadsheet.article import Page, Publication, Term
from broadsheet.entry import ALL, Entry, Kind, List
from broadsheet.site import feed

Entries = Callable[..., Entry]
DAY = timedelta(days=1)


def parsed(page: Page | None) -> Any:
    assert page is not None
    found = feedparser.parse(page.body)
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_a_feed_reader_finds_what_a_list_shows(
    publication: Publication, entry: Entries, section: Term
) -> None:
    authors = (Term(name="City Desk", slug="city-desk"), Term(name="Night Desk", slug="night-desk"))
    found = parsed(feed(publication, ALL, [entry(authors=authors, section=section), entry("b.md")]))
    assert found.feed.title == "The Lenn Courier"
    assert found.feed.subtitle == "News from the estuary"
    first, second = found.entries
    assert (first.title, first.link) == ("The ferry story", "https://courier.example/ferry/")
    assert [author.name for author in first.authors] == ["City Desk", "Night Desk"]
    assert first.tags[0].label == "City"
    assert first.summary == "What happened, in a line."
    assert second.author == "The Lenn Courier", "RFC 4287 wants an author"


def test_a_name_is_for_good_whatever_becomes_of_address_and_date(
    publication: Publication, entry: Entries
) -> None:
    moved = entry(slug="elsewhere", published_at=datetime(2025, 1, 1, tzinfo=UTC))
    one, other = (parsed(feed(publication, ALL, [each])).entries[0] for each in (entry(), moved))
    assert one.id == other.id
    assert one.link != other.link
    assert one.id != parsed(feed(publication, ALL, [entry("b.md")])).entries[0].id


def test_a_feed_is_as_new_as_its_newest_change(publication: Publication, entry: Entries) -> None:
    late = entry().published_at + 3 * DAY
    found = parsed(feed(publication, ALL, [entry(), entry("b.md", updated_at=late)]))
    assert found.feed.updated == "2026-11-05T12:00:00Z"
    assert found.entries[0].updated == "2026-11-02T12:00:00Z"


def test_an_empty_list_has_no_feed_but_the_site_has(publication: Publication) -> None:
    assert feed(publication, List(Kind.TAG, "rivers"), []) is None
    assert parsed(feed(publication, ALL, [])).entries == []


@pytest.mark.parametrize("text", ["<b>&amp;", "]]>", "\x00\x0b\ufffe", "naïve — “quoted”"])
def test_any_title_leaves_the_feed_well_formed(publication: Publication, entry: Entries, text: str) -> None:
    made = feed(publication, ALL, [entry(title=f"a{text}b", line=text)])
    assert made is not None
    kept = "".join(char for char in f"a{text}b" if char not in "\x00\x0b\ufffe")
    title = ElementTree.fromstring(made.body).find("{*}entry/{*}title")  # noqa: S314 - our own
    assert title is not None
    assert title.text == kept
