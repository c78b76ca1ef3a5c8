"""A queue calls a function with its messages; those that fail come back, and end among the dead letters."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from infra.local.sources.mapping import Invoke, Mapping, failures_in
from infra.local.translate import Json

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient
    from mypy_boto3_sqs.literals import QueueAttributeNameType
    from mypy_boto3_sqs.type_defs import MessageTypeDef

_AT_A_TIME = 10
"""The most messages that one call to SQS gives or takes."""
_COUNTS: tuple[QueueAttributeNameType, ...] = (
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesDelayed",
    "ApproximateNumberOfMessagesNotVisible",
)
_POLL = 1.0
"""Seconds between looks for messages that come back."""


class QueueSource:
    """Reads one queue for one function."""

    def __init__(self, mapping: Mapping, url: str, sqs: SQSClient, invoke: Invoke) -> None:
        self.mapping = mapping
        self._url, self._sqs, self._invoke = url, sqs, invoke
        self._failed: dict[str, str] = {}
        """The receipt handles of messages that failed and are not visible yet."""

    def work(self, *, patient: bool, quiet: bool) -> bool:  # noqa: ARG002  (a queue does not wait)
        if not patient:
            self._bring_back()
        messages = self._receive()
        for message in messages:
            self._failed.pop(message["MessageId"], None)
        wanted = [message for message in messages if self.mapping.lets_through(_for_patterns(message))]
        failed = self._handed(wanted) if wanted else set()
        self._delete([message for message in messages if message["MessageId"] not in failed])
        self._failed |= {m["MessageId"]: m["ReceiptHandle"] for m in wanted if m["MessageId"] in failed}
        return bool(messages)

    def waiting(self) -> int:
        said = self._sqs.get_queue_attributes(QueueUrl=self._url, AttributeNames=["All"])["Attributes"]
        return sum(int(said[name]) for name in _COUNTS)

    def next_at(self) -> float | None:
        return time.monotonic() + _POLL if self.waiting() else None

    def forget(self) -> None:
        self._failed.clear()

    def _receive(self) -> list[MessageTypeDef]:
        taken: list[MessageTypeDef] = []
        while len(taken) < self.mapping.batch:
            got = self._sqs.receive_message(
                QueueUrl=self._url,
                MaxNumberOfMessages=min(_AT_A_TIME, self.mapping.batch - len(taken)),
                MessageSystemAttributeNames=["All"],
                MessageAttributeNames=["All"],
            ).get("Messages", [])
            taken += got
            if not got:
                break
        return taken

    def _handed(self, messages: list[MessageTypeDef]) -> set[str]:
        """Call the function; the ids of the messages that failed."""
        ids = {message["MessageId"] for message in messages}
        try:
            answer = self._invoke({"Records": [self._record(message) for message in messages]})
        except Exception:  # noqa: BLE001  (whatever a function raises, Lambda catches; the observer has heard)
            return ids
        failed = failures_in(answer, ids) if self.mapping.partial else set()
        return ids if failed is None else failed

    def _delete(self, messages: list[MessageTypeDef]) -> None:
        for start in range(0, len(messages), _AT_A_TIME):
            some = messages[start : start + _AT_A_TIME]
            self._sqs.delete_message_batch(
                QueueUrl=self._url,
                Entries=[{"Id": str(n), "ReceiptHandle": m["ReceiptHandle"]} for n, m in enumerate(some)],
            )

    def _bring_back(self) -> None:
        for handle in self._failed.values():
            with suppress(self._sqs.exceptions.ReceiptHandleIsInvalid):  # it is among the dead letters
                self._sqs.change_message_visibility(
                    QueueUrl=self._url, ReceiptHandle=handle, VisibilityTimeout=0
                )
        self._failed.clear()

    def _record(self, message: MessageTypeDef) -> Json:
        """https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event"""
        attributes = message.get("MessageAttributes", {})
        return {
            "messageId": message["MessageId"],
            "receiptHandle": message["ReceiptHandle"],
            "body": message["Body"],
            "attributes": dict(message.get("Attributes", {})),
            "messageAttributes": {name: _attribute(value) for name, value in attributes.items()},
            "md5OfBody": message["MD5OfBody"],
            "eventSource": "aws:sqs",
            "eventSourceARN": self.mapping.source,
            "awsRegion": self.mapping.source.split(":")[3],
        }


def _attribute(value: Any) -> Json:
    return {"dataType": value["DataType"], "stringValue": value.get("StringValue")}


def _for_patterns(message: MessageTypeDef) -> Json:
    """A filter sees the body as JSON where it is JSON."""
    try:
        return {"body": json.loads(message["Body"])}
    except ValueError:
        return {"body": message["Body"]}
