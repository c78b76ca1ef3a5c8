"""Whatever an object of the inbox is called: it is published at a safe address, or refused with a reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from broadsheet.pipeline import ingesting
from broadsheet.publication import Publication
from broadsheet.stores.bucket import Records
from broadsheet.stores.rounds import Mark
from broadsheet.verify import Look
from tests.darkroom import photograph
from tests.infra.journey import PICTURE
from tests.town import ARRIVED, NOW, Town, built

PUBLICATION = Publication("Broadsheet", "https://news.example")
TEXT = "The ferry sails again from Monday, the harbour office said. It had been in the yard for two weeks."
LONG = "district/" + "a" * 890

ARTICLES = (
    "plain.md",
    "a+b.md",
    "a b.md",
    "a%20b.md",
    "a%2Fb.md",
    "a%252Fb.md",
    unicodedata.normalize("NFC", "Märkte.md"),
    unicodedata.normalize("NFD", "Märkte.md"),
    "東京/朝.md",
    "./here.md",
    "city//twice.md",
    "/leading.md",
    "bell\a.md",
    "line\nbreak.md",
    "tab\tstop.md",
    "delete\x7f.md",
    "right\u202eto-left.md",
    "back\\slash.md",
    'quote"<&>.md',
    "a#b?c=d&e.md",
    "{brace}[x]*.md",
    "api.md",
    "api/articles.md",
    "index.html",
    "index.md",
    "feed.xml.md",
    "sitemap.md",
    "404.html",
    "410.md",
    "2026.md",
    "2026/11/index.html",
    "media.md",
    "media/x.md",
    "section/city/index.html",
    "tag.md",
    "author.md",
    "corrections.md",
    "archive/index.html",
    "robots.txt",
    "llms.txt",
    "articles/x.json.md",
    "summaries/plain.md.json.md",
    "rejected/ingest/plain.md.md",
    "RECORD.md",
    "0#plain.md",
    f"{'f' * 64}.md",
    f"{LONG[: 900 - 3]}.md",
)
REFUSED = {
    f"{'a' * 1021}.md": "name_too_long",
    f"{LONG}{'ä' * 40}.md": "name_too_long",
    f"{'b' * 1020}.png": "name_too_long",
    "feed.xml": "unknown_suffix",
    "noname": "unknown_suffix",
    "style.css": "unknown_suffix",
    "../up.md": "bad_name",
    "city/../../up.md": "bad_name",
    "../media.png": "bad_name",
    "media//x.png": "bad_name",
    "/x.png": "bad_name",
    "./x.png": "bad_name",
    "x.png--480.webp": "bad_name",
    "x.png--16x9.webp/y.png": "bad_name",
}
NOTHING = (".hidden.md", ".git/config", "folder/", "city/.DS_Store", "~$draft.md", "draft.md~")
PICTURES = (
    "x.png",
    "index.html/x.png",
    "a b+c%20.png",
    "city/東京.png",
    "line\nbreak.png",
    "wide.jpg--480.webp.jpg",
)

OURS = re.compile(
    r"[a-z0-9]+(-[a-z0-9]+)*/index\.html|(section|tag|author)/[a-z0-9-]+/index\.html|\d{4}/\d\d/index\.html"
    r"|index\.html|(404|410)\.html|feed\.(xml|json)|rss\.xml|sitemap(-[a-z0-9-]+)?\.xml|robots\.txt|llms\.txt"
    r"|\.well-known/security\.txt"
)


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
        with built() as made:
            for number, id in enumerate((*ARTICLES, *REFUSED, *NOTHING)):
                title = f"Story {number}" if id.endswith(".txt") else f"<h1>Story {number}</h1>"
                text = f"{title}\n\n{TEXT}\n"
                kind = "application/octet-stream" if id in REFUSED else "text/markdown"
                made.stores.inbox.put(id, text.encode(), kind, ARRIVED)
            for id in (*PICTURES, *(id for id in REFUSED if id.endswith(".png"))):
                made.stores.inbox.put(id, PICTURE, "image/png", ARRIVED)
            made.cloud.settle()
            made.verify()
            yield made


def address(town: Town, id: str) -> str:
    entry = town.stores.index.entry(id)
    assert entry, id
    assert entry.visible(NOW), (id, entry.refusal)
    return entry.url


@pytest.mark.parametrize("id", ARTICLES)
def test_an_article_is_published_at_an_address_of_its_own(town: Town, id: str) -> None:
    url = address(town, id)
    assert re.fullmatch(r"/[a-z0-9]+(-[a-z0-9]+)*/", url)
    assert f"Story {ARTICLES.index(id)}<" in town.read(url)
    article = town.stores.articles.find(id)
    assert article
    assert article.id == id


@pytest.mark.parametrize("id", REFUSED)
def test_what_cannot_be_published_is_refused_with_a_reason(town: Town, id: str) -> None:
    refusal = town.stores.refusals.find(id)
    assert refusal
    assert (refusal.id, refusal.code) == (id, REFUSED[id])
    assert refusal.message


@pytest.mark.parametrize("id", PICTURES)
def test_a_picture_stands_under_its_own_name(town: Town, id: str) -> None:
    assert town.stores.site.find(f"media/{id}")


def test_no_two_sources_share_an_object(town: Town) -> None:
    addresses = [address(town, id) for id in ARTICLES]
    assert len(set(addresses)) == len(ARTICLES)
    stores = town.stores
    records: tuple[Records[Any], ...] = (stores.articles, stores.summaries, stores.refusals)
    for kept, ids in zip(records, (ARTICLES, ARTICLES, tuple(REFUSED)), strict=True):
        assert len({kept.key(id) for id in ids}) == len(ids)
        assert len(list(kept.ids())) == len(ids)


@pytest.mark.parametrize("id", [*ARTICLES, *REFUSED, *PICTURES])
def test_nothing_is_looked_for_under_a_longer_key_than_there_can_be(town: Town, id: str) -> None:
    places = ingesting(id, town.stores, PUBLICATION).places
    assert max(len(f"{place}".partition("/")[2].encode()) for place in places) <= 1024


def test_a_file_of_the_name_of_a_copy_takes_nothing_from_the_picture(town: Town) -> None:
    def standing() -> list[str]:
        town.cloud.settle()
        return [key for key in town.stores.site.keys_under("media/") if "pier.png" in key]

    pier, copy = "pier.png", "pier.png--480.webp"
    town.stores.inbox.put(pier, photograph(500, 300, "PNG"), "image/png", ARRIVED)
    stood = standing()
    assert f"media/{copy}" in stood
    town.stores.inbox.put(copy, PICTURE, "image/png", ARRIVED)
    assert standing() == stood
    assert town.stores.refusals.find(copy)
    town.delete(copy)
    assert standing() == stood
    town.delete(pier)
    assert standing() == []


def test_what_is_nobodys_business_leaves_no_trace(town: Town) -> None:
    for id in NOTHING:
        assert town.stores.articles.find(id) is None
        assert town.stores.refusals.find(id) is None


def test_nothing_is_written_outside_of_its_place(town: Town) -> None:
    pictures = {f"media/{id}" for id in PICTURES}
    for key in town.stores.site.keys_under():
        assert key in pictures or OURS.fullmatch(key), key
    rooms = ("articles/", "summaries/", "rejected/ingest/", "pictures/")
    assert all(key.startswith(rooms) for key in town.stores.articles.bucket.keys_under())


def test_every_one_of_them_is_as_it_should_be(town: Town) -> None:
    """The daily look finds nothing, whatever it is called."""
    look = Look(town.stores, PUBLICATION, lambda: NOW)
    assert [difference for _, found in look.found(Mark()) for difference in found] == []
