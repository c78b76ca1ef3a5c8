"""Changes of the index become pages, each shared page once for a whole batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from broadsheet import pipeline
from broadsheet.runtime import dispatches, events, telemetry
from broadsheet.runtime.batch import Answer, each_name
from broadsheet.runtime.settings import settings
from broadsheet.site.plan import Target
from broadsheet.stores.converge import Outcome

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> Answer | None:  # noqa: ARG001
    """Takes messages that name pages or pictures, or records of the stream, which come back all together."""
    if any("body" in record for record in event["Records"]):
        return each_name(event, _look_at)
    changes, told, now = events.changes_in(event), settings(), datetime.now(UTC)
    published = _publish(pipeline.planned(changes, told.stores, now), now)
    told.wire.send(dispatches.of_changes(changes, published, told.publication.url))
    return None


def _look_at(key: str) -> None:
    now = datetime.now(UTC)
    _publish(pipeline.named(key, settings().stores, now), now)


def _publish(targets: Sequence[Target], now: datetime) -> Mapping[Target, Outcome]:
    told = settings()
    outcomes = pipeline.publish(targets, told.stores, told.publication, now)
    for target, outcome in outcomes.items():
        telemetry.note("publish", target.key, outcome)
    return outcomes
