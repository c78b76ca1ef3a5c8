"""Pairs of files: a source as an editor sends it, and in `<name>.expect.json` what is to come of it:

{"article": {"title": "…"},           these fields of the article, exactly
 "contains": ["<em>"],                each stands in its HTML
 "lacks": ["Get a summary"],          none stands anywhere in the article
 "rejected": {"code": "bad_date", "line": 3, "says": "2026-11-23"},
 "content_type": "text/html; charset=shift_jis", "zone": "Europe/Berlin"}
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from selectolax.lexbor import LexborHTMLParser

from broadsheet.article import Article
from broadsheet.errors import Rejected

Read = Callable[..., Article]

CASES = Path(__file__).parent / "cases"
EXPECT = ".expect.json"
SOURCES = sorted(path for path in CASES.rglob("*") if path.is_file() and not path.name.endswith(EXPECT))


def expected(path: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(path.with_name(path.name + EXPECT).read_text("utf-8"))
    return said


def outcome(path: Path, read: Read) -> Article | Rejected:
    said = expected(path)
    try:
        return read(
            path.relative_to(CASES).as_posix(),
            path.read_bytes(),
            said.get("content_type"),
            zone=ZoneInfo(said.get("zone", "UTC")),
        )
    except Rejected as no:
        return no


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(CASES).as_posix())
def test_a_source_becomes_what_its_case_says(path: Path, read: Read) -> None:
    said, made = expected(path), outcome(path, read)
    if refused := said.get("rejected"):
        assert isinstance(made, Rejected), "it was published"
        assert (made.code, made.line) == (refused["code"], refused.get("line"))
        assert refused.get("says", "") in made.message
        return
    assert isinstance(made, Article), made
    whole = made.as_json().decode()
    fields = json.loads(whole)
    assert {name: fields.get(name) for name in said.get("article", {})} == said.get("article", {})
    assert [text for text in said.get("contains", ()) if text not in made.html] == []
    assert [text for text in said.get("lacks", ()) if text in whole] == []
    assert said.keys() & {"article", "contains", "lacks"}, "this case expects nothing"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(CASES).as_posix())
def test_every_paragraph_stands_in_the_html_under_its_id(path: Path, read: Read) -> None:
    made = outcome(path, read)
    if isinstance(made, Article):
        tree = LexborHTMLParser(made.html)
        there = {node.attributes["id"]: node.text() for node in tree.css("p[id]")}
        assert list(there) == [paragraph.id for paragraph in made.paragraphs]
        for paragraph in made.paragraphs:
            assert paragraph.text[:20] in " ".join(str(there[paragraph.id]).split()) or "fn" in made.html


def test_no_case_is_alone() -> None:
    expectations = {path.name.removesuffix(EXPECT) for path in CASES.rglob("*" + EXPECT)}
    assert expectations == {path.name for path in SOURCES}
