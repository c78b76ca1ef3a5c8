"""A small newsroom of values, for the pages that are made of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from broadsheet.article import Article, Maker, Paragraph, Sentence, Summary, SummaryState, Term
from broadsheet.entry import Entry, State
from broadsheet.publication import Publication

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)

Makes = Callable[..., Any]


@pytest.fixture
def publication() -> Publication:
    return Publication("The Lenn Courier", "https://courier.example", "News from the estuary")


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """Makes an entry; what is not said is plain."""

    def make(id: str = "city/ferry.md", **said: Any) -> Entry:
        slug = said.pop("slug", id.rpartition("/")[2].partition(".")[0])
        plain: dict[str, Any] = {
            "source": "etag-1",
            "article": "a",
            "summary": "s",
            "state": State.PUBLISHED,
            "title": f"The {slug} story",
            "line": "What happened, in a line.",
            "lang": "en",
            "words": 600,
            "seconds": 151,
            "published_at": NOON,
        }
        return Entry(id=id, slug=slug, **(plain | said))

    return make


@pytest.fixture
def article() -> Callable[..., Article]:
    """Makes an article of two paragraphs."""

    def make(**said: Any) -> Article:
        plain: dict[str, Any] = {
            "id": "city/ferry.md",
            "source": "etag-1",
            "title": "The ferry story",
            "slug": "ferry",
            "html": '<p id="p1">The ferry sails.</p>\n<p id="p2">It is late.</p>\n',
            "paragraphs": (
                Paragraph(id="p1", text="The ferry sails."),
                Paragraph(id="p2", text="It is late."),
            ),
            "words": 6,
            "lang": "en",
            "published_at": NOON,
        }
        return Article(**(plain | said))

    return make


@pytest.fixture
def told() -> Callable[..., Summary]:
    """Makes a summary, each length of its own."""
    one = Sentence(text="The ferry sails.", paragraph="p1", start=0, end=16)
    two = Sentence(text="It is late.", paragraph="p2", start=0, end=11)

    def make(**said: Any) -> Summary:
        plain: dict[str, Any] = {
            "id": "city/ferry.md",
            "article": "a",
            "lang": "en",
            "maker": Maker.EXTRACTED,
            "state": SummaryState.READY,
            "short": (one,),
            "medium": (one, two),
            "long": (two,),
            "article_seconds": 300,
            "summary_seconds": 40,
        }
        return Summary(**(plain | said))

    return make


@pytest.fixture
def section() -> Term:
    return Term(name="City", slug="city")
