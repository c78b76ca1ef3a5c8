"""A newsroom of all four formats, and the whole site that it becomes, byte for byte.

`GOLDEN=write pytest tests/golden` writes the site anew: look at what changed before you keep it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from typer.testing import CliRunner

from broadsheet.cli.main import app

HERE = Path(__file__).parent
SITE = HERE / "site"

# Style and script have files of their own, and their hashes are tested with the page.
_REPEATED = re.compile(
    rb"(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)|sha256-[\w+/=]{44}", re.DOTALL
)


def site_of(root: Path) -> dict[str, bytes]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_the_whole_site_is_as_it_was(tmp_path: Path) -> None:
    words = ["build", str(HERE / "newsroom"), "--out", str(tmp_path / "site"), "--title", "Courier"]
    result = CliRunner().invoke(app, [*words, "--url", "https://courier.example"])
    assert result.exit_code == 0, result.output
    made = {
        name: _REPEATED.sub(b"...", body) if name.endswith(".html") else body
        for name, body in site_of(tmp_path / "site").items()
    }
    if os.environ.get("GOLDEN") == "write":
        shutil.rmtree(SITE, ignore_errors=True)
        for name, body in made.items():
            (SITE / name).parent.mkdir(parents=True, exist_ok=True)
            (SITE / name).write_bytes(body)
    kept = site_of(SITE)
    assert made.keys() == kept.keys()
    for name, body in made.items():
        assert body == kept[name], name
