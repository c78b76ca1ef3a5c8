from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Broadsheet = Callable[..., Result]
Folder = Callable[[dict[str, str | bytes]], Path]


def story(title: str, date: str) -> str:
    return f"---\ntitle: {title}\ndate: {date}\nsection: City\ntags: [ferries]\n---\nThe ferry sails.\n"


def test_a_plan_names_what_would_be_written_in_its_order(broadsheet: Broadsheet, folder: Folder) -> None:
    root = folder({f"city/{n}.md": story(f"Story {n}", f"2026-11-0{n}") for n in (1, 2, 3)})
    result = broadsheet("plan", root / "city" / "2.md", "--in", root)
    assert result.exit_code == 0, result.output
    said = [tuple(line.split()) for line in result.output.splitlines()]
    assert said[:3] == [("article", f"/story-{n}/") for n in (1, 2, 3)]
    assert {("front", "/tag/ferries/"), ("front", "/section/city/"), ("front", "/")} <= set(said)
    assert ("month", "/2026/11/") in said
    assert [kind for kind, _ in said][-1] == "gone"


def test_a_draft_concerns_nothing(broadsheet: Broadsheet, folder: Folder) -> None:
    root = folder({"a.md": "---\ndraft: true\n---\n# A\n\nText.\n"})
    assert broadsheet("plan", root / "a.md").output == ""


def test_a_file_that_cannot_be_published_has_no_plan(broadsheet: Broadsheet, folder: Folder) -> None:
    root = folder({"a.md": b""})
    result = broadsheet("plan", root / "a.md")
    assert result.exit_code == 1
    assert "This file is empty." in result.output
    assert broadsheet("plan", root / "a.md", "--in", root / "elsewhere").exit_code == 2
