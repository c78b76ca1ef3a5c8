"""Tags in Markdown: what HTML does not know was never meant to be a tag, and stays as it was written.

`Use the <tag> word` and `List<String>` lose no word. What is kept is escaped,
so it is text for whoever reads the HTML that comes out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from broadsheet.reading.markup.elements import DROPPED, KNOWN, VOID

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    Rule = Callable[[StateBlock, int, int, bool], bool]

_OPENING = re.compile(r"<(?=(/?[a-z][^\s/>]{0,30})|(!--)|[?]|!(?!doctype\b))", re.IGNORECASE)
"""Of a tag, of a comment, or of what HTML takes for a comment that nobody meant."""
_TAKING = DROPPED - VOID
"""What would take along all text up to its end: `the <title> of a page` has none."""


def keep_words(parser: MarkdownIt) -> None:
    """Let a parser keep what HTML would drop without a word."""
    from markdown_it.rules_block import html_block

    alt = ["paragraph", "reference", "blockquote"]
    parser.block.ruler.at("html_block", _where_it_begins(html_block), {"alt": alt})
    parser.core.ruler.push("words", _escape)


def _where_it_begins(rule: Rule) -> Rule:
    """What is no tag begins no block of HTML: what stands there is a paragraph like any other."""

    def begins(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        found = _OPENING.match(state.src, at)
        if found and _is_text(found, lambda mark: _last(mark, state) > at):
            return False
        return rule(state, line, end, silent)

    return begins


def _last(mark: str, state: StateBlock) -> int:
    """Where the end of an element or a comment stands for the last time; looked for once in each text."""
    ends: dict[str, int] = state.env.setdefault("ends", {})
    if mark not in ends:
        ends[mark] = state.src.lower().rfind(mark)
    return ends[mark]


def _escape(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "html_block":
            token.content = _escaped(token.content)
        _escape_line(token.children or ())


def _escaped(html: str) -> str:
    """A block of HTML, and what is no tag in it as text."""
    whole = html.lower()
    ends = {mark: whole.rfind(mark) for mark in ("-->", *(f"</{name}" for name in _TAKING))}

    def written(found: re.Match[str]) -> str:
        return "&lt;" if _is_text(found, lambda mark: ends[mark] > found.start()) else "<"

    return _OPENING.sub(written, html)


def _escape_line(tokens: Sequence[Token]) -> None:
    """From the end, so that it is known what is closed later."""
    closed = {"-->"}
    for token in reversed(tokens):
        if token.type == "html_inline" and (found := _OPENING.match(token.content)):
            if _is_text(found, closed.__contains__):
                token.type = "text"
            closed.add(f"<{found[1]}".lower())


def _is_text(found: re.Match[str], ends: Callable[[str], bool]) -> bool:
    """Whether it was never meant as a tag; `ends` says whether a mark comes later, as `</title`."""
    name = (found[1] or "").lower()
    if not name:
        return not found[2] or not ends("-->")
    return name.lstrip("/") not in KNOWN or (name in _TAKING and not ends(f"</{name}"))
