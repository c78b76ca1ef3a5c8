"""New articles that get their id from their slug, one by one and many at once."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from tests.desk import NOW
from tests.integration.api.conftest import TEXT, Client, problem_of, tag_of

NEW = "/api/articles"
TYPES = {
    "text/markdown": ("a-ferry.md", TEXT.format(title="A ferry")),
    "text/html": ("a-ferry.html", "<h1>A ferry</h1><p>It sails again.</p>"),
    "text/plain; charset=utf-8": ("a-ferry.txt", "A ferry\n\nIt sails again.\n"),
    "application/json": ("a-ferry.json", '{"title": "A ferry", "markdown": "It sails again."}'),
}


def ids(client: Client) -> list[str]:
    return list(client.stores.inbox.ids())


@pytest.mark.parametrize("content_type", TYPES)
def test_an_article_gets_its_id_from_its_slug(client: Client, content_type: str) -> None:
    id, body = TYPES[content_type]
    response = client.send("POST", NEW, body, content_type)
    assert response.status == 202
    assert json.loads(response.body)["id"] == id
    client.cloud.settle()
    assert client.json("/api/articles/a-ferry")["id"] == id


def test_the_same_request_once_more_makes_no_second_article(client: Client) -> None:
    text = TEXT.format(title="A ferry")
    for headers in ({}, {"Idempotency_Key": "one"}):
        first, second = (client.send("POST", NEW, text, **headers) for _ in range(2))
        assert first.status == second.status == 202
        assert first.body == second.body
        assert tag_of(first) == tag_of(second)
    assert ids(client) == ["a-ferry.md"]
    assert len(client.stores.inbox.versions("a-ferry.md")) == 1


def test_a_request_that_comes_again_late_does_not_undo_what_was_done_since(client: Client) -> None:
    text = TEXT.format(title="A ferry")
    first = client.send("POST", NEW, text, Idempotency_Key="one")
    client.put("a-ferry.md", "Another", If_Match=tag_of(first))
    edited = client.stores.inbox.etag("a-ferry.md")
    assert client.send("POST", NEW, text, Idempotency_Key="one").body == first.body
    assert client.stores.inbox.etag("a-ferry.md") == edited
    client.send("DELETE", "/api/articles/a-ferry.md")
    again = client.send("POST", NEW, text, Idempotency_Key="one", Prefer="wait=1")
    assert (again.status, again.body) == (202, first.body)
    assert ids(client) == []
    assert json.loads(client.send("GET", again.header("location") or "").body)["status"] == "deleted"


def test_a_key_is_good_for_one_request_of_one_sender_for_a_day(client: Client) -> None:
    text = TEXT.format(title="A ferry")
    client.send("POST", NEW, text, Idempotency_Key="one")
    other = client.send("POST", NEW, TEXT.format(title="Another"), Idempotency_Key="one")
    assert (other.status, problem_of(other)["type"]) == (422, "idempotency-key-reused")
    assert ids(client) == ["a-ferry.md"]
    with time_machine.travel(NOW + timedelta(days=1, minutes=1)):
        later = client.send("POST", NEW, TEXT.format(title="Another"), Idempotency_Key="one")
    assert later.status == 202
    assert ids(client) == ["a-ferry.md", "another.md"]


def test_a_request_that_failed_may_come_again_and_fare_better(client: Client) -> None:
    client.put("a-ferry.md", "In the way")
    text = TEXT.format(title="A ferry")
    failed = client.send("POST", NEW, text, Idempotency_Key="one")
    assert (failed.status, problem_of(failed)["type"]) == (409, "already-there")
    client.send("DELETE", "/api/articles/a-ferry.md")
    assert client.send("POST", NEW, text, Idempotency_Key="one").status == 202


def test_of_many_that_come_at_once_with_one_key_one_makes_the_article(client: Client) -> None:
    text = TEXT.format(title="A ferry")
    with ThreadPoolExecutor(6) as senders:
        answers = list(senders.map(lambda _: client.send("POST", NEW, text, Idempotency_Key="one"), range(6)))
    assert {answer.status for answer in answers} == {202}
    assert len({answer.body for answer in answers}) == 1
    assert len(client.stores.inbox.versions("a-ferry.md")) == 1


@pytest.mark.parametrize("key", ["", "x" * 256])
def test_a_key_that_is_none_is_pointed_out(client: Client, key: str) -> None:
    told = problem_of(client.send("POST", NEW, TEXT, Idempotency_Key=key))
    assert (told["status"], told["errors"][0]["field"]) == (400, "Idempotency-Key")


@pytest.mark.parametrize(
    ("body", "content_type", "status", "kind"),
    [
        ("", "text/markdown", 422, "empty"),
        ("---\ndate: soon\n---\nText.", "text/markdown", 422, "bad-date"),
        ("{", "application/json", 422, "bad-json"),
        ("A ferry", "image/png", 415, "type-mismatch"),
        ("A ferry", "", 415, "type-mismatch"),
    ],
)
def test_what_cannot_be_published_is_refused_at_once(
    client: Client, body: str, content_type: str, status: int, kind: str
) -> None:
    told = problem_of(client.send("POST", NEW, body, content_type))
    assert (told["status"], told["type"]) == (status, kind)
    assert ids(client) == []


def batch(client: Client, *articles: dict[str, Any]) -> Any:
    response = client.send("POST", f"{NEW}:batch", {"articles": articles})
    assert response.status == 200, response
    return json.loads(response.body)["articles"]


def test_each_article_of_a_batch_is_guarded_for_itself(client: Client) -> None:
    tag = tag_of(client.put("old.md"))
    letters = (
        {"id": "new.md", "body": "# New\n\nText."},
        {"id": "old.md", "body": "# Old\n\nUnguarded."},
        {"id": "old.md", "body": "# Old\n\nGuarded.", "if_match": tag},
        {"id": "old.md", "body": "# Old\n\nToo late.", "if_match": tag},
        {"id": "new.md", "body": "# New\n\nOnce more.", "if_none_match": "*"},
        {"id": "page.html", "body": "<p>Text.</p>", "content_type": "text/html"},
        {"id": "picture.png", "body": "Text."},
    )
    told = batch(client, *letters)
    assert [each["status"] for each in told] == [202, 428, 202, 412, 412, 202, 415]
    assert [each["id"] for each in told] == [letter["id"] for letter in letters]
    assert told[0]["url"] == "/api/articles/new.md/status"
    assert told[1]["problem"]["type"].endswith(":precondition-required")
    assert ids(client) == ["new.md", "old.md", "page.html"]
    client.cloud.settle()
    assert "Guarded" in client.json("/api/articles/old")["html"]


def test_a_batch_that_comes_again_changes_nothing(client: Client) -> None:
    letters = [{"id": f"a{n}.md", "body": f"# A{n}\n\nText."} for n in range(100)]
    assert batch(client, *letters) == batch(client, *letters)
    assert len(ids(client)) == 100
    assert len(client.stores.inbox.versions("a7.md")) == 1


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"articles": []}, 422, "articles"),
        ({"articles": [{"id": "a.md", "body": "x"}] * 101}, 422, "articles"),
        ({"articles": [{"id": "../a.md", "body": "x"}]}, 422, "articles.0.id"),
        (
            {"articles": [{"id": "a.md", "body": "x", "content_type": "image/png"}]},
            422,
            "articles.0.content_type",
        ),
        ({"articles": [{"id": "a.md", "body": "x", "if_match": "no quotes"}]}, 422, "articles.0.if_match"),
        ({"articles": [{"id": "a.md", "body": "x", "extra": 1}]}, 422, "articles.0.extra"),
        ({}, 422, "articles"),
    ],
)
def test_a_batch_that_is_none_says_where(
    client: Client, body: dict[str, Any], status: int, field: str
) -> None:
    told = problem_of(client.send("POST", f"{NEW}:batch", body))
    assert (told["status"], told["errors"][0]["field"]) == (status, field)
    assert ids(client) == []


@pytest.mark.parametrize("body", [b"{", b"\xff", b"", b"[" * 5000])
def test_what_is_no_json_is_a_bad_request(client: Client, body: bytes) -> None:
    told = problem_of(client.send("POST", f"{NEW}:batch", body, "application/json"))
    assert (told["status"], told["type"]) == (400, "bad-json")
    assert problem_of(client.send("POST", f"{NEW}:batch", b"{}", "text/plain"))["status"] == 415
