"""Pages keep room for their pictures, whichever of the two comes first."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.town import Town, built

STORY = """---
title: The quay
date: 2026-11-02
picture: quay.png
---
It was built in stone.

![A crane](crane.png "1905")

![Elsewhere](https://pictures.example/far.png)
"""


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    with built() as made:
        yield made


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")


def send(town: Town, id: str, width: int, height: int) -> None:
    town.stores.inbox.put(id, png(width, height), "image/png")
    town.cloud.settle()


def page(town: Town, slug: str = "the-quay") -> LexborHTMLParser:
    return LexborHTMLParser(town.read(f"/{slug}/"))


def sizes(town: Town, slug: str = "the-quay") -> list[tuple[str | None, ...]]:
    shown = page(town, slug).css("article img")
    return [tuple(node.attributes.get(name) for name in ("src", "width", "height")) for node in shown]


KNOWN = [
    ("/media/quay.png", "1200", "800"),
    ("/media/crane.png", "40", "30"),
    ("https://pictures.example/far.png", None, None),
]
UNKNOWN = [(src, None, None) for src, *_ in KNOWN]


def test_pictures_that_come_after_their_article_have_its_page_set_again(town: Town) -> None:
    town.publish("quay.md", STORY)
    assert sizes(town) == UNKNOWN
    send(town, "quay.png", 1200, 800)
    send(town, "crane.png", 40, 30)
    assert sizes(town) == KNOWN
    ended = town.everything
    town.verify()
    assert town.everything == ended


def test_the_same_page_comes_of_pictures_that_were_there_before(town: Town) -> None:
    send(town, "crane.png", 40, 30)
    send(town, "quay.png", 1200, 800)
    town.publish("quay.md", STORY)
    assert sizes(town) == KNOWN
    shown = page(town)
    met = shown.css('[property^="og:image:"]')
    assert [node.attributes["content"] for node in met] == ["1200", "800"]
    about = shown.css_first('[type="application/ld+json"]')
    assert about is not None
    (image,) = json.loads(about.text())["@graph"][0]["image"]
    assert (image["@type"], image["width"], image["height"]) == ("ImageObject", 1200, 800)


def test_a_picture_of_another_size_and_one_that_goes_change_the_page_too(town: Town) -> None:
    town.publish("quay.md", STORY)
    send(town, "quay.png", 1200, 800)
    send(town, "quay.png", 600, 900)
    send(town, "crane.png", 40, 30)
    assert sizes(town)[0] == ("/media/quay.png", "600", "900")
    town.delete("crane.png")
    assert sizes(town)[1] == UNKNOWN[1]
    town.delete("quay.png")
    assert sizes(town) == UNKNOWN
    assert not [name for name in town.everything if name.startswith("content/pictures/")]


def test_a_size_that_its_editor_states_stays(town: Town) -> None:
    send(town, "a.png", 40, 30)
    town.publish("s.html", '<h1>Small</h1><p>It is small.</p><p><img src="a.png" width="20"></p>')
    assert sizes(town, "small") == [("/media/a.png", "20", None)]


def test_a_picture_that_is_missing_is_a_warning_and_the_page_comes_out(town: Town) -> None:
    town.publish("quay.md", STORY)
    send(town, "crane.png", 40, 30)
    article = town.stores.articles.find("quay.md")
    assert article
    (warned,) = town.stores.pictures.missing(article)
    assert (warned.code, "quay.png" in warned.message) == ("picture_missing", True)
    send(town, "quay.png", 1200, 800)
    assert town.stores.pictures.missing(article) == ()
