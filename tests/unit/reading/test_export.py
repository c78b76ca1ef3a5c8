"""`broadsheet export` and `broadsheet schema`, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from broadsheet import reading
from broadsheet.cli.main import app


def test_a_folder_is_written_as_markdown_and_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    inbox, out = tmp_path / "inbox", tmp_path / "out"
    (inbox / "city").mkdir(parents=True)
    (inbox / "city" / "ferry.txt").write_text("Ferry sails\n\nIt is back.\n", encoding="utf-8")
    (inbox / "bad.md").write_text("---\ntitle: Fine\ndate: soon\n---\nText.\n", encoding="utf-8")
    (inbox / "map.png").write_bytes(b"\x89PNG")
    done = CliRunner().invoke(app, ["export", str(inbox), "--out", str(out)])
    assert done.exit_code == 1
    assert "bad.md, line 3: `date` is no date" in done.output
    assert [path.relative_to(out).as_posix() for path in out.rglob("*.*")] == ["city/ferry.md"]
    assert (out / "city" / "ferry.md").read_text("utf-8") == (
        '---\ntitle: "Ferry sails"\nlang: "en"\n---\n\nIt is back.\n\n'
    )


def test_the_schema_is_printed() -> None:
    assert json.loads(CliRunner().invoke(app, ["schema"]).output) == reading.schema()
