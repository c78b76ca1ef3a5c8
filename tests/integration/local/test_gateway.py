"""The HTTP API."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from infra.local.cloud import Cloud
from infra.local.tokens import Authorizer, Issuer


def event(cloud: Cloud, method: str, path: str, **more: Any) -> dict[str, Any]:
    response = cloud.api_request(method, path, **more)
    assert response.status in (200, 410), response
    answer: dict[str, Any] = json.loads(response.body)
    return answer


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/api/exact", "GET /api/exact"),
        ("/api/other", "GET /api/{thing}"),
        ("/api/a/b", "GET /api/{proxy+}"),
        ("/elsewhere", "GET /{proxy+}"),
    ],
)
def test_the_most_exact_route_is_taken(cloud: Cloud, path: str, route: str) -> None:
    assert event(cloud, "GET", path)["routeKey"] == route


@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("POST", "/api/exact"), ("DELETE", "/x")])
def test_without_a_route_there_is_nothing(cloud: Cloud, method: str, path: str) -> None:
    response = cloud.api_request(method, path)
    assert (response.status, response.body) == (404, b'{"message": "Not Found"}')


def test_paths_and_variables_come_decoded_and_queries_both_ways(cloud: Cloud) -> None:
    said = event(cloud, "GET", "/api/a%20b/%C3%BC%2Fc+d?x=1&x=2&y=%26&z=")
    assert said["rawPath"] == said["requestContext"]["http"]["path"] == "/api/a b/ü/c+d"
    assert said["pathParameters"] == {"proxy": "a b/ü/c+d"}
    assert said["rawQueryString"] == "x=1&x=2&y=%26&z="
    assert said["queryStringParameters"] == {"x": "1,2", "y": "&", "z": ""}


def test_what_was_not_sent_is_not_in_the_event(cloud: Cloud) -> None:
    said = event(cloud, "GET", "/api/exact")
    assert not {"cookies", "queryStringParameters", "pathParameters", "body"} & said.keys()
    assert said["isBase64Encoded"] is False
    assert said["version"] == "2.0"


def test_headers_come_in_lower_case_and_cookies_apart(cloud: Cloud) -> None:
    said = event(cloud, "GET", "/api/exact", headers={"X-One": "1", "Cookie": "a=1; b=2"})
    assert said["headers"] == {"x-one": "1"}
    assert said["cookies"] == ["a=1", "b=2"]


@pytest.mark.parametrize(
    ("kind", "body", "sent"),
    [
        ("text/markdown", "# ü".encode(), ("# ü", False)),
        ("application/json", b"{}", ("{}", False)),
        ("text/plain", b"\xff", (base64.b64encode(b"\xff").decode(), True)),
        ("image/png", b"\x89PNG", (base64.b64encode(b"\x89PNG").decode(), True)),
    ],
)
def test_text_comes_as_it_is_and_all_else_as_base64(
    cloud: Cloud, kind: str, body: bytes, sent: tuple[str, bool]
) -> None:
    headers = {"Content-Type": kind, **bearer(cloud.token())}
    said = event(cloud, "PUT", "/api/a/b", headers=headers, body=body)
    assert (said["body"], said["isBase64Encoded"]) == sent


def test_a_token_says_who_writes(cloud: Cloud) -> None:
    said = event(cloud, "PUT", "/api/a/b", headers=bearer(cloud.token()))
    told = said["requestContext"]["authorizer"]["jwt"]
    assert told["scopes"] == ["things/write"]
    assert told["claims"]["iss"] == "https://issuer.example"
    assert all(isinstance(claim, str) for claim in told["claims"].values())


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer nonsense"}, {"Authorization": ""}])
def test_without_a_token_nothing_is_written(cloud: Cloud, header: dict[str, str]) -> None:
    response = cloud.api_request("PUT", "/api/a/b", header)
    assert (response.status, response.body) == (401, b'{"message": "Unauthorized"}')


def test_a_token_without_the_scope_is_forbidden(cloud: Cloud) -> None:
    response = cloud.api_request("PUT", "/api/a/b", bearer(cloud.token(scopes=["things/read"])))
    assert (response.status, response.body) == (403, b'{"message": "Forbidden"}')


@pytest.mark.parametrize(
    "authorizer",
    [Authorizer("https://other.example", ("writers",)), Authorizer("https://issuer.example", ("readers",))],
)
def test_a_token_from_or_for_someone_else_is_worth_nothing(cloud: Cloud, authorizer: Authorizer) -> None:
    ours = cloud._issuer.token(authorizer, ["things/write"])
    assert cloud.api_request("PUT", "/api/a/b", bearer(ours)).status == 401


def test_a_token_that_someone_else_signed_is_worth_nothing(cloud: Cloud) -> None:
    theirs = Issuer().token(Authorizer("https://issuer.example", ("writers",)), ["things/write"])
    assert cloud.api_request("PUT", "/api/a/b", bearer(theirs)).status == 401


def test_a_caller_learns_nothing_of_what_broke(cloud: Cloud) -> None:
    response = cloud.api_request("GET", "/api/broken")
    assert (response.status, response.body) == (500, b'{"message": "Internal Server Error"}')


def test_an_answer_without_a_status_is_a_body(cloud: Cloud) -> None:
    response = cloud.api_request("GET", "/api/bare")
    assert (response.status, response.body) == (200, b'{"bare": true}')
    assert response.header("content-type") == "application/json"


def test_bytes_and_cookies_come_back(cloud: Cloud) -> None:
    response = cloud.api_request("GET", "/api/bytes")
    assert (response.status, response.body) == (201, b"\x00\xff")
    assert [value for name, value in response.headers if name == "set-cookie"] == ["a=1", "b=2"]


def test_what_is_too_large_for_a_function_does_not_reach_it(cloud: Cloud) -> None:
    body = b"\x00" * 5 * 1024 * 1024
    assert cloud.api_request("PUT", "/api/a/b", bearer(cloud.token()), body).status == 413


def test_an_answer_that_is_too_large_is_lost(cloud: Cloud) -> None:
    response = cloud.api_request("GET", "/api/large")
    assert (response.status, response.body) == (500, b'{"message": "Internal Server Error"}')
