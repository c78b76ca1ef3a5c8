"""Articles with their summaries take their place on every list."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from broadsheet import pipeline
from broadsheet.runtime import telemetry
from broadsheet.runtime.batch import Answer, each_name
from broadsheet.runtime.settings import settings

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> Answer:  # noqa: ARG001
    return each_name(event, _index)


def _index(key: str) -> None:
    told = settings()
    id = told.stores.summaries.id_of(key)
    telemetry.note("index", id, pipeline.index(id, told.stores, datetime.now(UTC), told.site_zone))
