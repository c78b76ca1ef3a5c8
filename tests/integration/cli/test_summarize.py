from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Broadsheet = Callable[..., Result]
Folder = Callable[[dict[str, str | bytes]], Path]

TEXT = """# The ferry

The night ferry sails again from Monday after two weeks in the yard. It was repaired in Upper Lenn.

The council paid 40,000 euros for the repair, a spokeswoman said. Fares stay as they are.

Passengers had taken the bus in the meantime, which needs an hour for the way round the bay.
"""


def test_a_file_is_summarised_in_the_length_asked_for(broadsheet: Broadsheet, folder: Folder) -> None:
    path = folder({"ferry.md": TEXT}) / "ferry.md"
    short = broadsheet("summarize", path, "--length", "short")
    assert short.exit_code == 0
    assert short.output.strip() in TEXT
    assert len(broadsheet("summarize", path).output) > len(short.output)


def test_json_says_all_three_lengths(broadsheet: Broadsheet, folder: Folder) -> None:
    path = folder({"ferry.md": TEXT}) / "ferry.md"
    said = json.loads(broadsheet("summarize", path, "--json").output)
    assert {"file", "lang", "made_by", "short", "medium", "long"} <= said.keys()
    assert all(sentence in TEXT for sentence in said["long"])


def test_a_file_that_cannot_be_read_does_not_stop_the_others(broadsheet: Broadsheet, folder: Folder) -> None:
    root = folder({"ferry.md": TEXT, "empty.md": b""})
    result = broadsheet("summarize", root / "empty.md", root / "missing.md", root / "ferry.md")
    assert result.exit_code == 1
    assert f"{root / 'empty.md'}: This file is empty." in result.output
    assert "No such file" in result.output
    assert "ferry sails" in result.output


def test_lines_in_and_lines_out(broadsheet: Broadsheet) -> None:
    given = [{"id": n, "title": "The ferry", "text": TEXT, "lang": "en"} for n in (1, 2)]
    lines = "\n".join(map(json.dumps, given))
    found = [json.loads(line) for line in broadsheet("summarize", "--jsonl", text=lines).output.splitlines()]
    assert [line["id"] for line in found] == [1, 2]
    assert all(sentence in TEXT for line in found for sentence in line["sentences"])


def test_a_broken_line_is_named_and_the_others_are_answered(broadsheet: Broadsheet) -> None:
    lines = '{"id": 1}\n\n{"id": 2, "text": "One thing happened."}\nno json\n'
    result = broadsheet("summarize", "--jsonl", text=lines)
    assert result.exit_code == 1
    assert "line 1: text" in result.output
    assert "line 4: " in result.output
    assert '{"id": 2, "sentences": ["One thing happened."]}' in result.output


def test_a_budget_is_kept(broadsheet: Broadsheet) -> None:
    line = json.dumps({"id": 1, "text": TEXT.partition("\n")[2]})
    two = json.loads(broadsheet("summarize", "--jsonl", "--sentences", "2", text=line).output)
    assert len(two["sentences"]) == 2
    few = json.loads(broadsheet("summarize", "--jsonl", "--words", "20", text=line).output)
    assert sum(len(sentence.split()) for sentence in few["sentences"]) <= 20


def test_files_or_lines_but_not_both(broadsheet: Broadsheet) -> None:
    assert broadsheet("summarize").exit_code == 2
    assert broadsheet("summarize", "a.md", "--jsonl").exit_code == 2
    assert broadsheet("summarize", "--jsonl", "--words", "9", "--sentences", "1", text="").exit_code == 2
