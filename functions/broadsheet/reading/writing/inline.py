"""A run of text with its elements, as Markdown."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from broadsheet.reading.markup.runs import children

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SIGNS = re.compile(r"([\\`*_\[\]<>~|&]|(?<=\{)[{%])")
_AT_START = re.compile(r"^(\s*)(#|[-+=](?=[\s=-]|$)|\d+(?=[.)]))")
_MARKS = {"em": "*", "strong": "**", "del": "~~"}


def inline(node: LexborNode) -> str:
    """The inside of an element on one line."""
    text = "".join(map(_node, children(node))).strip()
    return _AT_START.sub(_kept, text)


def _kept(found: re.Match[str]) -> str:
    """A sign that would begin a list or a heading."""
    sign = found[2]
    return f"{found[1]}&#{ord(sign[0])};{sign[1:]}" if sign[0].isdigit() else f"{found[1]}\\{sign}"


def _node(node: LexborNode) -> str:
    tag = node.tag or ""
    if tag == "-text":
        return _SIGNS.sub(r"\\\1", node.text_content or "")
    if tag == "br":
        return "\\\n"
    if tag == "code" and "`" not in node.text():
        return f"`{node.text()}`"
    inner = "".join(map(_node, children(node)))
    if tag in _MARKS:
        return f"{_MARKS[tag]}{inner}{_MARKS[tag]}"
    if tag == "a" and set(node.attributes) == {"href"}:
        return f"[{inner}](<{escape(str(node.attributes['href']), quote=False)}>)"
    if tag == "img":
        return node.html or ""
    opening = (node.html or "").partition(">")[0]
    return f"{opening}>{inner}</{tag}>"
