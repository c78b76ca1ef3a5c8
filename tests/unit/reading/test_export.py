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


def test_no_article_is_written_over_another(tmp_path: Path) -> None:
    inbox, out = tmp_path / "inbox", tmp_path / "out"
    inbox.mkdir()
    for name in ("ferry.md", "ferry.txt", "ferry.txt.md"):
        (inbox / name).write_text(f"# {name} sails\n\nIt is back.\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["export", str(inbox), "--out", str(out)]).exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["ferry.md", "ferry.txt.md", "ferry.txt.md.md"]
    for name in ("ferry.md", "ferry.txt.md", "ferry.txt.md.md"):
        assert f"{name.removesuffix('.md') if name != 'ferry.md' else name} sails" in (out / name).read_text()


def test_a_folder_is_not_exported_into_itself_or_above(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "ferry.txt").write_text("Ferry sails\n\nIt is back.\n", encoding="utf-8")
    for out in (tmp_path / "inbox", tmp_path):
        done = CliRunner().invoke(app, ["export", str(tmp_path / "inbox"), "--out", str(out)])
        assert (done.exit_code, "would hold" in done.output) == (2, True)


def test_the_schema_is_printed() -> None:
    assert json.loads(CliRunner().invoke(app, ["schema"]).output) == reading.schema()
