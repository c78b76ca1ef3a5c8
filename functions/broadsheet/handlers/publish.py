"""Changes of the index become pages, each shared page once for a whole batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from broadsheet import pictures, pipeline, reach
from broadsheet.media import asked_for, key_of, source_of
from broadsheet.runtime import dispatches, telemetry
from broadsheet.runtime.batch import Answer, be_in_time, each_name
from broadsheet.runtime.changes import changes_in
from broadsheet.runtime.settings import settings
from broadsheet.site.plan import Target
from broadsheet.stores.converge import Outcome

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

    from broadsheet.article import ArticleId

_ONCE_MORE = 30.0
"""Seconds that are enough for one more look at all pages of a batch."""
_TOGETHER = 40
"""Pages with a picture that are set at a time: where time is up, those before stay as they are then."""


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> Answer | None:
    """Takes messages that name pages, or records of the stream, which come back all together.

    A batch of records for which there is no time comes back in halves.
    """

    def clock() -> datetime:
        be_in_time(context, _ONCE_MORE)
        return _now()

    if any("body" in record for record in event["Records"]):
        return each_name(event, _look_at, context)
    changes, told = changes_in(event), settings()
    published = _publish(reach.planned(changes, told.stores, clock()), clock)
    told.wire.send(dispatches.of_changes(changes, published, told.publication.url))
    return None


def _look_at(key: str) -> None:
    if key.startswith(key_of("")):
        _tidy(source_of(key)[0])
    else:
        _publish(reach.named(key, settings().stores, _now()), _now)


def _tidy(picture: ArticleId) -> None:
    """Have that removed which is left of a picture, once no page shows it any more."""
    told = settings()
    if not pictures.left_of(picture, told.stores):
        return
    showing = reach.showing_picture(picture, told.stores, _now())
    if showing is not None:
        for first in range(0, len(showing), _TOGETHER):
            _publish(showing[first : first + _TOGETHER], _now)
        told.queue("ingest").tell([asked_for(picture)])


def _publish(targets: Sequence[Target], clock: pipeline.Clock) -> Mapping[Target, Outcome]:
    told = settings()
    outcomes = pipeline.publish(targets, told.stores, told.publication, clock)
    for target, outcome in outcomes.items():
        telemetry.note("publish", target.key, outcome)
    return outcomes


def _now() -> datetime:
    return datetime.now(UTC)
