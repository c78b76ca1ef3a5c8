"""The inbox: the only source of truth, where an object is an article or a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from botocore.exceptions import ClientError

from broadsheet.article import UNDATED, ArticleId, Source
from broadsheet.stores import aws
from broadsheet.stores.body import md5_of, whole

ARRIVED = "broadsheet-arrived"
"""Metadata with which a mirror says when a file came to be, in ISO 8601."""

SUMMARY_OF = "broadsheet-summary-of"
"""Metadata that says by a digest for which text an editor's summary was written."""


@dataclass(frozen=True)
class Arrival:
    """An object of the inbox as it is now, its body not yet read."""

    id: ArticleId
    etag: str
    size: int
    """As S3 says it; 0 where something on the way leaves it out."""
    content_type: str | None
    summary_of: str | None
    _body: Callable[[], bytes]
    _arrived: Callable[[], datetime]

    def read(self) -> Source:
        return replace(self.undated(), arrived=self._arrived())

    def undated(self) -> Source:
        """The same for whoever does not mind when it came, which takes one more look at the bucket."""
        return Source(self.id, self._body(), self.etag, self.content_type, UNDATED, self.summary_of)


@dataclass(frozen=True)
class Version:
    """A version of a source; without an ETag, that there was nothing from then on."""

    name: str
    moment: datetime
    latest: bool
    etag: str | None = None
    size: int = 0


@dataclass(frozen=True)
class Old:
    """An old version as it was, its body not yet read."""

    etag: str
    size: int
    content_type: str
    arrived: datetime | None
    summary_of: str | None
    _body: Callable[[], bytes]

    def read(self) -> bytes:
        return self._body()


@dataclass(frozen=True)
class Ticket:
    """Where to send a form, and the fields that it has to have before that of the file."""

    url: str
    fields: dict[str, str]


