"""Any HTML becomes the small, safe HTML of an article, and the paragraphs in it.

The tree is walked once and written anew from the few elements that running
text needs; what comes out goes through nh3 as well, which holds the line even
if the walk had a hole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from broadsheet.article import ArticleId, Paragraph
from broadsheet.errors import Rejected
from broadsheet.reading import bounds, links

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_INLINE = frozenset("a abbr b cite code del em i ins kbd mark q s small strong sub sup time".split())
_BLOCKS = frozenset(
    ("blockquote dd dl dt figcaption figure li ol pre table tbody td tfoot th thead tr ul").split()
)
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}
# What is left out together with all that it holds.
_DROPPED = frozenset(
    (
        "applet area audio button canvas command dialog embed frame frameset head iframe input link map "
        "math menu meta nav noembed noframes noscript object option param script select source style svg "
        "template textarea title track video xmp"
    ).split()
)
_MISSED = frozenset(["audio", "embed", "iframe", "object", "video"])
# What stands for itself and does not run with the text around it.
_APART = frozenset(
    (
        "address article aside body center details div fieldset footer form header hgroup hr html main "
        "section summary"
    ).split()
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_DIGITS = re.compile(r"\d{1,5}")
_FOOTNOTE = re.compile(r"fn(?:ref)?\d{1,4}(?::\d{1,4})?")
_MACHINE_TIME = re.compile(r"[\dT:Z+.PWDHMSY -]{1,40}")
_ATTRIBUTES = {
    "a": {"href", "id", "title"},
    "abbr": {"title"},
    "code": {"class"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "li": {"id", "value"},
    "ol": {"start", "reversed"},
    "p": {"id"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_TAGS = _INLINE | _BLOCKS | frozenset(_HEADINGS.values()) | {"p", "img", "br", "hr"}


@dataclass
class Text:
    """An article's text, cleaned."""

    html: str
    paragraphs: tuple[Paragraph, ...]
    words: str
    """All that can be read in it, as plain text."""
    heading: str
    """Its first heading of the first rank, which is not in the HTML: the title."""
    left_out: frozenset[str]
    """What readers might miss: names of elements, and `link` or `picture` for addresses that lead nowhere."""
    picture: str | None = None
    """The address of the first picture."""


def clean(html: str, id: ArticleId) -> Text:
    """The safe text of some HTML; raises `Rejected` where it is too deep or too long."""
    from selectolax.lexbor import LexborHTMLParser

    bounds.check(html)
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    return clean_tree(body, id)


def clean_tree(root: LexborNode | None, id: ArticleId) -> Text:
    """The same, for a part of a document that is parsed already."""
    writer = _Writer(id)
    if root is not None:
        writer.blocks(root, running=True)
    html = _cleaner()("".join(writer.out))
    words = _SPACE.sub(" ", " ".join(writer.words)).strip()
    return Text(
        html, tuple(writer.paragraphs), words, writer.heading, frozenset(writer.left_out), writer.picture
    )


@cache
def _cleaner() -> Callable[[str], str]:
    import nh3

    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    ).clean


@dataclass
class _Writer:
    """Writes blocks as it meets them."""

    id: ArticleId
    out: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    heading: str = ""
    left_out: set[str] = field(default_factory=set)
    picture: str | None = None
    depth: int = 0

    def blocks(self, parent: LexborNode, *, running: bool) -> None:
        """Everything in an element; text that stands loose becomes a paragraph. `running` says whether
        its paragraphs are the article's own text rather than a list's, a table's or a quotation's."""
        self.depth += 1
        if self.depth > bounds.DEEPEST:
            raise Rejected("too_deep", f"Tags are nested more than {bounds.DEEPEST} deep.")
        loose: list[LexborNode] = []
        for node in _children(parent):
            if _runs_on(node):
                loose.append(node)
                continue
            self._paragraphs(loose, running=running)
            loose = []
            self._block(node, running=running)
        self._paragraphs(loose, running=running)
        self.depth -= 1

    def _block(self, node: LexborNode, *, running: bool) -> None:
        tag = node.tag or ""
        if tag in _DROPPED:
            self.left_out |= {tag} & _MISSED
        elif tag in _HEADINGS:
            self._heading(node, tag)
        elif tag == "p":
            self._paragraphs(list(_children(node)), running=running)
        elif tag == "hr":
            self.out.append("<hr>\n")
        elif tag == "pre":
            self._pre(node)
        elif tag in _BLOCKS:
            self._structure(node, tag)
        else:
            self.blocks(node, running=running)

    def _heading(self, node: LexborNode, tag: str) -> None:
        line = _Line(self)
        html = line.of(_children(node))
        if tag == "h1" and not self.heading and not self.paragraphs:
            self.heading = line.text
        elif line.text:
            self.out.append(f"<{_HEADINGS[tag]}>{html}</{_HEADINGS[tag]}>\n")
            self.words.append(line.text)

    def _pre(self, node: LexborNode) -> None:
        text = node.text_content or ""
        if text.strip():
            self.out.append(f"<pre><code>{escape(text, quote=False)}</code></pre>\n")
            self.words.append(text)

    def _structure(self, node: LexborNode, tag: str) -> None:
        """Lists, tables, figures and quotations keep their shape; an empty one is left out."""
        before, said = len(self.out), len(self.words)
        self.out.append(f"<{tag}{self._attributes(node, tag)}>")
        if tag in ("li", "td", "th", "dt", "dd", "figcaption") and all(map(_runs_on, _children(node))):
            line = _Line(self)
            self.out.append(line.of(_children(node)))
            self.words.append(line.text)
        else:
            self.blocks(node, running=False)
        empty = len(self.words) == said and "<img" not in "".join(self.out[before:])
        if empty and tag not in ("td", "th"):
            del self.out[before:]
        else:
            self.out.append(f"</{tag}>\n")

    def _attributes(self, node: LexborNode, tag: str) -> str:
        kept: dict[str, str] = {}
        for name in ("colspan", "rowspan", "start", "value"):
            value = node.attributes.get(name) or ""
            if name in _ATTRIBUTES.get(tag, ()) and _DIGITS.fullmatch(value):
                kept[name] = value
        if tag == "ol" and "reversed" in node.attributes:
            kept["reversed"] = ""
        if tag == "li" and _FOOTNOTE.fullmatch(node.attributes.get("id") or ""):
            kept["id"] = str(node.attributes["id"])
        return _written(kept)

    def _paragraphs(self, nodes: list[LexborNode], *, running: bool) -> None:
        """Runs of inline nodes, each a paragraph; two line breaks in a row begin a new one."""
        for run in _runs(nodes):
            line = _Line(self)
            html = line.of(run).strip()
            if not line.text and line.pictures:
                self.out.append(f"<figure>{html}{_caption(line.pictures)}</figure>\n")
            elif not line.text:
                continue
            elif running:
                self.paragraphs.append(Paragraph(id=f"p{len(self.paragraphs) + 1}", text=line.text))
                self.out.append(f'<p id="{self.paragraphs[-1].id}">{html}</p>\n')
            else:
                self.out.append(f"<p>{html}</p>\n")
            self.words.append(line.text)


