"""Who an author is, told by a file of the inbox and shown at the head of their front."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from broadsheet.api.outcomes import progress_of
from tests.town import Town, built

STORY = """---
title: The quay
date: 2026-11-02
authors: [Harbour Desk]
---
It was built in stone.
"""
DESK = """---
name: The Harbour Desk
picture: desk.png
links: [https://www.desk.example/]
---
Writes about ships.
"""
ID, FRONT = "authors/harbour-desk.md", "/author/harbour-desk/"


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    with built() as made:
        yield made


def heading(town: Town) -> tuple[str, str | None, list[str | None]]:
    """The name, the picture and the links at the head of the front."""
    page = LexborHTMLParser(town.read(FRONT))
    (name,) = page.css("main > header h1")
    picture = page.css_first("main > header img")
    links = [node.attributes["href"] for node in page.css("main > header a[rel=me]")]
    return name.text(), picture.attributes["src"] if picture else None, links


def data(town: Town, path: str) -> dict[str, Any]:
    """The first thing that a page tells machines of."""
    (script,) = LexborHTMLParser(town.read(path)).css('[type="application/ld+json"]')
    told: dict[str, Any] = json.loads(script.text())["@graph"][0]
    return told


SHOWN = ("The Harbour Desk", "/media/authors/desk.png", ["https://www.desk.example/"])
PLAIN: tuple[str, None, list[str]] = ("Harbour Desk", None, [])


def test_a_front_says_who_its_author_is_whichever_comes_first(town: Town) -> None:
    town.publish("quay.md", STORY)
    assert heading(town) == PLAIN
    town.publish(ID, DESK)
    assert heading(town) == SHOWN
    ended = town.everything
    town.verify()
    assert town.everything == ended
    town.delete("quay.md")
    assert town.status(FRONT) == 404
    town.publish("quay.md", STORY)
    assert heading(town) == SHOWN


def test_a_front_says_nothing_any_more_once_the_file_is_gone_or_refused(town: Town) -> None:
    town.publish(ID, DESK)
    town.publish("quay.md", STORY)
    town.publish(ID, "---\ndate: 2026-11-02\n---\nAn article.")
    assert heading(town) == PLAIN
    assert progress_of(ID, town.stores).code == "not_a_profile"  # type: ignore[union-attr]
    town.publish(ID, DESK)
    town.delete(ID)
    assert heading(town) == PLAIN
    assert not [name for name in town.everything if "profiles/" in name or "rejected/" in name]


def test_a_file_about_an_author_is_no_article(town: Town) -> None:
    town.publish(ID, DESK)
    assert list(town.stores.index.ids()) == []
    assert list(town.stores.articles.ids()) == []
    town.publish("authors/2026/interview.md", STORY)
    town.publish("authors/notes.txt", "Notes\n\nThese are notes.")
    assert sorted(town.stores.index.ids()) == ["authors/2026/interview.md", "authors/notes.txt"]


def test_an_article_that_an_older_version_made_of_such_a_file_goes(town: Town) -> None:
    town.publish("other.md", STORY)
    article = town.stores.articles.find("other.md")
    assert article
    old = article.model_copy(update={"id": ID, "slug": "old"})
    town.publish(ID, DESK)
    town.stores.articles.place(ID).look().settle(town.stores.articles.page(ID, old))
    town.cloud.settle()
    assert town.status("/old/") == 200
    town.verify()
    assert town.status("/old/") == 410
    assert list(town.stores.articles.ids()) == ["other.md"]


def test_machines_are_told_who_an_author_is(town: Town) -> None:
    town.publish("quay.md", STORY)
    town.publish(ID, DESK)
    said = data(town, FRONT)
    person = said["mainEntity"]
    assert (said["@type"], person["@type"], person["name"]) == ("ProfilePage", "Person", "The Harbour Desk")
    assert (person["description"], person["sameAs"]) == ("Writes about ships.", ["https://www.desk.example/"])
    assert person["image"].endswith("/media/authors/desk.png")
    (author,) = data(town, "/the-quay/")["author"]
    assert author["url"] == person["@id"]


def test_feeds_of_an_author_show_their_name_and_picture(town: Town) -> None:
    town.publish("quay.md", STORY)
    town.publish(ID, DESK)
    feed = json.loads(town.read(f"{FRONT}feed.json"))
    assert feed["title"].startswith("The Harbour Desk – ")
    assert feed["icon"].endswith("/media/authors/desk.png")
    atom, rss = (feedparser.parse(town.read(f"{FRONT}{name}.xml")) for name in ("feed", "rss"))
    assert atom.feed.logo == rss.feed.image.href == feed["icon"]
    assert atom.feed.title == rss.feed.title == feed["title"]


def test_an_editor_sees_what_became_of_it(town: Town) -> None:
    town.put(ID, DESK)
    assert progress_of(ID, town.stores).status == "accepted"  # type: ignore[union-attr]
    town.cloud.settle()
    found = progress_of(ID, town.stores)
    assert found
    assert (found.status, found.url) == ("published", None)
    assert [warned.code for warned in found.warnings] == ["picture_missing"]
    town.publish("quay.md", STORY)
    assert progress_of(ID, town.stores).url == FRONT  # type: ignore[union-attr]
    town.delete(ID)
    assert progress_of(ID, town.stores).status == "deleted"  # type: ignore[union-attr]


def test_an_article_leads_to_an_author_by_their_file(town: Town) -> None:
    town.publish(ID, DESK)
    town.publish("city/quay.md", STORY + "\nBy [the desk](../authors/harbour-desk.md).\n")
    assert f'href="{FRONT}"' in town.read("/the-quay/")
    for older in ("/article/authors/harbour-desk.md/", "/article/authors/harbour-desk/"):
        answer = town.cloud.request("GET", older)
        assert (answer.status, answer.header("location")) == (301, FRONT)
    assert town.status("/article/authors/nobody.md/") == 404