@dataclass(frozen=True)
class Inbox:
    """The bucket that editors fill, by its name."""

    name: str

    def find(self, id: ArticleId) -> Arrival | None:
        """The object of this id as it is now, or nothing."""
        try:
            got = aws.s3().get_object(Bucket=self.name, Key=id)
        except ClientError as error:
            if aws.code_of(error) in aws.MISSING:
                return None
            raise
        stated = _instant(got["Metadata"].get(ARRIVED))
        return Arrival(
            id,
            got["ETag"].strip('"'),
            got.get("ContentLength", 0),
            got.get("ContentType"),
            got["Metadata"].get(SUMMARY_OF),
            partial(self._body, id, got),
            lambda: stated or self._first_seen(id) or _whole_seconds(got["LastModified"]),
        )

    def etag(self, id: ArticleId) -> str | None:
        """Which version of the source stands there now, or nothing."""
        try:
            return aws.s3().head_object(Bucket=self.name, Key=id)["ETag"].strip('"')
        except ClientError as error:
            if aws.code_of(error) in aws.MISSING:
                return None
            raise

    def put(self, id: ArticleId, body: bytes, content_type: str, arrived: datetime | None = None) -> str:
        """Publish or update; returns the ETag of the new version."""
        about = _about(arrived, None)
        put = aws.s3().put_object(
            Bucket=self.name, Key=id, Body=body, ContentType=content_type, Metadata=about
        )
        return put["ETag"].strip('"')

    def replace(
        self,
        id: ArticleId,
        body: bytes,
        content_type: str,
        expected: str | None,
        arrived: datetime | None = None,
        summary_of: str | None = None,
    ) -> str:
        """Put on condition that this version stands there, or that nothing does; raises `Conflict`."""
        condition = partial(aws.s3().put_object, IfMatch=expected) if expected else None
        put = condition or partial(aws.s3().put_object, IfNoneMatch="*")
        about = _about(arrived, summary_of)
        etag = md5_of(body)
        with aws.giving_way(id, lambda: self.etag(id) == etag):
            done = put(Bucket=self.name, Key=id, Body=body, ContentType=content_type, Metadata=about)
            etag = done["ETag"].strip('"')
        return etag

    def delete(self, id: ArticleId, expected: str | None = None) -> None:
        """Unpublish; the versions stay, so that this can be undone. If a version is expected and another
        stands there, raises `Conflict`."""
        condition: dict[str, Any] = {"IfMatch": expected} if expected else {}
        with aws.giving_way(id, lambda: self.etag(id) is None):
            aws.s3().delete_object(Bucket=self.name, Key=id, **condition)

    def ticket(self, id: ArticleId, content_type: str, largest: int, seconds: int) -> Ticket:
        """A form with which anyone may put this one object, of this type and at most so many bytes.

        https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-UsingHTTPPOST.html
        """
        form = aws.s3().generate_presigned_post(
            Bucket=self.name,
            Key=id,
            Fields={"Content-Type": content_type},
            Conditions=[{"Content-Type": content_type}, ["content-length-range", 1, largest]],
            ExpiresIn=seconds,
        )
        return Ticket(form["url"], form["fields"])

    def versions(self, id: ArticleId, most: int = 100) -> tuple[Version, ...]:
        """What has stood there, newest first, the times when nothing did included."""
        found = aws.s3().list_object_versions(Bucket=self.name, Prefix=id, MaxKeys=most)
        # The id itself sorts before every longer key that begins with it.
        versions = [_version(each) for each in found.get("Versions", ()) if each["Key"] == id]
        gaps = [_version(each) for each in found.get("DeleteMarkers", ()) if each["Key"] == id]
        return tuple(sorted(versions + gaps, key=lambda each: (each.latest, each.moment), reverse=True))

    def version(self, id: ArticleId, version: str) -> Old | None:
        """An old version, or nothing."""
        get = partial(aws.s3().get_object, Bucket=self.name, Key=id, VersionId=version)
        try:
            got = get()
        except ClientError as error:
            if aws.code_of(error) in aws.MISSING | {"NoSuchVersion", "InvalidArgument", "MethodNotAllowed"}:
                return None
            raise
        return Old(
            got["ETag"].strip('"'),
            got.get("ContentLength", 0),
            got["ContentType"],
            _instant(got["Metadata"].get(ARRIVED)),
            got["Metadata"].get(SUMMARY_OF),
            partial(whole, get, got),
        )

    def _body(self, id: ArticleId, got: Mapping[str, Any]) -> bytes:
        """Where it is broken and another version stands there meanwhile, raises `Conflict`."""
        with aws.giving_way(id):
            return whole(partial(aws.s3().get_object, Bucket=self.name, Key=id, IfMatch=got["ETag"]), got)

    def ids(self, after: ArticleId = "") -> Iterator[ArticleId]:
        """Every id past another, in the order of their UTF-8 bytes."""
        pages = aws.s3().get_paginator("list_objects_v2").paginate(Bucket=self.name, StartAfter=after)
        return (thing["Key"] for page in pages for thing in page.get("Contents", ()))

    def _first_seen(self, id: ArticleId) -> datetime | None:
        """When the oldest version came since the id was last deleted."""
        pages = aws.s3().get_paginator("list_object_versions").paginate(Bucket=self.name, Prefix=id)
        came: list[datetime] = []
        went: list[datetime] = []
        for page in pages:
            came += [thing["LastModified"] for thing in page.get("Versions", ()) if thing["Key"] == id]
            went += [thing["LastModified"] for thing in page.get("DeleteMarkers", ()) if thing["Key"] == id]
            # The id itself sorts before every longer key that begins with it.
            if page.get("NextKeyMarker", id) != id:
                break
        since = [moment for moment in came if not went or moment > max(went)]
        return _whole_seconds(min(since)) if since else None


def _about(arrived: datetime | None, summary_of: str | None) -> dict[str, str]:
    said = {ARRIVED: arrived.isoformat() if arrived else None, SUMMARY_OF: summary_of}
    return {name: value for name, value in said.items() if value}


def _version(said: Mapping[str, Any]) -> Version:
    etag = said["ETag"].strip('"') if "ETag" in said else None
    return Version(said["VersionId"], said["LastModified"], said["IsLatest"], etag, said.get("Size", 0))


def _instant(text: str | None) -> datetime | None:
    try:
        stated = datetime.fromisoformat(text) if text else None
        moment = _whole_seconds(stated) if stated and stated.tzinfo else None
    except (ValueError, OverflowError):
        return None
    # The order of lists is that of years written in four digits.
    return moment if moment and moment.year >= 1000 else None


def _whole_seconds(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
