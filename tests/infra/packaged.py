"""The functions, run from the package and from nothing else: one process for each, as on Lambda.

A process sees the standard library and the package; it is told events on its standard input, and
answers on its standard output with what the handler answered and which AWS operations it called.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from infra.local.functions import Function, environment_of

_PROGRAM = """
import importlib, json, sys, traceback, types
sys.path.insert(0, sys.argv[1])
answers, sys.stdout = sys.stdout, sys.stderr
from botocore import handlers
called = []
handlers.BUILTIN_HANDLERS.append(("before-call", lambda model, **_: called.append(model.name)))
module, _, name = sys.argv[2].rpartition(".")
handler = getattr(importlib.import_module(module), name)
context = types.SimpleNamespace(
    function_name="f", function_version="1", memory_limit_in_mb=512, aws_request_id="r",
    invoked_function_arn="arn:aws:lambda:us-east-1:123456789012:function:f",
    log_group_name="l", log_stream_name="l", get_remaining_time_in_millis=lambda: 60_000,
)
for line in sys.stdin:
    called.clear()
    try:
        said = {"answer": handler(json.loads(line), context)}
    except Exception:
        said = {"error": traceback.format_exc()}
    where = [getattr(module, "__file__", None) for module in list(sys.modules.values())]
    files = sorted({file for file in where if file})
    print(json.dumps(said | {"called": called, "files": files}), file=answers, flush=True)
"""


@dataclass
class Processes:
    """One process for each function that was called, and what became of them."""

    package: Path
    endpoint: str
    called: set[str] = field(default_factory=set)
    """Every AWS operation that any of them called."""
    files: set[str] = field(default_factory=set)
    """Every file that any of them has imported."""
    _running: dict[str, subprocess.Popen[str]] = field(default_factory=dict)
    _closing: ExitStack = field(default_factory=ExitStack)

    def run(self, function: Function, event: dict[str, Any]) -> Any:
        """What the packaged handler answers; raises `RuntimeError` with its traceback."""
        process = self._running.get(function.id) or self._start(function)
        said = _told(process, event)
        self.called.update(said["called"])
        self.files.update(said["files"])
        if "error" in said:
            raise RuntimeError(said["error"])
        return said["answer"]

    def _start(self, function: Function) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-B", "-c", _PROGRAM, self.package, function.handler],
            env=environment_of(function) | _credentials(self.endpoint),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._running[function.id] = self._closing.enter_context(process)
        self._closing.callback(_piped(process.stdin).close)
        return process

    def close(self) -> None:
        self._closing.close()


@contextmanager
def processes(package: Path, endpoint: str) -> Iterator[Processes]:
    """Processes that end with the context."""
    running = Processes(package, endpoint)
    try:
        yield running
    finally:
        running.close()


def _credentials(endpoint: str) -> dict[str, str]:
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
    }


def _told(process: subprocess.Popen[str], event: dict[str, Any]) -> dict[str, Any]:
    _piped(process.stdin).write(json.dumps(event) + "\n")
    _piped(process.stdin).flush()
    line = _piped(process.stdout).readline()
    if not line:
        raise RuntimeError("the function's process ended")
    said: dict[str, Any] = json.loads(line)
    return said


def _piped(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe
