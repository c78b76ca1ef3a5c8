"""Requests as nobody means them: HTTP API events, nearly as the gateway would hand them on."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from typing import Any

from hypothesis import strategies as some

from tests.integration.api.conftest import TEXT

Json = dict[str, Any]
Strategy = some.SearchStrategy[Any]

ROUTES = """
    GET /api/articles,POST /api/articles,POST /api/articles:batch,POST /api/uploads,
    POST /api/summaries,POST /api/preview,GET /api/articles/{},PUT /api/articles/{},
    PATCH /api/articles/{},DELETE /api/articles/{},
    GET /api/articles/{}/summary,GET /api/articles/{}/status,POST /api/articles/{}/preview,
    GET /api/articles/{}/versions,GET /api/articles/{}/versions/{},POST /api/articles/{}/versions/{}/restore,
    GET /{},GET /preview/{},GET /tag/{}/feed.xml,GET /{}/index.html""".split(",")
METHODS = "GET HEAD POST PUT PATCH DELETE OPTIONS TRACE BREW get".split()
STRANGE = "/api /api/ /api/articles/ /api/docs /API/articles //api//articles /api/{}/x /{}".split()
NAMES = (
    *"ferry.md a-ferry a.txt a/b.json a.png .. ../a.md %2e%2e % %00 ~ {id} <id> * \\ null 𝒳.md".split(),
    *("a\x00b", "a\nb.md", "\ufffd", "\u00e9.md", "e\u0301.md", " ", "", "x" * 1100, "/" * 40),
)
QUERIES = "limit cursor section month language tag author hours length limit[]".split()
VALUES = (
    *"20 -1 1e9 NaN 0 2026-11 2026-13 de short a,b % true null LTIwMjYtMTEtMDJUMDA6MDA6MDBaI2E 💥".split(),
    *("", "\x00", "9" * 400),
)
HEADERS = "if-match if-none-match prefer idempotency-key accept-encoding x-any".split()
SAID = (
    *'* "a" W/"a" " wait=9 wait=-1 gzip gzip;q=x ,,,, é'.split(),
    *("", "\x00", "a" * 200, "a" * 9000),
)
TYPES = (
    *"text/markdown text/html text/plain application/json application/merge-patch+json".split(),
    *("text/html; charset=utf-16", "text/plain; charset=none", "image/png", "multipart/form-data", ";", ""),
)
DEEP = 20_000
NO_JSON = ("", " ", "{", "[" * DEEP, '{"a":' * DEEP, "\x00", "\ufeff{}", "{'id': 1}", '{"id": "a.md"')
ODD_JSON = (
    *(
        "null",
        "NaN",
        "[NaN, Infinity, -Infinity]",
        "[" * DEEP + "]" * DEEP,
        '{"a":' * DEEP + "1" + "}" * DEEP,
    ),
    *('"\\ud800"', '{"\\ud800": 1}', '{"__proto__": {}}', '{"id": "a.md", "id": 1}', '{"id": "a.png"}'),
    *('{"id": "\\ud800.md"}', '{"id": "a.md\\u0000"}', '{"title": "\\ud800"}', '{"date": "\\ud83d"}'),
    *('{"title": NaN, "text": "x"}', '{"title": 1e400, "text": "x"}', '{"title": ' + "9" * 5000 + "}"),
    *(
        '{"articles": {}}',
        '{"articles": [1, null, "a", {}]}',
        '{"articles": [{"id": "b", "body": "\\udfff"}]}',
    ),
    '{"articles": [{"id": "b.md", "body": "x", "if_match": "*"}]}',
)
ODD_TEXT = (
    *(TEXT, "# A", "---\n" + "a: [" * 500 + "\n---\nText.", "---\n- a\n---\n", "+++\na = nan\n+++\nText."),
    *("> " * 3000, "<div>" * 3000, "\u202e", "&#xd800;", "a" * 200_000),
)
BYTES = (b"\xff\xfe\x00", b"\xc3\x28", b"\x00" * 100, b"{\xff}", b"\x89PNG\r\n\x1a\n", gzip.compress(b"{}"))
NO_BASE64 = ("%", "a", "\u00e9", "=", "YQ=", "\x00", "YQ==YQ==")

texts = some.text(max_size=30)


def mostly(usual: Strategy, otherwise: Strategy) -> Strategy:
    """The one, but for one time in eight."""
    return some.integers(0, 7).flatmap(lambda number: otherwise if number == 5 else usual)


def either(known: tuple[str, ...] | list[str]) -> Strategy:
    """One of these, or whatever text."""
    return mostly(some.sampled_from(known), texts)


def token(claims: Json | None) -> Json:
    return {"jwt": {"claims": claims, "scopes": None}}


def encoded(data: bytes) -> Json:
    return {"body": b64encode(data).decode(), "isBase64Encoded": True}


tokens = mostly(
    some.just(token({"scope": "articles/write articles/publish", "sub": "newsroom"})),
    some.sampled_from(
        (
            *({}, None, {"jwt": {}}, {"jwt": None}, token(None), token({}), token({"scope": ""})),
            *(token({"scp": "articles/write"}), token({"scope": "[articles/write articles/publish]"})),
        )
    ),
)
lines = mostly(
    some.sampled_from(ROUTES).map(str.split),
    some.tuples(some.sampled_from(METHODS), some.sampled_from(STRANGE)),
)
headers = some.builds(
    lambda said, kind: said | {"content-type": kind},
    some.dictionaries(some.sampled_from(HEADERS), either(SAID), max_size=3),
    mostly(some.sampled_from(TYPES[:5]), some.sampled_from(TYPES)),
)
said = some.one_of(*map(some.sampled_from, (NO_JSON, ODD_JSON, ODD_TEXT)), texts)
bodies = some.one_of(
    said.map(lambda text: {"body": text, "isBase64Encoded": False}),
    said.map(lambda text: encoded(text.encode())),
    some.one_of(some.sampled_from(BYTES), some.binary(max_size=60)).map(encoded),
    some.sampled_from(NO_BASE64).map(lambda text: {"body": text, "isBase64Encoded": True}),
    some.sampled_from(({}, {"body": None}, {"body": "# A", "isBase64Encoded": None})),
)
OPTIONAL = ("headers", "cookies", "queryStringParameters", "pathParameters", "rawQueryString", "authorizer")


@some.composite
def events(draw: some.DrawFn) -> Json:
    """A request to one of our routes, or nearly; some of what the gateway may leave out is left out."""
    method, place = draw(lines)
    path = re.sub(r"\{\}", lambda _: str(draw(either(NAMES))), place)
    context = {
        "http": {"method": method, "path": path, "sourceIp": "192.0.2.1", "userAgent": draw(texts)},
        "requestId": "hostile",
        "authorizer": draw(tokens),
        "stage": "$default",
    }
    event = {
        "version": "2.0",
        "rawPath": path,
        "rawQueryString": draw(texts),
        "queryStringParameters": draw(
            some.dictionaries(some.sampled_from(QUERIES), either(VALUES), max_size=4)
        ),
        "pathParameters": {"proxy": draw(texts)},
        "headers": draw(headers),
        "requestContext": context,
        **draw(bodies),
    }
    for name in draw(some.sets(some.sampled_from(OPTIONAL), max_size=2)):
        event.pop(name, None)
        context.pop(name, None)
    for name in draw(some.sets(some.sampled_from(OPTIONAL[:4]), max_size=1)):
        event[name] = None
    return event
