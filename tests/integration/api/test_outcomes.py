"""What became of what came in: at once for whoever waits, and at any time by asking."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from broadsheet.api.outcomes import Waiting
from broadsheet.api.sending import Taken
from broadsheet.cli.local import newsroom
from broadsheet.stores.deadline import heeding
from tests.desk import NOW, put
from tests.integration.api.conftest import TEXT, Client, deployed, problem_of, tag_of

ID = "city%2Fferry.md"


@pytest.fixture
def busy() -> Iterator[Client]:
    """A newsroom whose functions run as events come."""
    with deployed() as client:
        client.cloud.start()
        yield client
        client.cloud.stop()


def status(client: Client, id: str = ID) -> str:
    return str(client.progress(id)["status"])


def test_whoever_waits_gets_the_article_once_it_is_live(busy: Client) -> None:
    created = busy.put(ID, Prefer="respond-async, wait=10")
    assert created.status == 201
    assert created.header("location") == "/api/articles/a-ferry"
    assert created.header("preference-applied") == "wait=10"
    assert json.loads(created.body)["title"] == "A ferry"
    assert busy.cloud.request("GET", "/a-ferry/").status == 200
    replaced = busy.put(ID, "Another", Prefer="wait=10", If_Match=tag_of(created))
    assert (replaced.status, json.loads(replaced.body)["title"]) == (200, "Another")
    assert tag_of(replaced) == f'"{busy.stores.inbox.etag("city/ferry.md")}"'
    patched = busy.send(
        "PATCH",
        f"/api/articles/{ID}",
        '{"title": "A third"}',
        "application/merge-patch+json",
        Prefer="wait=9",
    )
    assert (patched.status, json.loads(patched.body)["slug"]) == (200, "a-third")


def test_whoever_waits_longer_than_the_function_has_hears_that_it_was_taken(client: Client) -> None:
    tag = client.stores.inbox.put("ferry.md", b"# A ferry", "text/markdown")
    waiting = Waiting(client.stores, lambda: NOW, lambda _: None)
    left = iter((30.0, 20.0))
    with heeding(lambda: next(left, 9.9)):
        answer = waiting.answer(Taken("ferry.md", tag, new=True), "wait=10")
    assert (answer.status_code, answer.headers["ETag"]) == (202, f'"{tag}"')
    assert next(left, None) is None


def test_whoever_waits_for_more_than_an_answer_can_hold_hears_that_it_was_taken(client: Client) -> None:
    tag = client.publish("ferry.md", "A ferry").strip('"')
    told = client.stores.articles.find("ferry.md")
    assert told
    put(client.stores.articles, "ferry.md", told.model_copy(update={"html": "x" * 6_000_000}))
    waiting = Waiting(client.stores, lambda: NOW, lambda _: None)
    answer = waiting.answer(Taken("ferry.md", tag, new=True), "wait=10")
    assert (answer.status_code, answer.headers["ETag"]) == (202, f'"{tag}"')
    assert answer.headers["Location"] == "/api/articles/ferry.md/status"


def test_whoever_waits_for_what_cannot_be_published_hears_why(busy: Client) -> None:
    refused = busy.send("PUT", f"/api/articles/{ID}", "---\ndate: soon\n---\nText.\n", Prefer="wait=10")
    told = problem_of(refused)
    assert (told["status"], told["type"], told["line"]) == (422, "bad-date", 2)
    busy.put("first.md", "Same", Prefer="wait=10")
    clash = busy.put("second.md", "Same", Prefer="wait=10")
    assert (clash.status, problem_of(clash)["type"]) == (409, "slug-taken")


def test_what_readers_will_see_later_is_accepted(busy: Client) -> None:
    for state, said in {"draft": "draft: true", "scheduled": "date: 2026-12-24"}.items():
        text = f"---\ntitle: {state}\n{said}\n---\nText.\n"
        response = busy.send("PUT", f"/api/articles/{state}.md", text, Prefer="wait=10")
        assert (response.status, response.header("preference-applied")) == (202, "wait=10")
        assert status(busy, f"{state}.md") == state


@pytest.mark.parametrize("prefer", ["wait=1", "wait=0", "return=minimal", "wait=soon", ""])
def test_nobody_waits_longer_than_asked(client: Client, prefer: str) -> None:
    assert client.put(ID, Prefer=prefer).status == 202
    assert status(client) == "accepted"
    client.cloud.settle()
    assert status(client) == "published"


def test_a_status_tells_of_each_version_on_its_way(client: Client) -> None:
    assert problem_of(client.send("GET", f"/api/articles/{ID}/status"))["status"] == 404
    tag = client.publish(ID, "A ferry")
    told = client.progress(ID)
    assert (told["status"], told["url"], told["published_at"]) == (
        "published",
        "/a-ferry/",
        "2026-11-02T00:00:00Z",
    )
    assert f'"{told["etag"]}"' == tag
    client.put(ID, "Another", If_Match=tag)
    assert status(client) == "accepted"
    client.cloud.settle()
    assert status(client) == "published"


def test_the_status_of_what_was_deleted_says_so(client: Client) -> None:
    for id, what in ((ID, TEXT.format(title="A ferry")), ("refused.md", "---\ntitle: [\n---\nText.\n")):
        client.send("PUT", f"/api/articles/{id}", what)
        client.cloud.settle()
        deleted = client.send("DELETE", f"/api/articles/{id}")
        where = deleted.header("location") or ""
        assert json.loads(client.send("GET", where).body)["status"] == ("accepted" if id == ID else "deleted")
        client.cloud.settle()
        told = json.loads(client.send("GET", where).body)
        assert (told["status"], told["etag"], told.get("url")) == ("deleted", None, None)
    assert client.send("GET", "/api/articles/city%2Fferry/status").status == 404
    client.put(ID)
    assert status(client) == "accepted"


def test_the_status_of_a_picture_ends_with_its_page(client: Client) -> None:
    picture = (newsroom() / "pictures" / "tide-gauge.png").read_bytes()
    client.stores.inbox.put("lamp.png", picture, "image/png")
    client.cloud.settle()
    assert status(client, "lamp.png") == "published"
    client.stores.inbox.delete("lamp.png")
    assert status(client, "lamp.png") == "accepted"
    client.cloud.settle()
    assert status(client, "lamp.png") == "deleted"


def test_nobody_learns_from_a_status_what_readers_may_not_see(client: Client) -> None:
    client.send("PUT", f"/api/articles/{ID}", "---\ntitle: A secret\ndate: 2026-12-24\n---\nText.\n")
    client.cloud.settle()
    for path in (ID, "city/ferry.md", "nothing.md"):
        response = client.get(f"/api/articles/{path}/status")
        assert (response.status, response.header("www-authenticate")) == (401, "Bearer")
        assert b"secret" not in response.body
    wrong = client.send("GET", f"/api/articles/{ID}/status", scopes=["articles/publish"])
    assert (wrong.status, client.progress(ID)["url"]) == (403, "/a-secret/")


def test_an_article_goes_through_its_life_by_edits_and_by_the_clock(client: Client) -> None:
    def patch(said: dict[str, str | bool | None]) -> None:
        client.send("PATCH", f"/api/articles/{ID}", json.dumps(said), "application/merge-patch+json")
        client.cloud.settle()

    def later(**how_much: int) -> time_machine.travel:
        return time_machine.travel(NOW + timedelta(**how_much))

    client.publish(ID, "A ferry")
    patch({"draft": True})
    assert status(client) == "draft"
    patch({"draft": None, "date": "2026-11-21T08:00:00Z", "expires": "2026-11-22T08:00:00Z"})
    assert status(client) == "scheduled"
    for moment, state, seen in ((later(days=1), "published", 200), (later(days=2), "expired", 410)):
        with moment:
            client.cloud.run_schedule("due")
            client.cloud.settle()
            assert status(client) == state
            assert client.get("/api/articles/a-ferry").status == seen
            assert client.cloud.request("GET", "/a-ferry/").status == seen


def test_a_refusal_says_what_is_wrong_and_where(client: Client) -> None:
    client.send("PUT", f"/api/articles/{ID}", "---\ntitle: [\n---\nText.\n")
    client.cloud.settle()
    told = client.progress(ID)
    assert told["status"] == "rejected"
    assert told["code"]
    assert told["message"]
    assert told["line"]


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe\x00", b"\x80abc", "Zürich\n\nGrüezi mitenand, und willkommen.\n".encode("latin-1")],
    ids=["no text", "broken", "latin-1"],
)
def test_bytes_that_are_no_utf_8_are_taken_as_they_are(client: Client, body: bytes) -> None:
    assert client.send("PUT", "/api/articles/odd.txt", body, "text/plain").status == 202
    found = client.stores.inbox.find("odd.txt")
    assert found
    assert found.read().body == body
    client.cloud.settle()
    assert status(client, "odd.txt") in ("published", "rejected")


@pytest.mark.parametrize(
    "id",
    [
        "a%2F..%2Fb.md",
        "%2Fa.md",
        "a%2F%2Fb.md",
        ".hidden.md",
        "~a.md",
        "a%0Ab.md",
        "x" * 901 + ".md",
        "%FF.md",
    ],
)
def test_odd_names_are_refused(client: Client, id: str) -> None:
    response = client.put(id)
    assert problem_of(response)["status"] == 422
    assert list(client.stores.inbox.ids()) == []


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("kultur%2F%C3%9Cber%20den%20Fluss.md", "kultur/Über den Fluss.md"),
        ("a%2Bb%25c.md", "a+b%c.md"),
        ("a+b.md", "a+b.md"),
        ("summary", "summary"),
        ("status", "status"),
        ("%E5%A4%9C.md", "夜.md"),
        ("a'b&c=d;e.md", "a'b&c=d;e.md"),
    ],
)
def test_names_come_through_as_they_are(client: Client, id: str, name: str) -> None:
    assert json.loads(client.put(id).body)["id"] == name
    assert list(client.stores.inbox.ids()) == [name]
    client.cloud.settle()
    assert status(client, id) == "published"
    assert client.send("DELETE", f"/api/articles/{id}").status == 202


def test_what_ends_in_a_word_of_ours_is_no_name(client: Client) -> None:
    for end in ("status", "summary", "preview", "versions", "versions/1", "versions/1/restore"):
        assert client.put(f"city/{end}").status == 405
    assert list(client.stores.inbox.ids()) == []


def test_what_is_no_article_is_refused_by_its_type(client: Client) -> None:
    for id, content_type in {
        "a.md": "text/html",
        "a.png": "image/png",
        "a.pdf": "application/pdf",
        "a": "",
    }.items():
        response = client.send("PUT", f"/api/articles/{id}", TEXT, content_type)
        assert problem_of(response)["status"] == 415


def test_nothing_is_no_article(client: Client) -> None:
    assert problem_of(client.send("PUT", "/api/articles/a.md", " \n"))["type"] == "empty"


def test_what_is_too_large_is_told_the_way_round(client: Client) -> None:
    response = client.send("PUT", "/api/articles/a.txt", "A ferry. " * 560_000, "text/plain")
    told = problem_of(response)
    assert told["status"] == 413
    assert "/api/uploads" in told["detail"]


def test_an_editor_hears_of_a_summary_that_its_article_does_not_bear_out(busy: Client) -> None:
    text = (
        "---\nsummary: The ferry takes 50 minutes.\n---\n# A ferry\n\nThe ferry takes 15 minutes, by night.\n"
    )
    assert busy.send("PUT", f"/api/articles/{ID}", text, Prefer="wait=10").status == 201
    assert [each["code"] for each in busy.progress(ID)["warnings"]] == ["summary_number"]
