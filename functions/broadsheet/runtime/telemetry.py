"""What the functions say while they work: a log line and a metric for each step."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from aws_lambda_powertools import Logger, Metrics
    from aws_lambda_powertools.utilities.typing import LambdaContext

Answer = TypeVar("Answer")
Handler = Callable[[dict[str, Any], "LambdaContext"], Answer]

SERVICE = "broadsheet"


@cache
def logger() -> Logger:
    """Writes JSON lines, each with the request id and the correlation id of the event."""
    from aws_lambda_powertools import Logger

    return Logger(service=SERVICE)


@cache
def metrics() -> Metrics:
    """Counts what the steps did, in CloudWatch's embedded format: no call, one line."""
    from aws_lambda_powertools import Metrics

    return Metrics(service=SERVICE, namespace="Broadsheet")


def observed(handler: Handler[Answer]) -> Handler[Answer]:
    """Have a handler's log lines carry its invocation, and its metrics written when it returns."""

    @wraps(handler)
    def entry(event: dict[str, Any], context: LambdaContext) -> Answer:
        counted = metrics().log_metrics(handler, raise_on_empty_metrics=False)
        return logger().inject_lambda_context(counted, clear_state=True)(event, context)  # type: ignore[no-any-return]

    return entry


def note(step: str, name: str, outcome: str) -> None:
    """Say what a step did with a thing."""
    from aws_lambda_powertools.metrics import MetricUnit

    logger().info(step, extra={"step": step, "name_of": name, "outcome": outcome})
    metrics().add_dimension("step", step)
    metrics().add_metric(name=outcome, unit=MetricUnit.Count, value=1)
