"""Messages of a queue, one after the other: only those that fail come back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from broadsheet.runtime.events import names_in
from broadsheet.runtime.telemetry import logger

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
    from aws_lambda_powertools.utilities.typing import LambdaContext


def each_name(
    event: dict[str, Any], context: LambdaContext, step: Callable[[str], None]
) -> PartialItemFailureResponse:
    """Take the step with every name that the messages of an SQS event hold.

    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    """
    from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response

    def each(record: SQSRecord) -> None:
        logger().set_correlation_id(record.message_id)
        try:
            with ExitStack() as steps:
                # Each takes its turn, also after one that fails; then what failed rises.
                for name in reversed(names_in(record.body)):
                    steps.callback(step, name)
        except Exception:
            # The processor keeps the error to itself when other messages succeed.
            logger().exception("message failed")
            raise

    processor = BatchProcessor(EventType.SQS, raise_on_entire_batch_failure=False)
    return process_partial_response(event, each, processor, context)
