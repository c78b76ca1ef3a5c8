"""The bytes of an object: whole as S3 has them, or not at all, whatever lies between it and us."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from botocore.exceptions import FlexibleChecksumError, HTTPClientError, IncompleteReadError

from broadsheet.stores.deadline import ATTEMPTS

_MD5_LENGTH = 32


class Damaged(OSError):
    """What came is not what stands there: another attempt may bring it whole."""


_BROKEN = (Damaged, FlexibleChecksumError, HTTPClientError, IncompleteReadError)


def whole(get: Callable[[], Mapping[str, Any]], got: Mapping[str, Any] | None = None) -> bytes:
    """The body that GetObject gets, or `got` already; botocore asks again only until it begins to come."""
    return answered(get, got)[1]


def answered(
    get: Callable[[], Mapping[str, Any]], got: Mapping[str, Any] | None = None
) -> tuple[Mapping[str, Any], bytes]:
    """The same, with all else that S3 says in the answer with which it came."""
    for _ in range(ATTEMPTS - 1):
        got = got or get()
        with suppress(*_BROKEN):
            return got, body_of(got)
        got = None
    got = get()
    return got, body_of(got)


def body_of(got: Mapping[str, Any]) -> bytes:
    """The body in an answer of GetObject; raises `Damaged` where S3 says another MD5 of it.

    botocore counts the bytes where their number was said, which a proxy may leave out.
    """
    body: bytes = got["Body"].read()
    if md5_in(got) not in {None, md5_of(body)}:
        raise Damaged(f"{len(body)} bytes came, and they are not those of {got['ETag']}")
    return body


def md5_in(said: Mapping[str, Any]) -> str | None:
    """An ETag is the MD5 of the bytes if S3's own keys encrypt them, and they came in one piece.

    What has not the length of one is none: a part count stands behind others, and not only S3 may answer.

    https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
    """
    etag: str = said["ETag"].strip('"')
    plain = said.get("ServerSideEncryption", "AES256") == "AES256" and len(etag) == _MD5_LENGTH
    return etag if plain else None


def md5_of(body: bytes) -> str:
    return hashlib.md5(body, usedforsecurity=False).hexdigest()
