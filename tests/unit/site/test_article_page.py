from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from broadsheet.article import UNDATED, Article, Correction, Maker, Picture, Sentence, Summary, Term
from broadsheet.entry import Entry
from broadsheet.publication import Page, Publication
from broadsheet.site import Neighbours, Story, article_page

Articles = Callable[..., Article]
Told = Callable[..., Summary]
Entries = Callable[..., Entry]
Set = Callable[..., Page]


ALONE = Neighbours()


@pytest.fixture
def page(publication: Publication, article: Articles, told: Told, entry: Entries) -> Set:
    """Sets the page of an article; the article's title and picture stand in its entry as well."""

    def make(summary: Summary | None = None, around: Neighbours = ALONE, **said: Any) -> Page:
        made = article(**said)
        shared = {
            name: getattr(made, name) for name in ("title", "lang", "picture", "section", "tags", "authors")
        }
        listed = entry(**shared, updated_at=made.updated_at)
        return article_page(publication, Story(listed, made, summary or told()), around)

    return make


def tree(page: Page) -> LexborHTMLParser:
    return LexborHTMLParser(page.body.decode())


def linked(page: Page) -> list[dict[str, Any]]:
    node = tree(page).css_first('script[type="application/ld+json"]')
    assert node is not None
    found: list[dict[str, Any]] = json.loads(node.text())["@graph"]
    return found


def test_the_page_stands_at_its_slug_and_says_what_it_was_made_from(page: Set) -> None:
    made = page()
    assert (made.key, made.made_from) == ("ferry/index.html", "etag-1")
    assert made.content_type == "text/html; charset=utf-8"


def test_the_same_article_gives_the_same_bytes(page: Set) -> None:
    assert page() == page()


def test_the_widget_stands_above_and_below_the_text(page: Set) -> None:
    body = page().body.decode()
    above, below = (found.start() for found in re.finditer('<details class="brief">', body))
    assert above < body.index('class="text e-content"') < below
    assert body.count("No time to read?") == body.count("Get a summary") == 2
    assert "40 s instead of 5 min" in body


def test_each_sentence_leads_to_its_paragraph(page: Set) -> None:
    made = tree(page())
    links = [node.attributes["href"] for node in made.css(".brief .sized a")]
    assert links == ["#p1", "#p1", "#p2", "#p2"] * 2
    assert all(made.css_first(f"{href}") for href in links)


def test_one_length_is_chosen_in_each_widget_on_its_own(page: Set) -> None:
    made = tree(page())
    chosen = [(node.attributes["name"], node.attributes["value"]) for node in made.css("input[checked]")]
    assert chosen == [("length-1", "medium"), ("length-2", "medium")]


def test_lengths_that_say_the_same_are_shown_once_without_a_choice(page: Set, told: Told) -> None:
    written = (Sentence(text="All is well."),)
    made = tree(page(told(maker=Maker.EDITOR, short=written, medium=written, long=written)))
    assert not made.css("input")
    assert [node.text() for node in made.css(".sized")] == ["All is well.", "All is well."]
    assert "Written by the editor" in (made.body.text() if made.body else "")


def test_a_suppressed_summary_leaves_no_widget(page: Set, told: Told) -> None:
    assert b"No time to read" not in page(told(short=(), medium=(), long=())).body


def test_neighbours_are_named_by_their_headlines(page: Set, entry: Entries) -> None:
    around = Neighbours(entry("old.md", title="Older"), entry("new.md", title="Newer", lang="de"))
    made = tree(page(around=around))
    previous, following = made.css(".around a")
    assert (previous.attributes["href"], previous.text(separator=" ").split()) == (
        "/old/",
        ["Previous", "article", "Older"],
    )
    assert following.attributes["rel"] == "next"
    assert 'lang="de">Newer' in (following.html or "")


def test_an_only_article_has_no_neighbours(page: Set) -> None:
    assert not tree(page()).css(".around")


def test_related_articles_are_shown_with_their_lines(page: Set, entry: Entries) -> None:
    made = tree(page(around=Neighbours(related=(entry("a.md"), entry("b.md", lang="de")))))
    assert [node.attributes["href"] for node in made.css(".related .u-url")] == ["/a/", "/b/"]
    assert not tree(page()).css(".related")


