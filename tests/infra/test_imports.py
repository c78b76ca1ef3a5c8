"""What each handler loads to start and to do its work: nobody pays for what only others need."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORKERS = ("ingest", "summarize", "index", "publish", "sweep")
ALL = (*WORKERS, "api")

ROUTER = {"aws_lambda_powertools.event_handler", "broadsheet.api"}
BATCH = {"aws_lambda_powertools.utilities.batch", "aws_lambda_powertools.utilities.parser"}
# boto3 brings a manager of transfers; Powertools' Tracer the X-Ray SDK, and with it all of botocore.
NOBODYS = {"boto3", "s3transfer", "aws_xray_sdk", *BATCH}
TEMPLATES = {"minijinja", "jinja2"}
READERS = {"markdown_it", "selectolax", "nh3"}
ROOMS = {"ingest": "reading", "summarize": "summary", "publish": "site", "index": "", "sweep": ""}

_PROGRAM = """
import importlib, json, sys
importlib.import_module("broadsheet.handlers." + sys.argv[1])
from broadsheet.runtime import telemetry
telemetry.logger(), telemetry.metrics()
print(json.dumps(sorted(sys.modules)))
"""


@cache
def loaded(handler: str) -> frozenset[str]:
    """The modules that are there when a handler is about to get its first event."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, handler], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return frozenset(json.loads(done.stdout))


def of(handler: str, packages: set[str]) -> set[str]:
    return {name for name in loaded(handler) for package in packages if f"{name}.".startswith(f"{package}.")}


@pytest.mark.parametrize("handler", WORKERS)
def test_only_the_api_loads_the_router(handler: str) -> None:
    assert not of(handler, ROUTER)
    assert of("api", ROUTER)


@pytest.mark.parametrize("handler", WORKERS)
def test_each_step_loads_the_room_that_it_enters_and_no_other(handler: str) -> None:
    rooms = {name.split(".")[1] for name in of(handler, {"broadsheet"}) if "." in name}
    assert rooms & {"reading", "summary", "site"} == {*filter(None, [ROOMS[handler]])}


@pytest.mark.parametrize("handler", ALL)
def test_nobody_loads_what_nobody_needs(handler: str) -> None:
    assert not of(handler, NOBODYS)


@pytest.mark.parametrize("handler", ALL)
def test_templates_and_readers_are_loaded_by_who_renders_and_reads_and_not_before(handler: str) -> None:
    assert not of(handler, TEMPLATES | READERS)


@pytest.mark.parametrize("handler", ALL)
def test_no_handler_loads_the_command_or_the_local_cloud(handler: str) -> None:
    assert not of(handler, {"broadsheet.cli", "infra", "moto"})


@pytest.mark.parametrize("on_lambda", [True, False])
def test_the_collector_rests_while_lambda_starts_a_function_and_nowhere_else(on_lambda: bool) -> None:
    program = f"""
import gc, sys, types
if {on_lambda}:
    sys.modules["awslambdaric"] = types.ModuleType("awslambdaric")
from broadsheet.handlers import ingest
assert gc.isenabled() is not {on_lambda}
context = types.SimpleNamespace(
    function_name="f", memory_limit_in_mb=1, invoked_function_arn="a", aws_request_id="r"
)
ingest.handler({{"Records": []}}, context)
assert gc.isenabled()
assert bool(gc.get_freeze_count()) is {on_lambda}
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, capture_output=True)
