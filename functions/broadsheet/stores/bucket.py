"""A bucket of derived things, each written on condition that nobody was faster.

An object carries the digest of what was written as metadata, so that to know
whether it is right costs one request, HEAD or GET; what S3 itself says of its bytes in
the answer tells whether somebody has changed them and kept the digest.
Conditional writes and deletes:
https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, TypeVar
from urllib.parse import quote, unquote

from botocore.exceptions import ClientError

from broadsheet.article import Value
from broadsheet.errors import Harmed
from broadsheet.publication import Page
from broadsheet.stores import aws
from broadsheet.stores.body import answered, md5_in, md5_of, whole

_READ = 5_000_000
"""Bytes of the largest object that a look brings: no page of ours is as large."""
_DIGEST = "digest"
_MADE_FROM = "made-from"

V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Bucket:
    """A bucket, by its name."""

    name: str

    def place(self, key: str, *, read: bool = False) -> Spot:
        return Spot(self, key, read)

    def find(self, key: str) -> bytes | None:
        """The bytes of an object as it is now, or nothing."""
        try:
            return whole(lambda: aws.s3().get_object(Bucket=self.name, Key=key))
        except ClientError as error:
            if aws.code_of(error) in aws.MISSING:
                return None
            raise

    def made_from(self, key: str) -> str | None:
        """What the object was made from, as its `Page` said; nothing where there is no object."""
        seen = self.place(key).look()
        return seen.made_from if seen.etag else None

    def holds(self, key: str) -> bool:
        """Whether there is such an object."""
        return self.place(key).look().etag is not None

    def ready(self) -> None:
        """Have the client made: threads that were the first to ask would each make one."""
        aws.s3()

    def keys_under(self, prefix: str = "", after: str = "") -> Iterator[str]:
        """Every key under a prefix and past another key, in the order of their UTF-8 bytes."""
        pages = (
            aws.s3()
            .get_paginator("list_objects_v2")
            .paginate(Bucket=self.name, Prefix=prefix, StartAfter=after)
        )
        return (thing["Key"] for page in pages for thing in page.get("Contents", ()))


@dataclass(frozen=True)
class Spot:
    """The place of one object."""

    bucket: Bucket = field(hash=False)
    key: str
    read: bool = field(default=False, compare=False)
    """Whether a look brings the bytes as well, which costs as many calls."""

    def __str__(self) -> str:
        return f"{self.bucket.name}/{self.key}"

    def _answer(self) -> tuple[Mapping[str, Any], bytes]:
        if not self.read:
            return aws.s3().head_object(Bucket=self.bucket.name, Key=self.key), b""
        get = partial(aws.s3().get_object, Bucket=self.bucket.name, Key=self.key)
        got = get()
        if got.get("ContentLength", 0) > _READ:
            got["Body"].close()
            return got, b""
        return answered(get, got)

    def look(self) -> Seen:
        try:
            head, body = self._answer()
        except ClientError as error:
            if aws.code_of(error) in aws.MISSING:
                return Seen(self)
            raise
        about = head["Metadata"]
        return Seen(
            self,
            head["ETag"],
            about.get(_DIGEST),
            unquote(about.get(_MADE_FROM, "")),
            (head["ContentType"], head.get("CacheControl", "")),
            md5_in(head),
            body,
        )


@dataclass(frozen=True)
class Seen:
    """An object as it was seen; without an ETag, that there was none."""

    spot: Spot
    etag: str | None = None
    digest: str | None = None
    made_from: str = ""
    headers: tuple[str, str] = "", ""
    """Content type and cache control, as readers get them."""
    md5: str | None = None
    """Of the bytes that stand here, where S3 says it."""
    body: bytes = b""
    """Those bytes, where they were asked for."""
    written: Page | None = None
    """What has just been written here, where that is how it was seen."""

    def differs(self, wanted: Page | None) -> bool:
        if self.written:
            return wanted != self.written
        if wanted is None:
            return self.etag is not None
        return self.digest != wanted.digest or self._harmed(wanted)

    def _harmed(self, written: Page) -> bool:
        """Whether somebody has changed what was written, and kept its digest."""
        headers = written.content_type, written.cache_control
        return self.headers != headers or self.md5 not in {None, md5_of(written.body)}

    def holds(self, md5: str, content_type: str, made_from: str) -> bool:
        """Whether bytes with this MD5 stand here as this, made of this version of a source."""
        said = self.headers, self.made_from
        return self.etag is not None and said == ((content_type, ""), made_from) and self.md5 in {None, md5}

    def pending(self) -> bool:
        return False

    def settle(self, wanted: Page | None) -> Seen:
        with aws.giving_way(str(self.spot)):
            return self._removed() if wanted is None else self._written(wanted)

    def _written(self, page: Page) -> Seen:
        about = {_DIGEST: page.digest, _MADE_FROM: quote(page.made_from)}
        put = partial(
            aws.s3().put_object,
            Bucket=self.spot.bucket.name,
            Key=self.spot.key,
            Body=page.body,
            ContentType=page.content_type,
            Metadata={name: value for name, value in about.items() if value},
        )
        if page.cache_control:
            put = partial(put, CacheControl=page.cache_control)
        done = put(IfMatch=self.etag) if self.etag else put(IfNoneMatch="*")
        return Seen(self.spot, done["ETag"], body=page.body, written=page)

    def _removed(self) -> Seen:
        aws.s3().delete_object(Bucket=self.spot.bucket.name, Key=self.spot.key, IfMatch=self.etag or "")
        return Seen(self.spot)


@dataclass(frozen=True)
class Records(Generic[V]):
    """The records of one kind that a bucket holds, by the id of their article."""

    bucket: Bucket
    prefix: str
    """As `articles/`."""
    kind: type[V]

    def key(self, id: str) -> str:
        """Where an article's record is kept; a name too long for a key gives way to its SHA-256."""
        if len(id.encode()) > _LONGEST_ID:
            return f"{self.prefix}{hashlib.sha256(id.encode()).hexdigest()}.json"
        return f"{self.prefix}{id}.json"

    def place(self, id: str) -> Spot:
        return self.bucket.place(self.key(id))

    def page(self, id: str, value: V) -> Page:
        return Page(self.key(id), value.as_json(), "application/json")

    def find(self, id: str) -> V | None:
        return self.at(self.key(id))

    def at(self, key: str) -> V | None:
        """The record under a key; raises `Harmed` for what is no such record."""
        data = self.bucket.find(key)
        try:
            return None if data is None else self.kind.of_json(data)
        except ValueError as error:
            raise Harmed(key) from error

    def holds(self, key: str) -> bool:
        """Whether a key is that of such a record."""
        return key.startswith(self.prefix) and key.endswith(".json")

    def id_of(self, key: str) -> str:
        return key.removeprefix(self.prefix).removesuffix(".json")

    def ids(self) -> Iterator[str]:
        return map(self.id_of, self.keys())

    def keys(self, after: str = "") -> Iterator[str]:
        """Every key of a record past another key, in their order."""
        return self.bucket.keys_under(self.prefix, after)


# S3 keys have at most 1,024 bytes of UTF-8.
_LONGEST_ID = 950
