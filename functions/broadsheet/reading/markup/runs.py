"""Which parts of a tree run together as one line of text, and where one paragraph ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.reading.markup.elements import APART, BLOCKS, DROPPED, HEADINGS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SPACE = re.compile(r"[ \t\n\r\f]+")
_APART_INSIDE = BLOCKS | HEADINGS.keys() | {"p", "div", "section"}


def one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def spaced(text: str) -> str:
    """A text as a browser shows it: any run of space is one space."""
    return _SPACE.sub(" ", text)


def children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def is_checkbox(node: LexborNode) -> bool:
    """Whether it is the box of a task on a list."""
    return node.tag == "input" and (node.attributes.get("type") or "").lower() == "checkbox"


def runs_on(node: LexborNode) -> bool:
    """Whether a node runs with the text around it."""
    tag = node.tag or ""
    if is_checkbox(node):
        return True
    if tag in BLOCKS or tag in HEADINGS or tag in APART or tag in DROPPED or tag in ("p", "caption"):
        return False
    # An element that we do not know runs on, unless it holds something that does not.
    return tag.startswith(("-", "!")) or tag in ("br", "img") or _all_run_on(node)


def _all_run_on(node: LexborNode) -> bool:
    return not any((inner.tag or "") in _APART_INSIDE for inner in node.traverse(include_text=False))


def runs(nodes: list[LexborNode]) -> Iterator[list[LexborNode]]:
    """The nodes as paragraphs: two line breaks in a row begin a new one."""
    run: list[LexborNode] = []
    breaks = 0
    for node in nodes:
        tag = node.tag or ""
        blank = tag == "-text" and not (node.text_content or "").strip()
        breaks = breaks + 1 if tag == "br" else breaks if blank else 0
        if breaks == 2:
            yield run
            run = []
        elif not (breaks > 2 and tag == "br"):
            run.append(node)
    yield run
