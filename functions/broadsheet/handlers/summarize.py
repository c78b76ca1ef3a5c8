"""Articles get their summaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from broadsheet import pipeline
from broadsheet.runtime import telemetry
from broadsheet.runtime.batch import Answer, each_name
from broadsheet.runtime.settings import settings

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> Answer:  # noqa: ARG001
    return each_name(event, _summarize)


def _summarize(key: str) -> None:
    stores = settings().stores
    id = stores.articles.id_of(key)
    telemetry.note("summarize", id, pipeline.summarize(id, stores))
