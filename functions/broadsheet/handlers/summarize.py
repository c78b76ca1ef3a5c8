"""Articles get their summaries."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from broadsheet import pipeline
from broadsheet.runtime import telemetry
from broadsheet.runtime.batch import Answer, each_name
from broadsheet.runtime.settings import settings

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

    from broadsheet.writer import Writer


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> Answer:  # noqa: ARG001
    return each_name(event, _summarize)


def _summarize(key: str) -> None:
    stores = settings().stores
    id = stores.articles.id_of(key)
    telemetry.note("summarize", id, pipeline.summarize(id, stores, _writer()))


def _writer() -> Writer | None:
    model = settings().model
    if model is None:
        return None
    from broadsheet.writer import Writer

    return Writer(model, datetime.now(UTC).date(), telemetry.note)
