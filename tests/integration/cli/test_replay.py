from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from broadsheet.cli.local import deployed, newsroom, stores_of
from broadsheet.cli.main import app
from broadsheet.cli.mirror import Mirror, reproducible
from broadsheet.cli.replay import function_of
from broadsheet.publication import Publication

if TYPE_CHECKING:
    from infra.local.cloud import Cloud

EVENTS = Path(__file__).parents[3] / "events"
SAMPLES = sorted(path for path in EVENTS.glob("*/*.json") if path.parent.name != "newsroom")


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    """The sample newsroom, published; the events say nothing that is not so, and change nothing."""
    with deployed(lambda *_: None, Publication("Courier", "http://localhost")) as made:
        Mirror(newsroom(), stores_of(made).inbox, reproducible).sync()
        made.settle()
        yield made


@pytest.mark.parametrize("event", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_sample_event_goes_through_its_function(event: Path, cloud: Cloud) -> None:
    answer: Any = cloud.invoke(
        f"{function_of(event).capitalize()}Function", json.loads(event.read_text("utf-8"))
    )
    failures = (answer or {}).get("batchItemFailures", [])
    assert len(failures) == (1 if event.stem == "one-bad-message" else 0)
    assert (answer or {}).get("statusCode", 200) < 500


def test_the_command_shows_what_the_function_answers_and_says_whatever_the_environment_asks() -> None:
    """In a process of its own: in this one the cloud of the other tests is still there."""
    event = EVENTS / "ingest" / "one-bad-message.json"
    words = [sys.executable, "-m", "broadsheet.cli.main", "replay", str(event)]
    few_words = os.environ | {"POWERTOOLS_LOG_LEVEL": "CRITICAL"}
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=few_words)
    assert "batchItemFailures" in done.stdout
    assert "message failed" in done.stdout


def test_an_event_for_no_function_is_wrong_usage(tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text("{}", encoding="utf-8")
    done = CliRunner().invoke(app, ["replay", str(event)])
    assert done.exit_code == 2
    assert "ingest, summarize" in " ".join(done.output.split())
