"""The command as a user has it: words in, words and files out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from broadsheet.cli.main import app
from tests.town import Town, built

Files = dict[str, str | bytes]


@pytest.fixture
def broadsheet() -> Callable[..., Result]:
    """Runs the command in this process."""

    def run(*words: str | Path, text: str | None = None) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], input=text)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Files], Path]:
    """Makes a folder of articles."""

    def make(files: Files) -> Path:
        root = tmp_path / "newsroom"
        for name, body in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body if isinstance(body, bytes) else body.encode())
        return root

    return make


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """A newsroom that was deployed, which the command finds under its name."""
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    with built() as made:
        yield made
