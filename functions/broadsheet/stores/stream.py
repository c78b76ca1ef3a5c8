"""The stream of the index: what changed, for a day after it did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from broadsheet.stores import aws

_OVER = {"TrimmedDataAccessException", "ResourceNotFoundException"}
"""What DynamoDB says of records that it keeps no more, and of a shard that had only such."""


class Forgotten(LookupError):
    """The stream no longer has what was asked for."""


@dataclass(frozen=True)
class Stretch:
    """Some records of a shard, from one number to another."""

    stream: str
    """Its ARN."""
    shard: str
    first: str
    last: str

    def records(self) -> Iterator[Mapping[str, Any]]:
        """What changed, oldest first; raises `Forgotten` where that is more than a day ago.

        https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html
        """
        try:
            yield from self._read()
        except ClientError as error:
            if aws.code_of(error) in _OVER:
                raise Forgotten(self.first) from error
            raise

    def _read(self) -> Iterator[Mapping[str, Any]]:
        streams = aws.dynamodbstreams()
        cursor: str | None = streams.get_shard_iterator(
            StreamArn=self.stream,
            ShardId=self.shard,
            ShardIteratorType="AT_SEQUENCE_NUMBER",
            SequenceNumber=self.first,
        )["ShardIterator"]
        while cursor:
            answer = streams.get_records(ShardIterator=cursor)
            for record in answer["Records"]:
                if int(record["dynamodb"]["SequenceNumber"]) > int(self.last):
                    return
                yield record
                if record["dynamodb"]["SequenceNumber"] == self.last:
                    return
            cursor = answer.get("NextShardIterator")
