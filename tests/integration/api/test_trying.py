"""What nobody else sees: forms for uploads, summaries and pages of texts that are not published."""

from __future__ import annotations

import json
from datetime import timedelta

import time_machine

from tests.desk import NOW
from tests.integration.api.conftest import TEXT, Client, problem_of, tag_of


def test_a_form_allows_one_upload_of_one_kind_and_size(client: Client) -> None:
    told = json.loads(client.send("POST", "/api/uploads", {"id": "pictures/lamp.png"}).body)
    assert (told["content_type"], told["largest"], told["expires_in"]) == ("image/png", 20_000_000, 900)
    assert told["fields"]["key"] == "pictures/lamp.png"
    assert told["fields"]["x-amz-algorithm"] == "AWS4-HMAC-SHA256"
    for id in ("lamp.gif.exe", "../lamp.png", ".lamp.png", ""):
        assert problem_of(client.send("POST", "/api/uploads", {"id": id}))["status"] == 422


def test_a_form_is_given_for_what_stands_there_only_to_whoever_has_seen_it(client: Client) -> None:
    tag = tag_of(client.put("a.md"))
    for headers, status in (
        ({}, 428),
        ({"If_Match": '"other"'}, 412),
        ({"If_None_Match": "*"}, 412),
        ({"If_Match": tag}, 200),
        ({"If_Match": "*"}, 200),
    ):
        response = client.send("POST", "/api/uploads", {"id": "a.md"}, **headers)
        assert response.status == status, headers
        assert status == 200 or problem_of(response)["type"].startswith("precondition-")
    assert client.send("POST", "/api/uploads", {"id": "b.md"}, If_Match="*").status == 412
    assert client.send("POST", "/api/uploads", {"id": "b.md"}, If_None_Match="*").status == 200


def test_a_form_is_for_what_its_suffix_promises(client: Client) -> None:
    for id, content_type in {
        "a.markdown": "text/markdown",
        "a.htm": "text/html",
        "a.txt": "text/plain",
        "a.json": "application/json",
        "a.jpg": "image/jpeg",
        "a.avif": "image/avif",
    }.items():
        told = json.loads(client.send("POST", "/api/uploads", {"id": id}).body)
        assert told["content_type"] == told["fields"]["Content-Type"] == content_type
        assert told["largest"] == (20_000_000 if content_type.startswith("image/") else 5_000_000)


def test_a_text_is_summarized_and_previewed_and_not_kept(client: Client) -> None:
    text = TEXT.format(title="A ferry")
    told = json.loads(client.send("POST", "/api/summaries", text).body)
    assert told["title"] == "A ferry"
    assert told["short"]["text"] in text
    assert len(told["long"]["sentences"]) >= len(told["short"]["sentences"]) == 1
    page = client.send("POST", "/api/preview", text)
    assert page.header("content-type") == "text/html; charset=utf-8"
    assert b"<h1" in page.body
    assert told["short"]["text"].encode() in page.body
    assert list(client.stores.inbox.ids()) == []
    for path in ("/api/summaries", "/api/preview"):
        assert problem_of(client.send("POST", path, b""))["status"] == 422
        assert problem_of(client.send("POST", path, b"\x89PNG", "image/png"))["status"] == 415


def test_a_draft_can_be_seen_by_whoever_has_its_address_for_as_long_as_that_is_good(client: Client) -> None:
    draft = TEXT.format(title="A ferry").replace("section:", "draft: true\nsection:")
    where = "/api/articles/city%2Fferry.md/preview"
    assert client.send("POST", where).status == 404
    tag = client.send("PUT", "/api/articles/city%2Fferry.md", draft).header("etag") or ""
    client.cloud.settle()
    told = json.loads(client.send("POST", f"{where}?hours=2").body)
    assert told["expires_at"].startswith("2026-11-20T14:00:")
    page = client.cloud.request("GET", told["url"])
    assert (page.status, page.header("cache-control")) == (200, "private, no-store")
    assert page.header("x-robots-tag") == "noindex, nofollow"
    assert b"The night ferry is back" in page.body
    client.send("PUT", "/api/articles/city%2Fferry.md", draft.replace("is back", "is gone"), If_Match=tag)
    client.cloud.settle()
    assert b"The night ferry is gone" in client.cloud.request("GET", told["url"]).body
    with time_machine.travel(NOW + timedelta(hours=2, minutes=1)):
        assert client.cloud.request("GET", told["url"]).status == 404
    assert client.cloud.request("GET", "/a-ferry/").status == 404


def test_an_address_of_a_preview_cannot_be_guessed_or_told_from_the_table(client: Client) -> None:
    client.publish("ferry.md", "A ferry")
    words = {json.loads(client.send("POST", "/api/articles/ferry.md/preview").body)["url"] for _ in range(3)}
    assert len(words) == 3
    assert {len(word.split("/")[2]) for word in words} == {43}
    kept = [pk for pk, _ in client.stores.index.table.scan_keys() if pk.startswith("PASS#")]
    for pk in kept:
        assert client.cloud.request("GET", f"/preview/{pk.removeprefix('PASS#')}/").status == 404
    for path in ("/preview/", "/preview//", "/preview/x/", "/preview/index.html"):
        assert client.cloud.request("GET", path).status == 404
    assert problem_of(client.send("POST", "/api/articles/ferry.md/preview?hours=200"))["status"] == 422
