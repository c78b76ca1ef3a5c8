"""Whatever comes as an event straight into the function: it has an answer, in our words."""

from __future__ import annotations

import gzip
import json
import time
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.effort import tries
from tests.integration.api.conftest import TEXT, Client, deployed
from tests.integration.api.hostile import BYTES, NO_BASE64, NO_JSON, encoded, events, token

Json = dict[str, Any]

EVENTS = Path(__file__).parents[3] / "events" / "api"


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with deployed() as client:
        client.publish("ferry.md", "A ferry")
        yield client


def answered(client: Client, event: Json) -> tuple[int, str]:
    """The status and the body of the answer, which is looked at from all sides."""
    answer = client.cloud.invoke("ApiFunction", event)
    status, headers, body = answer["statusCode"], answer["headers"], answer.get("body") or ""
    text = gzip.decompress(b64decode(body)).decode() if answer.get("isBase64Encoded") else body
    assert 200 <= status < 500, (event, text)
    assert "Traceback" not in text
    for value in headers.values():
        assert not {"\r", "\n"} & set(value)
    if status >= 400 and text and event["rawPath"].startswith("/api/"):
        assert headers["content-type"] == "application/problem+json"
        told = json.loads(text)
        assert (told["status"], told["correlation_id"]) == (status, "hostile")
        assert told["type"].startswith("urn:broadsheet:problem:")
        assert told["detail"]
    return status, text


@tries(300)
@given(event=events())
def test_every_event_has_an_answer(client: Client, event: Json) -> None:
    answered(client, event)


def sent(method: str, path: str, content_type: str, body: Json) -> Json:
    writes = token({"scope": "articles/write articles/publish"})
    http = {"method": method, "path": path, "sourceIp": "192.0.2.1", "userAgent": ""}
    context = {"http": http, "requestId": "hostile", "authorizer": writes, "stage": "$default"}
    headers = {"content-type": content_type}
    return {"version": "2.0", "rawPath": path, "headers": headers, "requestContext": context, **body}


def parts(said: Json, *above: str) -> Iterator[tuple[str, ...]]:
    for name, value in said.items():
        yield (*above, name)
        if isinstance(value, dict):
            yield from parts(value, *above, name)


NOTHING = object()


def without(event: Json, name: str, *below: str, instead: object) -> Json:
    """The event with something else in one place, or nothing there at all."""
    if below:
        return event | {name: without(event[name], *below, instead=instead)}
    kept = {key: value for key, value in event.items() if key != name}
    return kept if instead is NOTHING else kept | {name: instead}


KINDS = {"nothing": NOTHING, "null": None, "number": 7, "text": "", "list": (), "object": {}}


