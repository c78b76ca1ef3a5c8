"""Blocks of an article - paragraphs, headings, lists, tables, figures, code - written anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from broadsheet.article import ArticleId, Paragraph
from broadsheet.errors import Rejected
from broadsheet.reading.limits import DEEPEST
from broadsheet.reading.markup import attributes, embeds
from broadsheet.reading.markup.attributes import Notes
from broadsheet.reading.markup.elements import BLOCKS, DROPPED, HEADINGS
from broadsheet.reading.markup.lines import Line
from broadsheet.reading.markup.runs import children, runs, runs_on

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_CELLS = frozenset("li td th dt dd figcaption".split())


@dataclass
class Writer:
    """Writes blocks as it meets them."""

    notes: Notes
    out: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    heading: str = ""
    depth: int = 0
    figures: int = 0
    """How many figures are open around what is written."""

    @classmethod
    def of(cls, id: ArticleId) -> Writer:
        return cls(Notes(id))

    def blocks(self, parent: LexborNode, *, running: bool) -> None:
        """Everything in an element; text that stands loose becomes a paragraph. `running` says whether
        its paragraphs are the article's own text rather than a list's, a table's or a quotation's."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Rejected("too_deep", f"Tags are nested more than {DEEPEST} deep. Simplify the markup.")
        loose: list[LexborNode] = []
        for node in children(parent):
            if runs_on(node):
                loose.append(node)
                continue
            self._paragraphs(loose, running=running)
            loose = []
            self._block(node, running=running)
        self._paragraphs(loose, running=running)
        self.depth -= 1

    def _block(self, node: LexborNode, *, running: bool) -> None:
        tag = node.tag or ""
        if tag in DROPPED:
            self._dropped(node, tag)
        elif tag in HEADINGS:
            self._heading(node, tag)
        elif tag == "p":
            self._paragraphs(list(children(node)), running=running)
        elif tag == "hr":
            self.out.append("<hr>\n")
        elif tag == "pre":
            self._pre(node)
        elif tag == "figure" and (card := embeds.card(node)):
            self.out.append(card)
        elif tag in BLOCKS:
            self._structure(node, tag)
        else:
            self.blocks(node, running=running)

    def _dropped(self, node: LexborNode, tag: str) -> None:
        card = embeds.card(node)
        if card is None:
            self.notes.drop(node, tag)
        else:
            self.out.append(card)

    def _heading(self, node: LexborNode, tag: str) -> None:
        line = Line(self.notes)
        html = line.of(children(node)).strip()
        if tag == "h1" and not self.heading and not self.paragraphs:
            self.heading = line.text
        elif line.text:
            self.out.append(f"<{HEADINGS[tag]}>{html}</{HEADINGS[tag]}>\n")
            self.words.append(line.text)

    def _pre(self, node: LexborNode) -> None:
        text = self.notes.shown(node.text())
        if text.strip():
            language = attributes.language(node)
            kept = attributes.written({"class": f"language-{language}"} if language else {})
            self.out.append(f"<pre><code{kept}>{escape(text, quote=False)}</code></pre>\n")
            self.words.append(text)

    def _structure(self, node: LexborNode, tag: str) -> None:
        """Lists, tables, figures and quotations keep their shape; an empty one is left out."""
        before, said, shown = len(self.out), len(self.words), len(self.notes.pictures)
        self.out.append(f"<{tag}{attributes.of_block(node, tag)}>")
        if tag in _CELLS and all(map(runs_on, children(node))):
            line = Line(self.notes)
            self.out.append(line.of(children(node)).strip())
            self.words += [line.text] if line.text else []
        else:
            self.figures += tag == "figure"
            self.blocks(node, running=False)
            self.figures -= tag == "figure"
        empty = len(self.words) == said and len(self.notes.pictures) == shown
        if empty and tag not in ("td", "th"):
            del self.out[before:]
        else:
            self.out.append(f"</{tag}>\n")

    def _paragraphs(self, nodes: list[LexborNode], *, running: bool) -> None:
        """Runs of inline nodes, each a paragraph."""
        for run in runs(nodes):
            line = Line(self.notes)
            html = line.of(run).strip()
            if not line.text and line.captions:
                self._figure(html, line.captions)
            elif line.text:
                self._paragraph(html, line.text, running=running)

    def _figure(self, html: str, captions: list[str]) -> None:
        said = " ".join(filter(None, captions))
        caption = f"<figcaption>{escape(said, quote=False)}</figcaption>\n" if said else ""
        self.out.append(f"{html}{caption}" if self.figures else f"<figure>{html}{caption}</figure>\n")
        self.words += [said] if said else []

    def _paragraph(self, html: str, text: str, *, running: bool) -> None:
        anchor = ""
        if running:
            self.paragraphs.append(Paragraph(id=f"p{len(self.paragraphs) + 1}", text=text))
            anchor = f' id="{self.paragraphs[-1].id}"'
        self.out.append(f"<p{anchor}>{html}</p>\n")
        self.words.append(text)
