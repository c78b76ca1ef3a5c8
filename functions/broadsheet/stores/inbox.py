"""The inbox: the only source of truth, where an object is an article or a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from broadsheet.article import ArticleId, Source
from broadsheet.stores import aws

if TYPE_CHECKING:
    from botocore.response import StreamingBody

ARRIVED = "broadsheet-arrived"
"""Metadata with which a mirror says when a file came to be, in ISO 8601."""


@dataclass(frozen=True)
class Arrival:
    """An object of the inbox as it is now, its body not yet read."""

    id: ArticleId
    etag: str
    size: int
    content_type: str | None
    _body: StreamingBody
    _arrived: Callable[[], datetime]

    def read(self) -> Source:
        return Source(self.id, self._body.read(), self.etag, self.content_type, self._arrived())


@dataclass(frozen=True)
class Inbox:
    """The bucket that editors fill, by its name."""

    name: str

    def find(self, id: ArticleId) -> Arrival | None:
        """The object of this id as it is now, or nothing."""
        try:
            got = aws.s3().get_object(Bucket=self.name, Key=id)
        except ClientError as error:
            if aws.code_of(error) in {"NoSuchKey", "404"}:
                return None
            raise
        stated = _instant(got["Metadata"].get(ARRIVED))
        return Arrival(
            id,
            got["ETag"].strip('"'),
            got["ContentLength"],
            got.get("ContentType"),
            got["Body"],
            lambda: stated or self._first_seen(id) or _whole_seconds(got["LastModified"]),
        )

    def etag(self, id: ArticleId) -> str | None:
        """Which version of the source stands there now, or nothing."""
        try:
            return aws.s3().head_object(Bucket=self.name, Key=id)["ETag"].strip('"')
        except ClientError as error:
            if aws.code_of(error) in {"NoSuchKey", "404"}:
                return None
            raise

    def put(self, id: ArticleId, body: bytes, content_type: str, arrived: datetime | None = None) -> str:
        """Publish or update; returns the ETag of the new version."""
        about = {ARRIVED: arrived.isoformat()} if arrived else {}
        put = aws.s3().put_object(
            Bucket=self.name, Key=id, Body=body, ContentType=content_type, Metadata=about
        )
        return put["ETag"].strip('"')

    def delete(self, id: ArticleId) -> None:
        """Unpublish; the versions stay, so that this can be undone."""
        aws.s3().delete_object(Bucket=self.name, Key=id)

    def ids(self) -> Iterator[ArticleId]:
        pages = aws.s3().get_paginator("list_objects_v2").paginate(Bucket=self.name)
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