def test_a_correction_stands_on_the_page_and_machines_read_it(page: Set) -> None:
    corrected = Correction(
        date=datetime(2026, 11, 4, tzinfo=UTC), text="The ferry leaves at ten & not at nine."
    )
    made = page(corrections=(corrected,))
    shown = tree(made).css_first(".corrections p")
    assert shown is not None
    assert shown.text() == "November 4, 2026 The ferry leaves at ten & not at nine."
    assert linked(made)[0]["correction"] == [
        {"@type": "CorrectionComment", "text": corrected.text, "datePublished": "2026-11-04T00:00:00Z"}
    ]
    assert not tree(page()).css(".corrections")


def test_a_picture_says_who_made_it(page: Set) -> None:
    made = page(picture=Picture(url="/media/a.png", credit="Drawing: Desk"))
    said = tree(made).css_first("figcaption")
    assert said is not None
    assert said.text(strip=True) == "Drawing: Desk"
    assert linked(made)[0]["image"][0]["creditText"] == "Drawing: Desk"


def test_hostile_words_stay_words(page: Set) -> None:
    attack = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    made = page(
        title=attack,
        standfirst=attack,
        section=Term(name=attack, slug="city"),
        tags=(Term(name=attack, slug="a-tag"),),
        authors=(Term(name=attack, slug="a-desk"),),
        picture=Picture(url="/media/a.png", alt=attack, caption=attack, credit=attack),
    )
    parsed = tree(made)
    assert [script.attributes.get("type") for script in parsed.css("script")] == ["application/ld+json", None]
    assert [image.attributes["src"] for image in parsed.css("img")] == ["/media/a.png"]
    assert not parsed.css("[onerror]")
    assert linked(made)[0]["headline"] == attack


def test_only_the_style_and_the_script_of_the_page_may_run(page: Set) -> None:
    made = tree(page())
    said = made.css_first('meta[http-equiv="Content-Security-Policy"]')
    assert said is not None
    policy = said.attributes["content"] or ""
    for node in (made.css_first("style"), made.css("script")[-1]):
        assert node is not None
        digest = b64encode(sha256((node.text() or "").encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not made.css("[style]")


def test_nothing_is_asked_of_anyone_else(page: Set) -> None:
    body = page().body.decode()
    wanted = re.findall(r'(?:src|href)="(https?://[^"]+)"', body)
    assert wanted == ["https://courier.example/ferry/"], "the canonical address, which nobody fetches"


def test_machines_read_the_article(page: Set) -> None:
    late = datetime(2026, 11, 3, 8, 30, tzinfo=UTC)
    made = page(
        authors=(Term(name="City Desk", slug="city-desk"),),
        section=Term(name="City", slug="city"),
        tags=(Term(name="ferries", slug="ferries"),),
        picture=Picture(url="/media/quay.png"),
        updated_at=late,
    )
    article, crumbs = linked(made)
    assert article == {
        "@type": "NewsArticle",
        "@id": "https://courier.example/ferry/",
        "url": "https://courier.example/ferry/",
        "mainEntityOfPage": "https://courier.example/ferry/",
        "headline": "The ferry story",
        "description": "What happened, in a line.",
        "abstract": "The ferry sails. It is late.",
        "image": [{"@type": "ImageObject", "url": "https://courier.example/media/quay.png"}],
        "datePublished": "2026-11-02T12:00:00Z",
        "dateModified": "2026-11-03T08:30:00Z",
        "author": [
            {"@type": "Person", "name": "City Desk", "url": "https://courier.example/author/city-desk/"}
        ],
        "publisher": {
            "@type": "Organization",
            "name": "The Lenn Courier",
            "url": "https://courier.example/",
        },
        "articleSection": "City",
        "keywords": ["ferries"],
        "inLanguage": "en",
        "wordCount": 6,
    }
    assert [step["name"] for step in crumbs["itemListElement"]] == [
        "The Lenn Courier",
        "City",
        "The ferry story",
    ]


def test_a_text_from_right_to_left_turns_the_page(page: Set) -> None:
    root = tree(page(lang="ar")).root
    assert root is not None
    assert (root.attributes["lang"], root.attributes["dir"]) == ("ar", "rtl")


def test_an_article_that_nobody_dated_shows_no_date(
    publication: Publication, article: Articles, told: Told, entry: Entries
) -> None:
    made = article_page(publication, Story(entry(published_at=UNDATED), article(), told()), Neighbours())
    assert not tree(made).css("time")
    assert "datePublished" not in linked(made)[0]


def test_the_author_names_another_place_as_the_original(page: Set) -> None:
    made = tree(page(canonical_url="https://first.example/story"))
    canonical = made.css_first('link[rel="canonical"]')
    assert canonical is not None
    assert canonical.attributes["href"] == "https://first.example/story"
