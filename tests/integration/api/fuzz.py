"""Schemathesis against the sample newsroom: `python -m tests.integration.api.fuzz`.

It has a token, and comes by real HTTP.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from broadsheet.cli.local import newsroom, stores_of, template
from broadsheet.cli.mirror import Mirror, changed_at
from infra.local.cloud import Cloud
from infra.local.web import serving

ROOT = Path(__file__).parents[3]


@contextmanager
def published() -> Iterator[tuple[Cloud, str]]:
    """The sample newsroom, its functions running as events come, and its address."""
    with Cloud.deploy(template()) as cloud, serving(cloud, 0) as url:
        Mirror(newsroom(), stores_of(cloud).inbox, changed_at).sync()
        cloud.settle()
        cloud.start()
        yield cloud, url
        cloud.stop()


def fuzz(*options: str) -> subprocess.CompletedProcess[str]:
    """What schemathesis found, and 0 if that was nothing."""
    with published() as (cloud, url):
        command = [sys.executable, "-m", "schemathesis.cli", "run", f"{url}/api/openapi.json"]
        # A busy machine may take its time: that is not what this is about.
        token = ["--header", f"Authorization: Bearer {cloud.token()}", "--request-timeout", "60"]
        return subprocess.run(
            [*command, *token, *options], cwd=ROOT, capture_output=True, text=True, check=False
        )


def main() -> int:
    parser = argparse.ArgumentParser(description="Hold the API to its description.")
    parser.add_argument("--seconds", type=int, default=300)
    found = fuzz("--max-time", str(parser.parse_args().seconds), "--max-examples", "1000")
    sys.stdout.write(found.stdout)
    sys.stderr.write(found.stderr)
    return found.returncode


if __name__ == "__main__":
    sys.exit(main())
