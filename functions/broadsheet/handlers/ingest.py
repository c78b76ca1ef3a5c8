"""Sources of the inbox become articles, pictures or refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from broadsheet import pipeline, reading  # now: while a function starts, Lambda lends it a whole processor
from broadsheet.media import key_of, left_behind
from broadsheet.runtime import telemetry
from broadsheet.runtime.batch import Answer, each_name
from broadsheet.runtime.settings import Settings, settings
from broadsheet.stores.converge import Outcome

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> Answer:
    return each_name(event, _ingest, context)


def _ingest(key: str) -> None:
    told = settings()
    if (picture := left_behind(key)) is not None:
        telemetry.note("ingest", picture, pipeline.tidy(picture, told.stores))
        return
    outcome = pipeline.ingest(key, told.stores, told.publication)
    telemetry.note("ingest", key, outcome)
    if reading.is_picture(key) and outcome is not Outcome.WRITTEN:
        # Something may be left of one whose record never came, and no change of a record will tell.
        told.queue("publish").tell([key_of(key)])
    if told.news_wire and outcome is not Outcome.WRITTEN:
        _tell_if_refused(key, told)


def _tell_if_refused(key: str, told: Settings) -> None:
    """Also where the refusal stood there already: whoever wrote it may have come no further than that."""
    from broadsheet.runtime import dispatches

    if refusal := told.stores.refusals.find(key):
        told.wire.send([dispatches.of_refusal(refusal)])
