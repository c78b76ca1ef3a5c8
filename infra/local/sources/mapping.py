"""What an event source mapping says, and which records it lets through.

https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from infra.local.translate import Json

Invoke = Callable[[Json], Any]
"""Runs the mapping's function with an event; raises what the function raises."""


@dataclass(frozen=True)
class Mapping:
    """A mapping of the template, as plain values."""

    id: str
    source: str
    """The ARN of the queue or stream."""
    function: str
    """The function's ARN."""
    batch: int
    window: float
    """Seconds that a batch may wait to become full."""
    patterns: tuple[Json, ...]
    partial: bool
    """Whether the function says which records failed."""
    bisect: bool
    retries: int
    """How often a stream's batch is tried again; -1 for without end."""
    on_failure: str | None
    """The ARN of the queue that hears of a stream's batch that failed for good."""
    from_start: bool
    """Whether a stream is read from its beginning."""

    def lets_through(self, record: Json) -> bool:
        """Whether the record matches one of the patterns, or there are none."""
        from moto.events.models import EventPattern

        return not self.patterns or any(
            EventPattern(None, pattern).matches_event(record)  # type: ignore[arg-type]
            for pattern in self.patterns
        )


def mapping_of(id: str, said: Json, function: str) -> Mapping:
    """The mapping that a resource's properties describe."""
    filters = said.get("FilterCriteria", {}).get("Filters", [])
    return Mapping(
        id=id,
        source=said["EventSourceArn"],
        function=function,
        batch=int(said.get("BatchSize", 10 if ":sqs:" in said["EventSourceArn"] else 100)),
        window=float(said.get("MaximumBatchingWindowInSeconds", 0)),
        patterns=tuple(json.loads(one["Pattern"]) for one in filters),
        partial="ReportBatchItemFailures" in said.get("FunctionResponseTypes", ()),
        bisect=bool(said.get("BisectBatchOnFunctionError", False)),
        retries=int(said.get("MaximumRetryAttempts", -1)),
        on_failure=said.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination"),
        from_start=said.get("StartingPosition") == "TRIM_HORIZON",
    )


class Source(Protocol):
    """Something that has batches for a function."""

    mapping: Mapping

    def work(self, *, patient: bool, quiet: bool) -> bool:
        """Hand on one batch, if there is one; says whether there was.

        `patient` waits as AWS would before it tries again what failed; `quiet` says that nothing else
        is under way, so that there is no use in waiting for a batch to become full.
        """

    def waiting(self) -> int:
        """How many records are not done with."""

    def next_at(self) -> float | None:
        """When, by the monotonic clock, there may be work although nothing new came."""

    def forget(self) -> None:
        """Go on with what comes from now on, whatever was under way."""


def failures_in(answer: Any, known: set[str]) -> set[str] | None:
    """The records that a function gave back by their identifiers, or nothing where it gave back all.

    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    """
    if not isinstance(answer, dict) or not answer.get("batchItemFailures"):
        return set()
    named = {item.get("itemIdentifier") for item in answer["batchItemFailures"]}
    return named if named <= known else None
