"""Messages of a queue, one after the other: only those come back that fail, or for which no time is left."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, TypedDict

from broadsheet.runtime.events import names_in
from broadsheet.runtime.telemetry import logger, seconds_left
from broadsheet.stores import deadline
from broadsheet.stores.deadline import RESERVE

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


class Failure(TypedDict):
    """A message that is to come back."""

    itemIdentifier: str


class Answer(TypedDict):
    """What Lambda takes back to the queue.

    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    """

    batchItemFailures: list[Failure]


def each_name(event: dict[str, Any], step: Callable[[str], None], context: LambdaContext) -> Answer:
    """Take the step with every name that the messages of an SQS event hold, while there is time."""

    def in_time(name: str) -> None:
        be_in_time(context)
        step(name)

    failed = [record["messageId"] for record in event["Records"] if not _took(record, in_time)]
    return {"batchItemFailures": [{"itemIdentifier": id} for id in failed]}


def be_in_time(context: LambdaContext, seconds: float = RESERVE) -> None:
    """Raises `OutOfTime` where Lambda leaves less than so much time."""
    deadline.be_in_time(seconds_left(context), seconds)


def _took(record: dict[str, Any], step: Callable[[str], None]) -> bool:
    logger().set_correlation_id(record["messageId"])
    try:
        with ExitStack() as steps:
            # Each takes its turn, also after one that fails; then what failed rises.
            for name in reversed(names_in(record["body"])):
                steps.callback(step, name)
    except Exception:  # noqa: BLE001  (it is not lost: the queue brings the message back, and parks it at last)
        logger().exception("message failed")
        return False
    return True
