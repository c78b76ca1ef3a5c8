"""The stream of the index as changes: what an article's entry was, and what it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from broadsheet.entry import Entry
from broadsheet.site.plan import Change
from broadsheet.stores.stream import Stretch


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Image(_Event):
    entry: Any = None

    @property
    def value(self) -> Entry | None:
        """The entry, unless somebody has harmed it."""
        try:
            return Entry.of_json(self.entry["S"].encode())
        except (ValueError, TypeError, KeyError):
            return None


class _StreamView(_Event):
    old: _Image | None = Field(None, alias="OldImage")
    new: _Image | None = Field(None, alias="NewImage")


class StreamRecord(_Event):
    """https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html"""

    dynamodb: _StreamView

    @property
    def change(self) -> Change | None:
        """Nothing where an entry is harmed by it: what mends that will tell."""
        old, new = self.dynamodb.old, self.dynamodb.new
        change = Change(old.value if old else None, new.value if new else None)
        return None if new and change.new is None else change


class Changes(_Event):
    """What the stream of the index tells."""

    Records: tuple[StreamRecord, ...]


def changes_in(event: Mapping[str, Any]) -> tuple[Change, ...]:
    """The changes that an event of the index's stream tells of; raises a `ValidationError` for another."""
    changes = (record.change for record in Changes.model_validate(event).Records)
    return tuple(change for change in changes if change)


class _Batch(_Event):
    stream: str = Field(alias="streamArn")
    shard: str = Field(alias="shardId")
    first: str = Field(alias="startSequenceNumber")
    last: str = Field(alias="endSequenceNumber")


class _StreamFailure(_Event):
    """https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html"""

    batch: _Batch = Field(alias="DDBStreamBatchInfo")


def stretch_in(body: str) -> Stretch:
    """What of the index's stream could not be published; raises a `ValidationError` for another letter."""
    batch = _StreamFailure.model_validate_json(body).batch
    return Stretch(batch.stream, batch.shard, batch.first, batch.last)
