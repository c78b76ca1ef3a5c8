"""Articles get their summaries."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from broadsheet import pipeline, summary  # noqa: F401  (while a function starts, Lambda lends it a whole processor)
from broadsheet.runtime import telemetry
from broadsheet.runtime.batch import Answer, each_name
from broadsheet.runtime.settings import settings
from broadsheet.stores.converge import Outcome

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

    from broadsheet.writer import Writer


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> Answer:
    return each_name(event, _summarize, context)


def _summarize(key: str) -> None:
    told = settings()
    id = told.stores.articles.id_of(key)
    outcome = pipeline.summarize(id, told.stores, _writer())
    telemetry.note("summarize", id, outcome)
    if outcome is Outcome.UNCHANGED:
        # The index may have looked while the article was another, and have waited for the end of that.
        told.queue("index").tell([told.stores.summaries.key(id)])


def _writer() -> Writer | None:
    model = settings().model
    if model is None:
        return None
    from broadsheet.writer import Writer

    return Writer(model, datetime.now(UTC).date(), telemetry.note)
