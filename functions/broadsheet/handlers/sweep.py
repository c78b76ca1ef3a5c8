"""The clock: what has come due or expired, and once a day whether all is as it should be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from broadsheet.runtime import telemetry
from broadsheet.runtime.settings import Settings, settings
from broadsheet.stores.queue import Queue
from broadsheet.verify import verify

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


class Task(BaseModel):
    """What the schedule asks for."""

    task: Literal["due", "verify"]


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> None:  # noqa: ARG001
    task, now = Task.model_validate(event).task, datetime.now(UTC)
    {"due": _due, "verify": _verify}[task](settings(), now)


def _due(told: Settings, now: datetime) -> None:
    ids = list(told.stores.index.due(now))
    Queue(told.index_queue_url).tell(map(told.stores.summaries.key, ids))
    for id in ids:
        telemetry.note("sweep", id, "due")


def _verify(told: Settings, now: datetime) -> None:
    stores, found = told.stores, verify(told.stores, told.publication, now)
    wrong = {
        told.ingest_queue_url: list(found.ingest),
        told.summarize_queue_url: [stores.articles.key(id) for id in found.summarize],
        told.index_queue_url: [stores.summaries.key(id) for id in found.index],
        told.publish_queue_url: [target.key for target in found.publish],
    }
    for queue, keys in wrong.items():
        Queue(queue).tell(keys)
        for key in keys:
            telemetry.note("sweep", key, "differs")
