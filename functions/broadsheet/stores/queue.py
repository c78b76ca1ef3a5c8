"""A queue that tells a step which things to look at again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from broadsheet.stores import aws

T = TypeVar("T")


@dataclass(frozen=True)
class Queue:
    """A queue, by its address."""

    url: str
    together: int = 15
    """Names that one message holds at most.

    SendMessageBatch takes ten messages and 1 MiB; 15 names of at most 1,024 bytes each, escaped at worst
    sixfold, keep ten of them within that.
    """

    def tell(self, names: Iterable[str]) -> None:
        """Send each name once, in this order: ids of articles, or keys of pages."""
        messages = _chunks(dict.fromkeys(names), self.together)
        for batch in in_tens(messages):
            self._send([json.dumps({"look_at": names}) for names in batch])

    def _send(self, bodies: list[str]) -> None:
        entries = [{"Id": str(n), "MessageBody": body} for n, body in enumerate(bodies)]
        answer = aws.sqs().send_message_batch(QueueUrl=self.url, Entries=entries)  # type: ignore[arg-type]
        if failed := answer.get("Failed"):
            raise RuntimeError(f"{len(failed)} messages were not taken: {failed[0].get('Message')}")


def in_tens(things: Iterable[T]) -> Iterable[list[T]]:
    """As many as one call takes, of SQS and of EventBridge."""
    return _chunks(things, 10)


def _chunks(things: Iterable[T], size: int) -> Iterable[list[T]]:
    left = iter(things)
    return iter(lambda: list(islice(left, size)), [])
