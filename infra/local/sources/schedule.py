"""A schedule calls a function every so often.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from infra.local.translate import Json

_RATE = re.compile(r"rate\((\d+) (minute|hour|day)s?\)")
_SECONDS = {"minute": 60.0, "hour": 3600.0, "day": 86400.0}


@dataclass(frozen=True)
class Schedule:
    """A rule of the template that runs by the clock."""

    id: str
    seconds: float
    """How much time passes from one run to the next."""
    function: str
    """The function's ARN."""
    input: str | None

    def event(self) -> Json:
        """What the function is given."""
        event: Json = json.loads(self.input) if self.input else _plain_event(self.id)
        return event


def schedule_of(id: str, said: Json) -> Schedule:
    """The schedule that a rule's properties describe; only `rate(…)` is known, with one target."""
    found = _RATE.fullmatch(said["ScheduleExpression"])
    if not found:
        raise NotImplementedError(f"{id}: the local cloud knows no {said['ScheduleExpression']}")
    (target,) = said["Targets"]
    seconds = int(found[1]) * _SECONDS[found[2]]
    return Schedule(id, seconds, target["Arn"], target.get("Input"))


def _plain_event(id: str) -> Json:
    return {
        "version": "0",
        "id": str(uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "resources": [id],
        "detail": {},
    }
