"""Articles with their summaries take their place on every list."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from broadsheet import pipeline, reach
from broadsheet.media import key_of
from broadsheet.runtime import telemetry
from broadsheet.runtime.batch import Answer, be_in_time, each_name
from broadsheet.runtime.settings import Settings, settings
from broadsheet.stores.converge import Outcome
from broadsheet.stores.parts import Part, part_called
from broadsheet.stores.shelf import Shelf

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

    from broadsheet.article import ArticleId


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> Answer:
    return each_name(event, lambda key: _index(key, context), context)


def _index(key: str, context: LambdaContext) -> None:
    told = settings()
    if harmed := part_called(told.stores.index, key):
        _tidy(harmed, told)
        return
    for id in reach.articles_of(key, told.stores, _now()):
        be_in_time(context)  # many may show one picture; those that are done cost little the next time
        _index_one(id, told)
    if picture := reach.picture_of(key, told.stores):
        told.queue("publish").tell([key_of(picture)])


def _tidy(part: Part, told: Settings) -> None:
    telemetry.note("index", part.key, Outcome.WRITTEN if part.tidy() else Outcome.UNCHANGED)
    if isinstance(part, Shelf):
        # Publish may have left out the month while its number was another, and no change will tell.
        told.queue("publish").tell(target.key for target in reach.showing_list(part.name, part.month))


def _index_one(id: ArticleId, told: Settings) -> None:
    outcome = pipeline.index(id, told.stores, _now, told.site_zone)
    telemetry.note("index", id, outcome)
    if outcome is Outcome.UNCHANGED and reach.showing_text_of(id, told.stores, _now()):
        # Publish may have left out the text while it was another, and no change of the index will tell.
        told.queue("publish").tell([told.stores.articles.key(id)])


def _now() -> datetime:
    return datetime.now(UTC)
