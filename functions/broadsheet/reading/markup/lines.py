"""One run of text with the elements that may stand in it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from broadsheet.errors import Rejected
from broadsheet.reading.limits import DEEPEST
from broadsheet.reading.markup import attributes
from broadsheet.reading.markup.attributes import Notes
from broadsheet.reading.markup.elements import DROPPED, INLINE
from broadsheet.reading.markup.runs import children, is_checkbox, one_line, spaced

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


class Line:
    """Writes one run of text."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._said: list[str] = []
        self.captions: list[str] = []
        """The captions of the pictures in it, one for each."""

    @property
    def text(self) -> str:
        return one_line("".join(self._said))

    def of(self, nodes: Iterable[LexborNode], depth: int = 0) -> str:
        if depth > DEEPEST:
            raise Rejected("too_deep", f"Tags are nested more than {DEEPEST} deep. Simplify the markup.")
        html = "".join(self._node(node, depth) for node in nodes)
        return html if depth else spaced(html)

    def _node(self, node: LexborNode, depth: int) -> str:
        tag = node.tag or ""
        if tag == "-text":
            text = spaced(self._notes.shown(node.text_content))
            self._said.append(text)
            return escape(text, quote=False)
        if tag == "br":
            self._said.append(" ")
            return "<br>"
        if tag == "img":
            return self._picture(node)
        if tag in DROPPED or tag.startswith(("-", "!")):
            return self._dropped(node, tag)
        return self._element(node, tag, depth)

    def _picture(self, node: LexborNode) -> str:
        html = attributes.picture(node, self._notes)
        if html:
            self.captions.append(self._notes.shown(node.attributes.get("title")))
        return html

    def _dropped(self, node: LexborNode, tag: str) -> str:
        if is_checkbox(node):
            # It is a sign here, not part of a form.
            return self._sign("☑" if "checked" in node.attributes else "☐")
        self._notes.drop(node, tag)
        return ""

    def _sign(self, sign: str) -> str:
        self._said.append(sign)
        return sign

    def _element(self, node: LexborNode, tag: str, depth: int) -> str:
        said = len(self._said)
        inner = self.of(children(node), depth + 1)
        if tag == "sup" and node.css_first('a[id^="fnref"]') is not None:
            del self._said[said:]  # the number of a footnote is no word of the sentence
        kept = attributes.of_inline(node, tag, self._notes) if tag in INLINE else ""
        if tag not in INLINE or (tag == "a" and not kept) or not inner.strip():
            return inner
        return f"<{tag}{kept}>{inner}</{tag}>"