@pytest.mark.parametrize("instead", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("name", ["get", "put", "missing-page"])
def test_whatever_is_missing_of_an_event_or_of_another_kind_it_has_an_answer(
    client: Client, name: str, instead: object
) -> None:
    sample = json.loads((EVENTS / f"{name}.json").read_text("utf-8"))
    for place in parts(sample):
        answer = client.cloud.invoke("ApiFunction", without(sample, *place, instead=instead))
        assert 200 <= answer["statusCode"] < 500, place
        if answer["statusCode"] == 400:
            assert json.loads(answer["body"])["correlation_id"]


JSON = "application/json"
TAKE_JSON = (
    ("POST", "/api/articles:batch", JSON),
    ("POST", "/api/uploads", JSON),
    ("PATCH", "/api/articles/ferry.md", "application/merge-patch+json"),
)


@pytest.mark.parametrize(("method", "path", "content_type"), TAKE_JSON)
def test_what_is_no_json_is_a_bad_request(client: Client, method: str, path: str, content_type: str) -> None:
    for body in (*map(str.encode, NO_JSON), *BYTES):
        status, text = answered(client, sent(method, path, content_type, encoded(body)))
        assert (status, json.loads(text)["type"].rpartition(":")[2]) == (400, "bad-json"), body
        assert answered(client, sent(method, path, "text/csv", encoded(body)))[0] == 415


@pytest.mark.parametrize("body", NO_BASE64)
def test_a_body_that_was_to_be_base64_and_is_not_is_a_bad_request(client: Client, body: str) -> None:
    for method, path, content_type in (*TAKE_JSON, ("PUT", "/api/articles/a.md", "text/markdown")):
        broken = {"body": body, "isBase64Encoded": True}
        status, text = answered(client, sent(method, path, content_type, broken))
        assert (status, json.loads(text)["type"].rpartition(":")[2]) == (400, "bad-base64")


def kind_of(text: str) -> str:
    kind: str = json.loads(text)["type"]
    return kind.rpartition(":")[2]


@pytest.mark.parametrize("fields", [[f"field{n}" for n in range(99)], ["x"] * 3000, ["x" * 500_000]])
def test_what_is_wrong_with_a_body_is_told_in_a_few_lines(client: Client, fields: list[str]) -> None:
    body = {"body": json.dumps({f"{name}{n}": 1 for n, name in enumerate(fields)})}
    status, text = answered(client, sent("POST", "/api/articles:batch", JSON, body))
    assert (status, kind_of(text)) == (422, "invalid-request")
    assert len(text) < 5000
    # The articles are missing as well.
    assert len(fields) < 2 or f"{len(fields) + 1 - len(json.loads(text)['errors'])} more fields" in text


@pytest.mark.parametrize("place", [("rawPath",), ("headers", "idempotency-key"), ("rawQueryString",)])
def test_half_a_character_is_no_request(client: Client, place: tuple[str, ...]) -> None:
    event = sent("POST", "/api/articles", "text/markdown", {"body": TEXT})
    event = without(event, *place, instead="/api/articles/\ud800.md")
    assert client.cloud.invoke("ApiFunction", event)["statusCode"] == 400


def test_what_lambda_could_not_send_is_told_and_comes_compressed(client: Client) -> None:
    tag = client.stores.inbox.put("noise.txt", b"\x01" * 1_000_000, "text/plain")
    (version,) = client.stores.inbox.versions("noise.txt")
    assert version.etag == tag
    event = sent("GET", f"/api/articles/noise.txt/versions/{version.name}", "", {})
    status, text = answered(client, event)
    assert (status, kind_of(text)) == (406, "too-large-to-send")
    without_body = sent("HEAD", event["rawPath"], "", {})
    assert answered(client, without_body) == (406, "")
    event["headers"] = without_body["headers"] = {"accept-encoding": "gzip"}
    assert answered(client, without_body) == (200, "")
    status, text = answered(client, event)
    assert (status, json.loads(text)["body"]) == (200, "\x01" * 1_000_000)


@pytest.mark.parametrize(("method", "below"), [("GET", ""), ("POST", "/restore")])
def test_a_version_that_no_function_could_hold_is_not_read(client: Client, method: str, below: str) -> None:
    client.stores.inbox.put("huge.txt", b" " * 5_000_001, "text/plain")
    name = client.stores.inbox.versions("huge.txt")[0].name
    event = sent(method, f"/api/articles/huge.txt/versions/{name}{below}", "", {})
    status, text = answered(client, event)
    assert (status, kind_of(text)) == (422, "too-large")


FRONTS = {
    "YAML of a megabyte": ("---\n" + "a: b\n" * 200_000 + "---\n", 422),
    "a TOML key of many parts": ("+++\na" + ".a" * 30_000 + " = 1\n+++\n", 422),
    "more than is read": ("x" * 5_000_001, 413),
}


@pytest.mark.parametrize(("front", "wanted"), FRONTS.values(), ids=FRONTS)
def test_what_would_take_minutes_to_patch_is_refused_at_once(client: Client, front: str, wanted: int) -> None:
    client.stores.inbox.put("slow.md", f"{front}Text.".encode(), "text/markdown")
    started = time.process_time()
    event = sent("PATCH", "/api/articles/slow.md", "application/merge-patch+json", {"body": '{"title": "A"}'})
    assert answered(client, event)[0] == wanted
    assert time.process_time() - started < 1
