"""Changes of the index become pages, each shared page once for a whole batch."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from broadsheet import pipeline
from broadsheet.runtime import events, telemetry
from broadsheet.runtime.settings import settings

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> None:  # noqa: ARG001
    """Takes records of the table's stream, or messages that name pages; a failure brings all back."""
    now, stores = datetime.now(UTC), settings().stores
    batch = events.PublishBatch.model_validate(event)
    targets = batch.targets or pipeline.planned(batch.changes, stores, now)
    for target, outcome in pipeline.publish(targets, stores, settings().publication, now).items():
        telemetry.note("publish", target.key, outcome)
