"""The schema says what the reader does."""

from __future__ import annotations

import json
from collections.abc import Callable

import jsonschema  # type: ignore[import-untyped]
import pytest

from broadsheet import reading
from broadsheet.article import Article
from broadsheet.errors import Rejected

Read = Callable[..., Article]

GOOD = [
    {"title": "One", "text": "Words."},
    {"title": "One", "text": ["Words.", "More."], "date": "2026-11-02", "tags": ["a", "b"], "draft": True},
    {"markdown": "*Words.*", "picture": {"url": "a.png", "alt": "A"}, "slug": "one-two"},
    {"html": "<p>Words.", "picture": "https://example.org/a.png", "authors": ["Desk"], "lang": "pt-BR"},
    {"title": "One", "body": "*Words.*"},
    {"title": "One", "body": "*Words.*", "summary": {"short": "A word.", "long": "All the words."}},
    {"title": "One", "content": "<p>Words."},
]
BAD = [
    ["Words."],
    {"text": "Words.", "html": "<p>Words."},
    {"body": "Words.", "content": "Words."},
    {"title": "x" * 301, "text": "Words."},
    {"tags": [f"t{n}" for n in range(101)], "text": "Words."},
    {"authors": ["x" * 101], "text": "Words."},
    {"draft": "perhaps", "text": "Words."},
    {"summary": {"tiny": "A word."}, "text": "Words."},
]


def valid(said: object) -> bool:
    return bool(jsonschema.Draft202012Validator(reading.schema()).is_valid(said))


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(reading.schema())


@pytest.mark.parametrize("said", GOOD)
def test_what_it_allows_is_read(said: object, read: Read) -> None:
    assert valid(said)
    assert read("a.json", json.dumps(said)).warnings == ()


@pytest.mark.parametrize("said", BAD)
def test_what_it_forbids_is_refused(said: object, read: Read) -> None:
    assert not valid(said)
    with pytest.raises(Rejected):
        read("a.json", json.dumps(said))
