"""Suites that were made to break readers: each of their inputs ends as an article or as a refusal."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from broadsheet.article import Article
from broadsheet.errors import Rejected
from tests.unit.reading.test_safety import faults

Corpus = Callable[[str], Any]
Read = Callable[[str, str], Article | Rejected]

TEXT = "The ferry leaves at ten."


def test_json_is_read_as_its_grammar_says(corpus: Corpus, outcome: Read) -> None:
    """By RFC 8259: what begins with `y` must be accepted, with `n` refused; else either is right."""
    wrong = []
    for case in corpus("json-test-suite")["parsing"]:
        made = outcome("a.json", f'{{"title": "Fine", "text": "{TEXT}", "other": {case["input"]}}}')
        wanted = {"y": Article, "n": Rejected}.get(case["name"][0], Article | Rejected)
        wrong += [] if isinstance(made, wanted) else [case["name"]]
    assert wrong == []


def test_no_json_is_too_much(corpus: Corpus, outcome: Read) -> None:
    suite = corpus("json-test-suite")
    for case in [*suite["parsing"], *suite["transform"]]:
        made = outcome("a.json", case["input"])
        assert isinstance(made, Rejected)
        assert made.message


def test_no_yaml_is_too_much(corpus: Corpus, outcome: Read) -> None:
    for case in corpus("yaml-test-suite")["default"]:
        for each in case.get("cases", [case]):
            made = outcome("a.md", f"---\n{each['yaml']}\n---\n{TEXT}\n")
            assert isinstance(made, Article) or made.code == "front_matter"


FIELDS = "title slug date lang section picture canonical_url tags corrections".split()


def sources(naughty: str) -> Iterator[tuple[str, str]]:
    """A string wherever an editor may have it: in the text, in each field, in the name."""
    quoted = json.dumps(naughty)
    yield "a.txt", naughty
    yield "a.md", naughty
    yield "a.html", f"<!doctype html><title>{naughty}</title><body><p>{TEXT} {naughty}</p>"
    yield "a.md", f"---\ntitle: {naughty}\n---\n{TEXT}"
    yield "a.md", f"+++\ntitle = {quoted}\n+++\n{TEXT}"
    for field in (
        "title",
        "slug",
        "date",
        "lang",
        "section",
        "picture",
        "canonical_url",
        "tags",
        "corrections",
    ):
        yield "a.json", f'{{"text": "{TEXT}", "{field}": {quoted}}}'
    yield f"{naughty}.md", TEXT


def test_no_string_is_too_naughty(corpus: Corpus, outcome: Read) -> None:
    for naughty in corpus("blns")["default"]:
        for name, text in sources(naughty):
            made = outcome(name, text)
            assert made.slug if isinstance(made, Article) else made.message
            assert isinstance(made, Rejected) or faults(made.html) == []


def test_no_naughty_string_is_lost(corpus: Corpus, outcome: Read) -> None:
    """Of plain text all that can be seen stays; one is hardly more than control characters."""
    lost = []
    for naughty in corpus("blns")["default"]:
        made = outcome("a.txt", f"Words\n\nHere: {naughty} and so on.\n\nMore words.")
        if isinstance(made, Rejected):
            assert sum(unicodedata.category(character) == "Cc" for character in naughty) > 10
            continue
        text = "".join(paragraph.text for paragraph in made.paragraphs)
        lost += [] if visible(naughty) in visible(text) else [naughty]
    assert lost == []


def visible(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return "".join(character for character in composed if character.isprintable() and character != " ")
