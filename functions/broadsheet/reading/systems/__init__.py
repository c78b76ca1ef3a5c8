"""What other systems' Markdown says in words of their own, said in Markdown: Hugo's and Jekyll's.

Code stays as it is written, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.article import ArticleId, Warned
from broadsheet.errors import Rejected
from broadsheet.reading.limits import MOST_MARKDOWN_WORK, MOST_SHORTCODES
from broadsheet.reading.systems import hugo, jekyll
from broadsheet.reading.systems.words import LONGEST, Unknown

_SIGNS = re.compile(
    r"^[ \t>]*+(?P<fence>```+|~~~+)|`[^`\n]+`|``[^\n]*?``|(?P<hugo>\{\{[<%])|(?P<jekyll>\{%|\{\{)",
    re.MULTILINE,
)
_CLOSINGS = {"{{<": ">}}", "{{%": "%}}", "{%": "%}", "{{": "}}"}
_MOST_TOLD = 10


def spelled_out(text: str, id: ArticleId) -> tuple[str, tuple[Warned, ...]]:
    """The text in plain Markdown, and what its editor should know of it; raises `Rejected` for too much."""
    openings = text.count("{{") + text.count("{%")
    if not openings:
        return text, ()
    if openings > MOST_SHORTCODES or len(text) > MOST_MARKDOWN_WORK:
        raise Rejected("too_large", "This has too much text or too many shortcodes. Cut it into parts.")
    unknown: dict[str, None] = {}
    said = "".join(_pieces(text, id, unknown))
    return said, tuple(map(_warned, [*unknown][:_MOST_TOLD]))


def _pieces(text: str, id: ArticleId, unknown: dict[str, None]) -> Iterator[str]:
    at = 0
    while found := _SIGNS.search(text, at):
        yield text[at : found.start()]
        end = _end(found, text)
        whole = text[found.start() : end]
        try:
            yield _said(found, whole, id)
        except Unknown as no:
            unknown[no.word] = None
        at = end
    yield text[at:]


def _end(found: re.Match[str], text: str) -> int:
    """Where the code ends, or the word of another system; what never ends is none."""
    if fence := found["fence"]:
        closing = re.compile(rf"^[ \t>]*+{fence}", re.MULTILINE).search(text, found.end())
        return closing.end() if closing else len(text)
    if mark := _CLOSINGS.get(found[0]):
        end = text.find(mark, found.end(), found.end() + LONGEST)
        return found.end() if end < 0 else end + len(mark)
    return found.end()


def _said(found: re.Match[str], whole: str, id: ArticleId) -> str:
    inside = whole[len(found[0]) : -len(_CLOSINGS.get(found[0], ""))]
    if len(whole) == len(found[0]):
        return whole
    if found["hugo"]:
        return hugo.said(inside, id)
    return jekyll.said(whole, inside, id) if found["jekyll"] else whole


def _warned(word: str) -> Warned:
    said = f"`{word}` is a word of another system that we do not know; it was left out."
    return Warned(code="shortcode", message=said)
