"""Markdown becomes HTML: CommonMark, with tables, strikethrough, footnotes and plain addresses as links."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def to_html(text: str) -> str:
    """The HTML of some Markdown; not yet safe, for Markdown may hold any HTML."""
    return str(_parser().render(text))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True, "linkify": True})
    return parser.enable(["table", "strikethrough", "linkify"]).use(footnote_plugin)
