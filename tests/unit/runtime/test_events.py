"""Every sample event says which things to look at."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from broadsheet import reach
from broadsheet.handlers.sweep import Task
from broadsheet.runtime.changes import changes_in
from broadsheet.runtime.events import names_in
from broadsheet.site.plan import target_of
from broadsheet.stores import Stores

EVENTS = Path(__file__).parents[3] / "events"

NAMED = {
    "ingest/created.json": ["city/night-ferry.md"],
    "ingest/deleted.json": ["city/night-ferry.md"],
    "ingest/picture.json": ["pictures/ferry at dawn.jpg"],
    "ingest/test-event.json": [],
    "ingest/look-again.json": ["city/night-ferry.md", "город/ночной паром.txt"],
    "ingest/keys-with-plus-percent-and-accents.json": [
        "culture/1 + 1 = 100 %25.md",
        "kultur/Über den Fluss.md",
        "город/ночной паром.txt",
        "街/夜のフェリー.md",
    ],
    "summarize/article-written.json": ["articles/city/night-ferry.md.json"],
    "summarize/article-removed.json": ["articles/city/night-ferry.md.json"],
    "summarize/test-event.json": [],
    "index/summary-written.json": ["summaries/city/night-ferry.md.json"],
    "index/summary-removed.json": ["summaries/kultur/Über den Fluss.md.json"],
    "index/picture-recorded.json": ["pictures/pictures/bandstand.png.json"],
    "index/due.json": ["summaries/city/night-ferry.md.json"],
}
WITH_A_BAD_MESSAGE = {"ingest/one-bad-message.json"}


def sample(name: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((EVENTS / name).read_text("utf-8"))
    return event


def test_no_sample_of_a_queue_is_forgotten() -> None:
    steps = ("ingest", "summarize", "index")
    there = {f"{step}/{path.name}" for step in steps for path in (EVENTS / step).glob("*.json")}
    assert there == NAMED.keys() | WITH_A_BAD_MESSAGE


@pytest.mark.parametrize("name", NAMED)
def test_a_queued_event_names_what_to_look_at(name: str) -> None:
    named = [key for record in sample(name)["Records"] for key in names_in(record["body"])]
    assert named == NAMED[name]


def test_a_message_that_is_not_ours_is_an_error() -> None:
    good, bad = sample("ingest/one-bad-message.json")["Records"]
    assert names_in(good["body"]) == ("city/night-ferry.md",)
    with pytest.raises(ValidationError):
        names_in(bad["body"])


@pytest.mark.parametrize(
    "body", ["", "null", "[]", "no json", '{"Records": [{}]}', '{"Event": "s3:Other"}', '{"look_at": "name"}']
)
def test_nonsense_is_an_error(body: str) -> None:
    with pytest.raises(ValidationError):
        names_in(body)


def notification(*keys: str) -> str:
    return json.dumps({"Records": [{"s3": {"object": {"key": key}}} for key in keys]})


@pytest.mark.parametrize(
    ("encoded", "key"),
    [
        ("a+b.md", "a b.md"),
        ("a%2Bb.md", "a+b.md"),
        ("100%25.md", "100%.md"),
        ("%2541.md", "%41.md"),
        ("%E8%A1%97/%E5%A4%9C.md", "街/夜.md"),
        ("city%2Fferry.md", "city/ferry.md"),
        ("e%CC%81.md", "e\u0301.md"),
    ],
)
def test_keys_are_decoded_once(encoded: str, key: str) -> None:
    assert names_in(notification(encoded)) == (key,)


def test_a_name_that_comes_twice_in_a_message_is_looked_at_once() -> None:
    assert names_in(notification("b", "a", "b")) == ("b", "a")
    assert names_in('{"look_at": ["a", "a"]}') == ("a",)


def test_a_new_article_is_a_change_from_nothing() -> None:
    (change,) = changes_in(sample("publish/inserted.json"))
    assert change.old is None
    assert change.new
    assert (change.new.id, change.new.slug) == ("city/night-ferry.md", "night-ferry-gets-a-second-boat")
    assert [entry.id for entry in change.public] == ["city/night-ferry.md"]


def test_moved_and_removed_articles_are_changes_from_what_was() -> None:
    moved, removed = changes_in(sample("publish/moved-and-removed.json"))
    assert moved.old
    assert moved.new
    assert (moved.old.slug, moved.new.slug) == ("night-ferry-gets-a-second-boat", "second-night-ferry")
    assert removed.new is None
    assert removed.old
    assert removed.old.id == "город/ночной паром.txt"


def test_publish_is_told_who_an_author_is_by_the_record_of_it() -> None:
    (record,) = sample("publish/author.json")["Records"]
    (key,) = names_in(record["body"])
    front, _ = reach.named(key, Stores("inbox", "content", "index", "site"), datetime.now(UTC))
    assert front.key == "author/harbour-desk/index.html"


def test_publish_is_told_of_pages_by_their_keys() -> None:
    (record,) = sample("publish/pages.json")["Records"]
    named = names_in(record["body"])
    assert len(named) > 1
    for key in named:
        target = target_of(key)
        assert target
        assert target.key == key


@pytest.mark.parametrize("name", ["due", "verify"])
def test_the_sweep_is_told_what_to_do(name: str) -> None:
    assert Task.model_validate(sample(f"sweep/{name}.json")).task == name


def test_the_sweep_does_nothing_else() -> None:
    with pytest.raises(ValidationError, match="due"):
        Task.model_validate({"task": "delete"})


@pytest.mark.parametrize("path", sorted((EVENTS / "api").glob("*.json")), ids=lambda path: path.stem)
def test_requests_have_the_shape_of_the_http_api(path: Path) -> None:
    event = json.loads(path.read_text("utf-8"))
    assert event["version"] == "2.0"
    assert event["requestContext"]["http"]["method"] in {"GET", "POST", "PUT", "PATCH", "DELETE"}
    assert event["requestContext"]["requestId"]
    assert event["rawPath"] == event["requestContext"]["http"]["path"]
