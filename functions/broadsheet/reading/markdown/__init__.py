"""Markdown becomes HTML: CommonMark with GitHub's additions and footnotes.

GitHub's are tables, strikethrough, task lists and plain addresses as links.
Quotes and dashes stay as they are written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from broadsheet.errors import Rejected
from broadsheet.reading.limits import DEEPEST_MARKDOWN
from broadsheet.reading.markdown import work
from broadsheet.reading.markdown.tags import keep_words
from broadsheet.reading.markdown.tasks import keep_boxes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_WWW = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}(?:[/?#][^\s<]{0,500})?", re.IGNORECASE)
_CLOSING = re.compile(r"""(?:[?!.,:*_~'";]|&\w+;)+$""")


def to_html(text: str) -> str:
    """The HTML of some Markdown; not yet safe, for Markdown may hold any HTML. Raises `Rejected` where it
    is nested too deep."""
    work.check(text)
    parser = _parser()
    seen: dict[str, Any] = {}
    tokens = parser.parse(text, seen)
    work.check_references(text, seen.get("references", {}))
    for token in tokens:
        if token.level >= DEEPEST_MARKDOWN - 1:
            line = token.map[0] + 1 if token.map else None
            # Below its limit the parser leaves text out without a word.
            raise Rejected("too_deep", "Quotations and lists are nested too deep. Simplify the text.", line)
    return str(parser.renderer.render(tokens, parser.options, seen))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True, "linkify": True, "maxNesting": DEEPEST_MARKDOWN})
    parser.enable(["table", "strikethrough", "linkify"]).use(footnote_plugin)
    keep_boxes(parser)
    keep_words(parser)
    parser.add_render_rule("s_open", _deleted)
    parser.add_render_rule("s_close", _deleted)
    if parser.linkify is not None:
        # Only what begins as an address is one: `notes.md` is a file, not a site in Moldova.
        parser.linkify.set({"fuzzy_link": False})
        parser.linkify.add("www.", {"validate": _www, "normalize": _whole})
    return parser


def _deleted(_: object, tokens: Sequence[Token], index: int, *__: Any) -> str:
    return "<del>" if tokens[index].nesting > 0 else "</del>"


def _www(_: object, text: str, at: int) -> int:
    """How long an address is that goes on at this place after `www.`."""
    found = _WWW.match(text, at)
    return len(_CLOSING.sub("", found[0])) if found else 0


def _whole(_: object, match: Any) -> None:
    match.url = f"http://{match.url}"
