"""An article as anyone may read it, and how little of it has to be sent."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest

from broadsheet.stores.related import COUNT
from tests.desk import NOW, Desk, day, term, terms
from tests.integration.api.conftest import TEXT, Client, problem_of, tag_of

WHERE = "/api/articles/a-ferry"


def test_an_article_comes_with_its_text_its_summary_and_its_neighbours(client: Client) -> None:
    for number, title in enumerate(("Before", "A ferry", "After")):
        text = TEXT.replace("2026-11-02", f"2026-11-0{number + 2}").format(title=title)
        client.send("PUT", f"/api/articles/city%2F{number}.md", text)
    client.cloud.settle()
    told = client.json(WHERE)
    assert (told["id"], told["slug"], told["url"], told["title"]) == (
        "city/1.md",
        "a-ferry",
        "/a-ferry/",
        "A ferry",
    )
    assert told["section"] == {"name": "City", "slug": "city"}
    assert told["html"].startswith("<p")
    assert told["summary"]["short"]
    assert told["previous"] == {"slug": "before", "title": "Before", "url": "/before/"}
    assert told["next"] == {"slug": "after", "title": "After", "url": "/after/"}
    assert client.json("/api/articles/city%2F1.md") == client.json("/api/articles/city/1.md") == told
    short = client.json(f"{WHERE}/summary?length=short")
    assert short["text"] == told["summary"]["short"]
    assert short["sentences"][0]["paragraph"] == "p1"


def test_what_the_client_has_already_is_not_sent_again(client: Client) -> None:
    client.publish("ferry.md", "A ferry")
    for path in (WHERE, f"{WHERE}/summary", "/api/articles", "/api/openapi.json"):
        first = client.get(path)
        tag = tag_of(first)
        assert tag.startswith('"')
        assert first.header("cache-control")
        assert first.header("vary") == "Accept-Encoding"
        for known in (tag, f'"x", W/{tag}', "*"):
            again = client.get(path, If_None_Match=known)
            assert (again.status, again.body) == (304, b"")
            assert again.header("etag") == tag
            assert again.header("cache-control") == first.header("cache-control")
        assert client.get(path, If_None_Match='"x"').body == first.body
        assert client.cloud.api_request("HEAD", path).header("etag") == tag
        assert client.cloud.api_request("HEAD", path).body == b""


def test_what_somebody_has_harmed_is_not_available_until_it_is_written_anew(client: Client) -> None:
    client.publish("ferry.md", "A ferry")
    stores = client.stores
    key = {"pk": {"S": "ARTICLE#ferry.md"}, "sk": {"S": "RECORD"}}
    client.cloud.client("s3").put_object(
        Bucket=stores.content_bucket, Key="articles/ferry.md.json", Body=b"{"
    )
    assert_harmed(client, WHERE)
    client.cloud.client("dynamodb").put_item(TableName=stores.index_table, Item={**key, "entry": {"S": "{"}})
    client.cloud.client("s3").delete_object(Bucket=stores.site_bucket, Key="a-ferry/index.html")
    for path in (WHERE, f"{WHERE}/summary", "/a-ferry/"):
        assert_harmed(client, path)
    client.cloud.run_schedule("verify")
    client.cloud.settle()
    assert client.json(WHERE)["title"] == "A ferry"


def test_a_feed_that_shows_who_was_harmed_is_not_available(client: Client) -> None:
    text = b"---\ntitle: A bridge\nauthors: [Ann]\n---\nIt opens on Monday.\n"
    client.stores.inbox.put("bridge.md", text, "text/markdown", datetime(2026, 11, 1, tzinfo=UTC))
    client.cloud.settle()
    feed = "/author/ann/feed.xml"
    assert client.cloud.request("GET", feed).status == 200
    client.cloud.client("s3").put_object(
        Bucket=client.stores.content_bucket, Key="profiles/authors/ann.md.json", Body=b"{"
    )
    assert_harmed(client, feed)


def assert_harmed(client: Client, path: str) -> None:
    answer = client.get(path) if path.startswith("/api/") else client.cloud.request("GET", path)
    assert (answer.status, answer.header("retry-after")) == (503, "5"), path
    problem = json.loads(answer.body)
    assert problem["type"] == "urn:broadsheet:problem:unavailable"
    assert "harmed" in problem["detail"]


def test_a_new_version_has_a_new_tag_and_so_has_a_new_neighbour(client: Client) -> None:
    tag = client.publish("ferry.md", "A ferry")
    before = tag_of(client.get(WHERE))
    client.publish("after.md", "After")
    with_neighbour = tag_of(client.get(WHERE))
    client.send("PUT", "/api/articles/ferry.md", TEXT.format(title="A ferry") + "More.\n", If_Match=tag)
    client.cloud.settle()
    assert len({before, with_neighbour, tag_of(client.get(WHERE))}) == 3


def test_what_is_long_comes_compressed_to_whoever_takes_that(client: Client) -> None:
    client.publish("ferry.md", "A ferry")
    path = "/api/openapi.json"
    plain, packed = client.get(path), client.get(path, Accept_Encoding="br;q=1.0, gzip;q=0.8")
    assert packed.header("content-encoding") == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 3
    assert tag_of(packed) != tag_of(plain)
    assert client.get(path, If_None_Match=tag_of(packed)).status == 304
    for refused in ("", "br", "gzip;q=0", "identity"):
        assert client.get(path, Accept_Encoding=refused).header("content-encoding") is None


@pytest.mark.parametrize("name", ["feed.xml", "rss.xml", "feed.json"])
def test_feeds_that_are_made_on_demand_come_compressed(client: Client, name: str) -> None:
    for id in ("ferry.md", "another.md"):
        client.publish(id, f"A ferry, {id}")
    packed = client.get(f"/section/city/{name}", Accept_Encoding="gzip")
    assert packed.header("content-encoding") == "gzip"
    assert b"A ferry" in gzip.decompress(packed.body)


def test_reads_are_open_to_the_pages_of_others(client: Client) -> None:
    assert (
        client.get("/api/articles", Origin="https://else.example").header("access-control-allow-origin")
        == "*"
    )
    preflight = client.cloud.api_request("OPTIONS", "/api/articles")
    assert preflight.status == 204
    assert preflight.header("allow") == "GET, HEAD, OPTIONS, POST"
    assert preflight.header("access-control-allow-methods") == "GET, HEAD"
    assert client.put("ferry.md").header("access-control-allow-origin") is None


def test_an_old_address_leads_straight_to_the_newest(client: Client) -> None:
    tag = client.publish("ferry.md", "First")
    for title in ("Second", "Third"):
        tag = tag_of(client.put("ferry.md", title, If_Match=tag))
        client.cloud.settle()
    for old in ("first", "second"):
        response = client.get(f"/api/articles/{old}/summary")
        assert (response.status, response.header("location")) == (301, "/api/articles/third/summary")
        assert problem_of(response)["type"] == "moved"
        assert client.cloud.request("GET", f"/{old}/").header("location") == "/third/"


def test_a_deleted_article_is_gone_and_one_that_never_was_is_not_found(client: Client) -> None:
    client.publish("ferry.md", "A ferry")
    client.send("DELETE", "/api/articles/ferry.md")
    client.cloud.settle()
    assert problem_of(client.get(WHERE))["status"] == 410
    for name in ("never", "never/there.md", "a%00b", "%FF", "..%2F..", "x" * 2000, "%F0%9F%98%80", "a'b\"c"):
        assert problem_of(client.get(f"/api/articles/{name}"))["status"] == 404


@pytest.mark.parametrize("front", ["draft: true\n", "expires: 2026-11-19\n"])
def test_what_readers_may_not_see_is_not_found(client: Client, front: str) -> None:
    text = TEXT.format(title="A ferry").replace("section:", f"{front}section:")
    client.send("PUT", "/api/articles/ferry.md", text)
    client.cloud.settle()
    for name in ("a-ferry", "ferry.md"):
        assert client.get(f"/api/articles/{name}").status == 404


def test_a_draft_of_a_published_article_is_not_seen_before_the_index_knows(client: Client) -> None:
    tag = client.publish("ferry.md", "A ferry")
    text = TEXT.format(title="A ferry").replace("section:", "draft: true\nsection:")
    client.send("PUT", "/api/articles/ferry.md", text, If_Match=tag)
    from broadsheet import pipeline
    from broadsheet.publication import Publication

    pipeline.ingest("ferry.md", client.stores, Publication("", ""))
    assert client.get(WHERE).status == 410


def test_neighbours_in_the_section_and_what_is_alike(client: Client) -> None:
    desk = Desk(client.stores)
    for number in range(8):
        section = term("city" if number % 2 else "harbour")
        desk.file(f"a{number}", published_at=day(number + 1), section=section, tags=terms("river"))
    desk.file("like", published_at=day(2), section=term("city"), tags=terms("river", "tides"))
    desk.file("it", published_at=day(5), section=term("city"), tags=terms("river", "tides"))
    desk.file("andere", published_at=day(5), section=term("city"), tags=terms("river", "tides"), lang="de")
    told = client.json("/api/articles/it")
    assert (told["previous"]["slug"], told["next"]["slug"]) == ("andere", "a5")
    assert told["previous_in_section"]["slug"] == "andere"
    assert told["next_in_section"]["slug"] == "a5"
    assert [each["slug"] for each in told["related"]] == ["like", "a3", "a1"]
    assert len(told["related"]) == COUNT
    assert client.json("/api/articles/it") == told


def test_one_of_a_kind_has_nothing_like_it(client: Client) -> None:
    Desk(client.stores, NOW).file("alone")
    told = client.json("/api/articles/alone")
    assert told["related"] == []
    assert told["previous"] is told["next"] is told["next_in_section"] is None


def test_trailing_slashes_and_other_methods_are_told_in_our_words(client: Client) -> None:
    for method, path, status in (
        ("GET", "/api/articles/", 404),
        ("GET", "/api/nothing", 404),
        ("GET", "/api/preview", 405),
        ("PUT", "/api/uploads", 405),
        ("DELETE", "/api/articles", 405),
        ("PATCH", "/api/articles", 405),
    ):
        response = client.cloud.api_request(method, path)
        assert problem_of(response)["status"] == status, (method, path)
        assert (response.header("allow") is not None) == (status == 405)


def test_the_description_names_every_shape_that_it_uses(client: Client) -> None:
    text = client.get("/api/openapi.json").body.decode()
    told = json.loads(text)
    assert told["openapi"].startswith("3.1")
    for name in {part.split('"')[0] for part in text.split('"#/components/schemas/')[1:]}:
        assert name in told["components"]["schemas"]
    assert "HTTPValidationError" not in text
    assert "x-wants" not in text
    where = client.get("/api")
    assert (where.status, where.header("location")) == (303, "/api/docs")
    docs = client.get("/api/docs").body.decode()
    assert "swagger" in docs
    assert "If-None-Match" in docs
    assert "HTTPValidationError" not in docs
