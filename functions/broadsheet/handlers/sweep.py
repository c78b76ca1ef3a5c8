"""The clock: what has come due or expired, and once a day whether all is as it should be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from broadsheet.errors import Conflict
from broadsheet.runtime import telemetry
from broadsheet.runtime.settings import Settings, settings
from broadsheet.stores.rounds import Hold

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

_MARGIN = timedelta(minutes=1)
"""Left at the end of an invocation; and how long after it a round counts as cut short."""


class Task(BaseModel):
    """What the schedule asks for."""

    task: Literal["due", "verify"]


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Once a day a round begins; it goes on with every minute in which nobody else has it in hand."""
    task, now = Task.model_validate(event).task, datetime.now(UTC)
    if task == "due":
        _due(settings(), now)
    end = now + timedelta(milliseconds=context.get_remaining_time_in_millis())
    _verify(settings(), now, end, begin=task == "verify")


def _due(told: Settings, now: datetime) -> None:
    ids = list(told.stores.index.due(now))
    told.queue("index").tell(map(told.stores.summaries.key, ids))
    for id in ids:
        telemetry.note("sweep", id, "due")


def _verify(told: Settings, now: datetime, end: datetime, *, begin: bool) -> None:
    rounds = told.stores.rounds
    try:
        if hold := rounds.take(now, end + _MARGIN, begin=begin):
            _go_on(hold, told, now, end)
    except Conflict as faster:
        telemetry.note("sweep", str(faster), "in other hands")


def _go_on(hold: Hold, told: Settings, now: datetime, end: datetime) -> None:
    """Look on until all is looked at, or the time is up: the next minute then goes on from there."""
    from broadsheet.runtime import asking
    from broadsheet.verify import Look

    rounds = told.stores.rounds
    for mark, found in Look(told.stores, told.publication, lambda: datetime.now(UTC)).found(hold.mark):
        asking.ask(told, found)
        for difference in found:
            telemetry.note("sweep", difference.name, "differs")
        if datetime.now(UTC) > end - _MARGIN:
            rounds.keep(hold, mark, now)
            return
        hold = rounds.keep(hold, mark, end + _MARGIN)
    rounds.end(hold)
