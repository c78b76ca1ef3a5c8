"""What all answers of the API have in common: validators, caching, compression, and who may read them.

https://www.rfc-editor.org/rfc/rfc9110 and https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Mapping
from http import HTTPStatus as Status
from typing import Any

from aws_lambda_powertools.event_handler import Response
from pydantic import BaseModel

from broadsheet.api.conditions import tags_in
from broadsheet.api.problems import Problem

Answer = dict[str, Any]

_PACKED = ".gz"
_WORTH_PACKING = 1000
"""Bytes; less than that fits in one packet anyhow."""
_PACKABLE = (
    "application/json",
    "application/problem+json",
    "application/feed+json",
    "application/atom+xml",
    "application/rss+xml",
    "application/xml",
    "text/",
)

_MOST = 6_000_000
"""Bytes of an answer with all that is around it: with a few more, Lambda gives none at all.

https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
"""

_HEADERS = 1_000
"""Bytes; more than are added to an answer on its way out."""

_TOO_LARGE = Problem(
    Status.NOT_ACCEPTABLE,
    "too-large-to-send",
    "This is more than an answer can hold. Compressed it may fit: ask with `Accept-Encoding: gzip`.",
)

_FOR_ALL = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Link, Location",
}
"""Any page may read what anyone may read."""

_KEPT = {"cache-control", "content-location", "date", "etag", "expires", "vary"}
"""What an answer 304 says again: RFC 9110, section 15.4.5."""


UNKEPT: dict[str, str | list[str]] = {"Cache-Control": "no-store"}
"""What is for nobody but who asked."""


def unkept(
    shape: BaseModel, status: Status = Status.OK, headers: Mapping[str, str] | None = None
) -> Response[str]:
    """An answer that no cache keeps."""
    return Response(
        status, "application/json", shape.model_dump_json(), headers={**UNKEPT, **(headers or {})}
    )


def finished(answer: Answer, event: dict[str, Any]) -> Answer:
    """An answer as it goes out; `event` is the request as it came in."""
    asked = {name.lower(): value for name, value in event.get("headers", {}).items()}
    headers = {name.lower(): value for name, value in (answer.get("headers") or {}).items()}
    answer = answer | {"headers": headers}
    method = event["requestContext"]["http"]["method"]
    if event["rawPath"].startswith("/api") and method in {"GET", "HEAD", "OPTIONS"}:
        headers |= _FOR_ALL
    if method in {"GET", "HEAD"} and answer["statusCode"] == 200:
        answer = _validated(answer, asked.get("if-none-match", ""))
    answer = _packed(answer, asked.get("accept-encoding", ""))
    if not _fits(answer):
        answer = _TOO_LARGE.answer(event["requestContext"]["requestId"])
    return answer | {"body": ""} if method == "HEAD" else answer


def is_sendable(told: Response[str]) -> bool:
    """Whether it goes out also to who takes nothing compressed."""
    return _fits({"headers": told.headers, "body": told.body}, _MOST - _HEADERS)


def _validated(answer: Answer, known: str) -> Answer:
    """With a strong validator, or without a body where the client has that already."""
    headers = answer["headers"]
    digest = hashlib.sha256(_bytes(answer)).hexdigest()[:16]
    version = headers.get("etag", "").strip('"')
    tag = f"{version}.{digest}" if version else digest
    headers |= {"etag": f'"{tag}"', "cache-control": headers.get("cache-control", "no-cache")}
    if not {"*", tag, tag + _PACKED} & set(tags_in(known)):
        return answer
    kept = {name: value for name, value in headers.items() if name in _KEPT or name.startswith("access-")}
    return {
        "statusCode": 304,
        "headers": kept | {"vary": "Accept-Encoding"},
        "body": "",
        "isBase64Encoded": False,
    }


def _packed(answer: Answer, accepted: str) -> Answer:
    """Compressed, where the client takes that and it is worth it; then it is another representation."""
    headers = answer["headers"]
    if not headers.get("content-type", "").startswith(_PACKABLE) or not answer.get("body"):
        return answer
    headers["vary"] = "Accept-Encoding"
    body = _bytes(answer)
    if len(body) < _WORTH_PACKING or not _takes_gzip(accepted):
        return answer
    headers["content-encoding"] = "gzip"
    if "etag" in headers and answer["statusCode"] == 200:
        headers["etag"] = f'{headers["etag"][:-1]}{_PACKED}"'
    packed = gzip.compress(body, compresslevel=6, mtime=0)
    return answer | {"body": b64encode(packed).decode(), "isBase64Encoded": True}


def _fits(answer: Answer, most: int = _MOST) -> bool:
    """Whether Lambda can send it; what is short enough to fit however it is escaped, is not measured."""
    if 6 * len(answer.get("body") or "") <= most:
        return True
    return len(json.dumps(answer, ensure_ascii=False).encode()) <= most


def _takes_gzip(accepted: str) -> bool:
    for each in accepted.lower().split(","):
        name, _, weight = each.strip().partition(";")
        if name.strip() in {"gzip", "*"}:
            return not re.fullmatch(r"q=0(\.0*)?", weight.replace(" ", ""))
    return False


def _bytes(answer: Answer) -> bytes:
    body = answer.get("body") or ""
    if answer.get("isBase64Encoded"):
        raise ValueError("our answers are text until they are packed")
    return str(body).encode()
