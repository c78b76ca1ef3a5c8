"""The text of an article as Markdown, block by block.

Each block is read again before it is believed: where Markdown says something
else than the article, the block stays the HTML that it is, which Markdown may hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.article import ArticleId
from broadsheet.reading import markdown, markup
from broadsheet.reading.markup.runs import children
from broadsheet.reading.writing.inline import inline

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_ANCHOR = re.compile(r'(<p) id="p\d+"')
_HEADING = re.compile(r"h([2-6])")
_FENCE = re.compile(r"`{3,}")


def body(html: str, id: ArticleId) -> str:
    """All blocks, an empty line between them."""
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(f"<!doctype html><body>{html}").body
    nodes = [] if root is None else [node for node in children(root) if node.tag != "-text"]
    return "".join(f"{_block(node, id)}\n\n" for node in nodes)


def _block(node: LexborNode, id: ArticleId) -> str:
    html = _ANCHOR.sub(r"\1", node.html or "")
    written = _written(node)
    return written if written and _says(written, id) == _says(html, id) else _raw(html)


def _says(text: str, id: ArticleId) -> str:
    return _ANCHOR.sub(r"\1", markup.clean(markdown.to_html(text), id).html).strip()


def _written(node: LexborNode) -> str | None:
    tag = node.tag or ""
    heading = _HEADING.fullmatch(tag)
    if heading:
        return f"{'#' * int(heading[1])} {inline(node)}"
    match tag:
        case "p":
            return inline(node)
        case "hr":
            return "***"
        case "pre":
            return _fenced(node)
        case "ul":
            return "\n".join(f"- {inline(item)}" for item in children(node) if item.tag == "li")
        case "ol":
            items = [item for item in children(node) if item.tag == "li"]
            return "\n".join(f"{number}. {inline(item)}" for number, item in enumerate(items, 1))
        case "blockquote":
            return "\n>\n".join(f"> {inline(part)}" for part in children(node) if part.tag == "p")
    return None


def _fenced(node: LexborNode) -> str:
    code, text = node.css_first("code"), node.text()
    kind = (code.attributes.get("class") or "") if code else ""
    longest = max(map(len, _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{kind.removeprefix('language-')}\n{text.removesuffix(chr(10))}\n{fence}"


def _raw(html: str) -> str:
    """HTML that a blank line inside would end, and that says nothing in the words of other systems."""
    html = re.sub(r"\n(?=\n)", "&#10;", html.strip())
    return html.replace("{{", "{&#123;").replace("{%", "{&#37;")
