"""Handlers run in this process, one at a time, each with the environment that the template gives it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import uuid4

from infra.local.calls import Calls
from infra.local.engine import environment
from infra.local.stack import Stack
from infra.local.stage import Stage
from infra.local.translate import Json, code_of

_TRACE = "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0"


@dataclass(frozen=True)
class Function:
    """A Lambda function of the template."""

    id: str
    """Its logical id."""
    name: str
    arn: str
    handler: str
    """Module and name, as `broadsheet.handlers.ingest.handler`."""
    code: Path
    environment: Mapping[str, str]
    memory: int
    timeout: int
    """Seconds, told to the handler and not enforced."""


@dataclass(frozen=True)
class Step:
    """One run of a function, for whoever watches."""

    function: str
    """The function's logical id."""
    records: int
    """How many records it was given, or none where its event has no records."""
    failed: int
    """How many of these it gave back; all of them where it raised."""
    seconds: float
    error: Exception | None = None
    """What it raised."""


@dataclass(frozen=True)
class Context:
    """https://docs.aws.amazon.com/lambda/latest/dg/python-context.html"""

    function_name: str
    invoked_function_arn: str
    memory_limit_in_mb: int
    timeout: int
    function_version: str = "$LATEST"
    aws_request_id: str = field(default_factory=lambda: str(uuid4()))
    log_group_name: str = "local"
    log_stream_name: str = "local"
    started: float = field(default_factory=time.monotonic)
    identity: None = None
    client_context: None = None

    def get_remaining_time_in_millis(self) -> int:
        return max(0, round((self.started + self.timeout - time.monotonic()) * 1000))


def function_of(id: str, properties: Json, stack: Stack) -> Function:
    """A function as its resource describes it."""
    return Function(
        id=id,
        name=stack.physical(id),
        arn=stack.attribute(id, "Arn"),
        handler=properties["Handler"],
        code=code_of(properties),
        environment={k: str(v) for k, v in properties.get("Environment", {}).get("Variables", {}).items()},
        memory=int(properties.get("MemorySize", 128)),
        timeout=int(properties.get("Timeout", 3)),
    )


Run = Callable[[Function, Json], Any]
"""How a function is run: gives what it answers to an event, and raises what it raises."""


AT_ONCE = "1"
"""Here nothing is far away, so nothing is won by more, and one after the other is the same every time."""


class Functions:
    """Every function of a stack, ready to run."""

    def __init__(self, stack: Stack, calls: Calls, observe: Callable[[Step], None], run: Run) -> None:
        found = stack.of_type("AWS::Lambda::Function")
        self._by_name = {stack.physical(id): function_of(id, said, stack) for id, said in found}
        self._calls, self._observe, self._run = calls, observe, run
        self._stage = Stage()

    def __iter__(self) -> Any:
        return iter(self._by_name.values())

    def called(self, reference: str) -> Function:
        """The function behind a logical id, a name, an ARN, an alias, or an integration's address."""
        name = reference.rpartition(":function:")[2].split(":")[0].split("/")[0]
        for function in self._by_name.values():
            if name in (function.name, function.id):
                return function
        raise KeyError(f"there is no function {reference}")

    def invoke(self, function: Function, event: Json) -> Any:
        """What the handler answers; whatever it raises is told to the observer and rises."""
        started, answer, error = time.monotonic(), None, None
        try:
            counted = partial(self._calls.counted, function.id)
            with self._stage.taken(lambda: environment(environment_of(function)), counted):
                answer = _through_json(self._run(function, _through_json(event)))
        except Exception as raised:
            error = raised
            raise
        finally:
            self._observe(_step(function, event, answer, error, time.monotonic() - started))
        return answer


def environment_of(function: Function) -> dict[str, str]:
    """What the template and Lambda tell a function."""
    return {
        **function.environment,
        "AT_ONCE": AT_ONCE,
        "AWS_LAMBDA_FUNCTION_NAME": function.name,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory),
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "_X_AMZN_TRACE_ID": _TRACE,
    }


def run_here(function: Function, event: Json) -> Any:
    """What the handler answers, in this process."""
    return _handler(function)(event, _context(function))


def _handler(function: Function) -> Callable[[Json, Context], Any]:
    module, _, name = function.handler.rpartition(".")
    handler: Callable[[Json, Context], Any] = getattr(import_module(module.replace("/", ".")), name)
    return handler


def _context(function: Function) -> Context:
    return Context(function.name, function.arn, function.memory, function.timeout)


def _through_json(value: Any) -> Any:
    """What Lambda does to events and answers; raises `TypeError` for what is no JSON."""
    return json.loads(json.dumps(value))


def _step(function: Function, event: Json, answer: Any, error: Exception | None, seconds: float) -> Step:
    records = len(event.get("Records", ()))
    back = answer.get("batchItemFailures") or () if isinstance(answer, dict) else ()
    return Step(function.id, records, records if error else len(back), seconds, error)


def reachable(code: Path) -> None:
    """Make the modules of a folder importable, as Lambda does with a function's code."""
    if str(code) not in sys.path:
        sys.path.insert(0, str(code))
