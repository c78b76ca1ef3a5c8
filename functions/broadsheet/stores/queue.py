"""A queue that tells a step which things to look at again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from broadsheet.stores import aws

T = TypeVar("T")

_CALL = 10
"""Messages that one call sends at most."""
_LARGEST = 1_000_000
"""Bytes of all messages of a call: SendMessageBatch takes 1 MiB.

https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
"""


@dataclass(frozen=True)
class Queue:
    """A queue, by its address."""

    url: str
    together: int = 15
    """Names that one message holds at most; of keys of S3, ten such messages are always within one call."""

    def tell(self, names: Iterable[str]) -> None:
        """Send each name once, in this order: ids of articles, or keys of pages."""
        messages = _chunks(dict.fromkeys(names), self.together)
        for batch in _within_a_call(json.dumps({"look_at": names}) for names in messages):
            self._send(batch)

    def _send(self, bodies: list[str]) -> None:
        entries = [{"Id": str(n), "MessageBody": body} for n, body in enumerate(bodies)]
        answer = aws.sqs().send_message_batch(QueueUrl=self.url, Entries=entries)  # type: ignore[arg-type]
        if failed := answer.get("Failed"):
            raise RuntimeError(f"{len(failed)} messages were not taken: {failed[0].get('Message')}")


def _within_a_call(bodies: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for body in bodies:  # of ASCII, as JSON is written here
        if len(batch) == _CALL or sum(map(len, batch)) + len(body) > _LARGEST:
            yield batch
            batch = []
        batch.append(body)
    if batch:
        yield batch


def in_tens(things: Iterable[T]) -> Iterable[list[T]]:
    """As many as one call of EventBridge takes."""
    return _chunks(things, _CALL)


def _chunks(things: Iterable[T], size: int) -> Iterable[list[T]]:
    left = iter(things)
    return iter(lambda: list(islice(left, size)), [])