class _Line:
    """One run of text with the elements that may stand in it."""

    def __init__(self, writer: _Writer) -> None:
        self._writer = writer
        self._said: list[str] = []
        self.pictures: list[str] = []
        """The captions of the pictures in it."""

    @property
    def text(self) -> str:
        return _SPACE.sub(" ", "".join(self._said)).strip()

    def of(self, nodes: Iterator[LexborNode] | list[LexborNode], depth: int = 0) -> str:
        if depth > bounds.DEEPEST:
            raise Rejected("too_deep", f"Tags are nested more than {bounds.DEEPEST} deep.")
        return "".join(self._node(node, depth) for node in nodes)

    def _node(self, node: LexborNode, depth: int) -> str:
        tag = node.tag or ""
        if tag == "-text":
            text = _SPACE.sub(" ", node.text_content or "")
            self._said.append(text)
            return escape(text, quote=False)
        if tag == "br":
            self._said.append(" ")
            return "<br>"
        if tag == "img":
            return self._image(node)
        if tag in _DROPPED or tag.startswith(("-", "!")):
            self._writer.left_out |= {tag} & _MISSED
            return ""
        note = tag == "sup" and _is_reference(node)
        said = len(self._said)
        inner = self.of(_children(node), depth + 1)
        if note:
            del self._said[said:]  # the number of a footnote is no word of the sentence
        if tag not in _INLINE:
            return inner
        attributes = self._attributes(node, tag)
        if tag == "a" and not attributes:
            return inner
        return f"<{tag}{attributes}>{inner}</{tag}>" if inner.strip() else inner

    def _attributes(self, node: LexborNode, tag: str) -> str:
        kept: dict[str, str] = {}
        if tag == "a" and (href := node.attributes.get("href")):
            address = links.link(href, self._writer.id)
            if address:
                kept["href"] = address
            else:
                self._writer.left_out.add("link")
        if tag == "a" and _FOOTNOTE.fullmatch(node.attributes.get("id") or ""):
            kept["id"] = str(node.attributes["id"])
        if tag in ("a", "abbr") and (title := node.attributes.get("title")) and (kept or tag == "abbr"):
            kept["title"] = title
        if tag == "time" and _MACHINE_TIME.fullmatch(node.attributes.get("datetime") or ""):
            kept["datetime"] = str(node.attributes["datetime"])
        return _written(kept)

    def _image(self, node: LexborNode) -> str:
        source = node.attributes.get("src") or ""
        address = links.picture(source, self._writer.id)
        if address is None:
            self._writer.left_out |= {"picture"} if source else set()
            return ""
        self._writer.picture = self._writer.picture or address
        self.pictures.append(node.attributes.get("title") or "")
        kept = {"src": address, "alt": node.attributes.get("alt") or ""}
        for name in ("width", "height"):
            if _DIGITS.fullmatch(node.attributes.get(name) or ""):
                kept[name] = str(node.attributes[name])
        return f'<img{_written(kept)} loading="lazy" decoding="async">'


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _runs_on(node: LexborNode) -> bool:
    """Whether a node runs with the text around it."""
    tag = node.tag or ""
    if tag in _BLOCKS or tag in _HEADINGS or tag in _APART or tag in _DROPPED or tag in ("p", "caption"):
        return False
    # An element that we do not know runs on, unless it holds something that does not.
    return tag.startswith(("-", "!")) or tag in ("br", "img") or _all_run_on(node)


def _all_run_on(node: LexborNode) -> bool:
    return not any(
        (inner.tag or "") in _BLOCKS
        or (inner.tag or "") in _HEADINGS
        or (inner.tag or "") in ("p", "div", "section")
        for inner in node.traverse(include_text=False)
    )


def _runs(nodes: list[LexborNode]) -> Iterator[list[LexborNode]]:
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


def _is_reference(node: LexborNode) -> bool:
    return "footnote-ref" in (node.attributes.get("class") or "")


def _caption(captions: list[str]) -> str:
    said = " ".join(filter(None, captions))
    return f"<figcaption>{escape(said, quote=False)}</figcaption>" if said else ""


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
