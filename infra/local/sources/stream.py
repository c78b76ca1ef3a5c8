"""A table's stream calls a function with its changes, in order; what fails is halved and tried again."""

from __future__ import annotations

import json
import time
from base64 import b64encode
from collections import deque
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from infra.local.sources.mapping import Invoke, Mapping, failures_in
from infra.local.translate import Json

if TYPE_CHECKING:
    from mypy_boto3_dynamodbstreams import DynamoDBStreamsClient
    from mypy_boto3_sqs import SQSClient

_LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Batch:
    """Records that go to the function together."""

    records: tuple[Json, ...]
    tries: int = 0
    not_before: float = 0.0
    """The monotonic time of the next try."""


class StreamSource:
    """Reads one stream for one function; a batch that fails holds up all that come after it."""

    def __init__(
        self, mapping: Mapping, streams: DynamoDBStreamsClient, sqs: SQSClient, invoke: Invoke
    ) -> None:
        self.mapping = mapping
        self._streams, self._sqs, self._invoke = streams, sqs, invoke
        self._cursor = self._start()
        self._fresh: list[Json] = []
        self._since = 0.0
        """When the first of the fresh records came."""
        self._failing: deque[Batch] = deque()
        """Batches that have been tried, or are halves of such, in the order of the stream."""

    def work(self, *, patient: bool, quiet: bool) -> bool:
        self._read()
        now = time.monotonic()
        if self._failing:
            if patient and self._failing[0].not_before > now:
                return False
            self._try(self._failing.popleft())
            return True
        full, late = len(self._fresh) >= self.mapping.batch, now - self._since >= self.mapping.window
        if not self._fresh or not (full or late or quiet):
            return False
        taken, self._fresh = self._fresh[: self.mapping.batch], self._fresh[self.mapping.batch :]
        self._since = now
        self._try(Batch(tuple(taken)))
        return True

    def waiting(self) -> int:
        self._read()
        return len(self._fresh) + sum(len(batch.records) for batch in self._failing)

    def next_at(self) -> float | None:
        if self._failing:
            return self._failing[0].not_before
        return self._since + self.mapping.window if self._fresh else None

    def forget(self) -> None:
        self._read()
        self._fresh.clear()
        self._failing.clear()

    def _start(self) -> str:
        shards = self._streams.describe_stream(StreamArn=self.mapping.source)["StreamDescription"]["Shards"]
        answer = self._streams.get_shard_iterator(
            StreamArn=self.mapping.source,
            ShardId=shards[0]["ShardId"],
            ShardIteratorType="TRIM_HORIZON" if self.mapping.from_start else "LATEST",
        )
        self._shard = shards[0]["ShardId"]
        return answer["ShardIterator"]

    def _read(self) -> None:
        while True:
            answer = self._streams.get_records(ShardIterator=self._cursor, Limit=1000)
            self._cursor = answer["NextShardIterator"]
            if not answer["Records"]:
                return
            records = (_as_lambda_gets_it(record, self.mapping.source) for record in answer["Records"])
            if not self._fresh:
                self._since = time.monotonic()
            self._fresh += [record for record in records if self.mapping.lets_through(record)]

    def _try(self, batch: Batch) -> None:
        answer: Any = None
        try:
            answer = self._invoke({"Records": list(batch.records)})
            left = self._left_of(batch, answer)
        except Exception:  # noqa: BLE001  (whatever a function raises, Lambda catches; the observer has heard)
            left = batch.records
        if left:
            self._again(replace(batch, records=left))

    def _left_of(self, batch: Batch, answer: Any) -> tuple[Json, ...]:
        """A function that reports failures says where to go on; what comes before is done."""
        if not self.mapping.partial:
            return ()
        numbers = [record["dynamodb"]["SequenceNumber"] for record in batch.records]
        failed = failures_in(answer, set(numbers))
        if failed is None:
            return batch.records
        return batch.records[min(map(numbers.index, failed)) :] if failed else ()

    def _again(self, batch: Batch) -> None:
        """Halving does not count as a try: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html"""
        middle = len(batch.records) // 2
        wait = min(2.0**batch.tries, _LONGEST_WAIT)
        if self.mapping.bisect and middle:
            halves = batch.records[:middle], batch.records[middle:]
            self._failing.extendleft(replace(batch, records=half) for half in reversed(halves))
        elif self.mapping.retries < 0 or batch.tries < self.mapping.retries:
            later = time.monotonic() + wait
            self._failing.appendleft(replace(batch, tries=batch.tries + 1, not_before=later))
        else:
            self._give_up(batch)

    def _give_up(self, batch: Batch) -> None:
        if self.mapping.on_failure:
            name = self.mapping.on_failure.rpartition(":")[2]
            url = self._sqs.get_queue_url(QueueName=name)["QueueUrl"]
            self._sqs.send_message(QueueUrl=url, MessageBody=json.dumps(self._obituary(batch)))

    def _obituary(self, batch: Batch) -> Json:
        """https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html"""
        first, last = (batch.records[at]["dynamodb"] for at in (0, -1))
        return {
            "requestContext": {
                "requestId": str(uuid4()),
                "functionArn": self.mapping.function,
                "condition": "RetryAttemptsExhausted",
                "approximateInvokeCount": batch.tries + 1,
            },
            "responseContext": {
                "statusCode": 200,
                "executedVersion": "$LATEST",
                "functionError": "Unhandled",
            },
            "version": "1.0",
            "timestamp": datetime.now(UTC).isoformat(),
            "DDBStreamBatchInfo": {
                "shardId": self._shard,
                "startSequenceNumber": first["SequenceNumber"],
                "endSequenceNumber": last["SequenceNumber"],
                "approximateArrivalOfFirstRecord": _iso(first["ApproximateCreationDateTime"]),
                "approximateArrivalOfLastRecord": _iso(last["ApproximateCreationDateTime"]),
                "batchSize": len(batch.records),
                "streamArn": self.mapping.source,
            },
        }


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _as_lambda_gets_it(record: Any, source: str) -> Json:
    """https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html#events-sample-dynamodb"""
    change = _plain(record["dynamodb"])
    change["ApproximateCreationDateTime"] = record["dynamodb"]["ApproximateCreationDateTime"].timestamp()
    return {**record, "dynamodb": change, "eventSourceARN": source}


def _plain(value: Any) -> Any:
    """Bytes as base64, and nothing else that JSON does not know."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | set):
        return [_plain(item) for item in value]
    return b64encode(value).decode() if isinstance(value, bytes) else value
