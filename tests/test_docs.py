"""What the documents promise is there."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet import reading
from broadsheet.article import Source
from broadsheet.cli.main import app

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(path.relative_to(ROOT) for path in (*ROOT.glob("*.md"), *ROOT.glob("infra/*.md")))
README = (ROOT / "README.md").read_text("utf-8")


def text_of(document: Path) -> str:
    return (ROOT / document).read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_links_lead_to_files_that_are_there(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text_of(document))
    missing = [link for link in links if not ((ROOT / document).parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_files_that_are_named_are_there(document: Path) -> None:
    named = re.findall(
        r"`((?:functions|infra|events|tests|site|stores|cli|reading)/[\w./-]+)`", text_of(document)
    )
    places = (ROOT, ROOT / "functions" / "broadsheet")
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_make_knows_every_target_that_is_named(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"(?:^\$ (?:.*&& )?|`)make ([a-z-]+)", text_of(document), re.MULTILINE)
    assert set(named) <= targets


def test_make_lists_every_target_with_a_line() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert set(phony.split()) == set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))


def test_the_readme_names_every_command_and_no_other() -> None:
    there = {
        command.name or (command.callback and command.callback.__name__)
        for command in app.registered_commands
    }
    table = README.partition("## The command")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `broadsheet (\w+)", table, re.MULTILINE)) == there


def test_each_alarm_has_its_paragraph_and_no_other() -> None:
    template = (ROOT / "infra" / "template.yaml").read_text("utf-8")
    alarms = re.findall(r"^  (\w+):\n    Type: AWS::CloudWatch::Alarm$", template, re.MULTILINE)
    runbook = README.partition("## When an alarm rings")[2].partition("\n## ")[0]
    assert sorted(re.findall(r"^\*\*`(\w+)`\*\*: ", runbook, re.MULTILINE)) == sorted(alarms)
    brought_back = set(re.findall(r"`broadsheet redrive (\w+)`", runbook))
    assert brought_back == {"ingest", "summarize", "index", "publish", "stream"}


def test_the_example_of_an_article_reads_as_it_says() -> None:
    (example,) = re.findall(r"```markdown\n(.*?)```", README, re.DOTALL)
    article = reading.read(Source("a.md", example.encode(), "", None, datetime(2026, 1, 1, tzinfo=UTC)))
    assert article.title == "Night ferry gets a second boat"
    assert [tag.name for tag in article.tags] == ["river", "transport"]
    assert article.published_at == datetime(2026, 11, 2, 6, 15, tzinfo=UTC)
    assert article.warnings == ()


def test_every_claim_about_security_names_a_test_that_is_there() -> None:
    claims = set(re.findall(r"`(test_\w+)`", (ROOT / "SECURITY.md").read_text("utf-8")))
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert len(claims) > 10
    assert {claim for claim in claims if f"def {claim}(" not in tests} == set()


def test_all_code_is_looked_through_for_what_is_unsafe() -> None:
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
    left_out = {path: rules for path, rules in lint["per-file-ignores"].items() if "tests" not in path}
    assert "S" in lint["select"]
    assert not [rule for rule in lint["ignore"] if re.fullmatch(r"S\d+", rule)]
    assert not [rule for rules in left_out.values() for rule in rules if re.fullmatch(r"S\d+", rule)]
