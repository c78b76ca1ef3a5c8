"""What the functions say while they work: a log line and a metric for each step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar

from broadsheet.runtime import start
from broadsheet.stores.deadline import heeding

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


@cache
def _tally() -> Counter[tuple[str, str]]:
    """How often the steps of this invocation came to which outcome."""
    return Counter()


def observed(handler: Handler[Answer]) -> Handler[Answer]:
    """Have a handler's log lines carry its invocation, its metrics written when it returns, and its calls
    of AWS end before Lambda ends it."""

    def counting(event: dict[str, Any], context: LambdaContext) -> Answer:
        _tally().clear()
        try:
            with heeding(lambda: seconds_left(context)):
                return handler(event, context)
        finally:
            _count()
            start.done()

    @wraps(handler)
    def entry(event: dict[str, Any], context: LambdaContext) -> Answer:
        return logger().inject_lambda_context(counting, clear_state=True)(event, context)

    return entry


def seconds_left(context: LambdaContext) -> float:
    """Until Lambda ends the function."""
    return context.get_remaining_time_in_millis() / 1000


def note(step: str, name: str, outcome: str) -> None:
    """Say what a step did with a thing."""
    logger().info(step, extra={"step": step, "name_of": name, "outcome": outcome})
    _tally()[step, outcome] += 1


def _count() -> None:
    """A line for each step, with one number for each outcome: the format takes 100 values of a metric.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
    """
    from aws_lambda_powertools.metrics import MetricUnit

    for step in sorted({step for step, _ in _tally()}):
        metrics().add_dimension("step", step)
        for (of, outcome), times in sorted(_tally().items()):
            if of == step:
                metrics().add_metric(name=outcome, unit=MetricUnit.Count, value=times)
        metrics().flush_metrics()
        metrics().clear_metrics()  # where metrics are switched off, flushing leaves them standing
