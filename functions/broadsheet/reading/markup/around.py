"""What was copied along with an article, taken out of the paragraphs of its markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.reading import copied
from broadsheet.reading.markup.elements import APART
from broadsheet.reading.markup.runs import children, one_line, runs_on

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_WRAPPERS = APART | {"ol", "ul"}
_WHOLE = frozenset(("blockquote", "pre", "table"))
"""What is the article's own, whatever it says; so it counts as a very long line."""
_DEEPEST = 20
_LONGEST = 2_000
"""Characters of a paragraph that may be no more than a label."""


def remove(root: LexborNode) -> None:
    """Take out the blocks all of whose lines are not the article's own."""
    blocks = list(_blocks(root))
    lines = [_lines(block) for block in blocks]
    titled = bool(blocks) and blocks[0].tag == "h1"
    dropped = copied.around([line for said in lines for line in said], headline=titled)
    at = 0
    for block, said in zip(blocks, lines, strict=True):
        if dropped.issuperset(range(at, at + len(said))):
            block.decompose()
        at += len(said)


def _blocks(parent: LexborNode, depth: int = 0) -> Iterator[LexborNode]:
    """Whatever is a paragraph or the like; what only holds others is opened."""
    for node in children(parent):
        if node.tag in _WRAPPERS and depth < _DEEPEST and not all(map(runs_on, children(node))):
            yield from _blocks(node, depth + 1)
        elif node.tag != "-text" or (node.text_content or "").strip():
            yield node


def _lines(block: LexborNode) -> list[str]:
    """The lines of a block, or an empty one for a picture."""
    text = "---" if block.tag == "hr" else one_line(block.text())
    if block.tag in _WHOLE:
        return [text.ljust(_LONGEST)]
    if len(text) > _LONGEST or block.tag not in ("p", "div", "section"):
        return [text]
    return [line for line in map(one_line, _of_paragraph(block)) if line] or [""]


def _of_paragraph(block: LexborNode) -> list[str]:
    """A paragraph ends its lines with a `<br>`, or as Markdown ends them."""
    return "".join(
        "\n" if node.tag == "br" else node.text_content or "" for node in block.traverse(include_text=True)
    ).split("\n")
