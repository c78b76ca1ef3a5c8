"""Test suites that others keep, as values; what is not installed is skipped, and says so."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from broadsheet import reading
from broadsheet.article import Article, Source
from broadsheet.errors import Rejected

HERE = Path(__file__).parent
ARRIVED = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)


@cache
def exported(package: str) -> Any:
    """What a package of npm exports, asked of Node.js, for each writes its data down in its own way."""
    program = f"import * as all from '{package}'; process.stdout.write(JSON.stringify(all))"
    words = ["node", "--input-type=module", "--eval", program]
    done = subprocess.run(words, cwd=HERE, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def corpus() -> Callable[[str], Any]:
    if shutil.which("node") is None:
        pytest.skip("Node.js is not installed")
    if not (HERE / "node_modules").is_dir():
        pytest.skip("`make corpora` has not been run")
    return exported


@pytest.fixture
def outcome() -> Callable[[str, str], Article | Rejected]:
    """What becomes of a file: anything else than these two is a defect, and rises."""

    def outcome(name: str, text: str) -> Article | Rejected:
        body = text.encode("utf-8", "surrogatepass")
        try:
            reading.admit(name, len(body), None)
            return reading.read(Source(name, body, "tag", None, ARRIVED))
        except Rejected as no:
            return no

    return outcome
