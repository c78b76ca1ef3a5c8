"""Changes of the index become pages, each shared page once for a whole batch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from broadsheet import pipeline
from broadsheet.runtime import events, telemetry
from broadsheet.runtime.batch import Answer, each_name
from broadsheet.runtime.settings import settings
from broadsheet.site.plan import Target, target_of

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> Answer | None:  # noqa: ARG001
    """Takes messages that name pages, or records of the table's stream, which come back all together."""
    if any("body" in record for record in event["Records"]):
        return each_name(event, _look_at)
    changes, now = events.changes_in(event), datetime.now(UTC)
    _publish(pipeline.planned(changes, settings().stores, now), now)
    return None


def _look_at(key: str) -> None:
    if target := target_of(key):
        _publish([target], datetime.now(UTC))


def _publish(targets: Sequence[Target], now: datetime) -> None:
    told = settings()
    for target, outcome in pipeline.publish(targets, told.stores, told.publication, now).items():
        telemetry.note("publish", target.key, outcome)
