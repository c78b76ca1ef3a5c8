"""HTML, a whole page or a piece of one: what its head says, and the part that is the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.article import ArticleId
from broadsheet.reading import bounds
from broadsheet.reading.fields import Field, Fields, Plain
from broadsheet.reading.markup import Text, clean_tree

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_META = {
    "author": "author",
    "article:author": "author",
    "description": "description",
    "og:description": "description",
    "article:published_time": "date",
    "date": "date",
    "article:modified_time": "updated",
    "article:section": "section",
    "article:tag": "tags",
    "keywords": "tags",
    "og:image": "picture",
}
_LISTED = {"tags", "author"}
_AROUND = (
    "body > header, body > footer, body > nav, body > aside, main > nav, article > nav, article > footer"
)


def read(html: str, id: ArticleId) -> tuple[Fields, Text]:
    """What a page says of itself, and its text."""
    from selectolax.lexbor import LexborHTMLParser

    bounds.check(html)
    page = LexborHTMLParser(html)
    fields = Fields(dict(_said(page)))
    for node in page.css(_AROUND):
        node.decompose()
    return fields, clean_tree(_main(page), id)


def _main(page: LexborHTMLParser) -> LexborNode | None:
    """The one article of a page, else its main part, else all of it."""
    for selector in ("article", "main"):
        found = page.css(selector)
        if len(found) == 1:
            return found[0]
    return page.body


def _said(page: LexborHTMLParser) -> Iterator[tuple[str, Field]]:
    said: dict[str, list[Plain]] = {}
    for meta in page.css("meta[content]"):
        name = _META.get((meta.attributes.get("name") or meta.attributes.get("property") or "").lower())
        content = (meta.attributes.get("content") or "").strip()
        if name and content:
            said.setdefault(name, []).append(content)
    for name, values in said.items():
        several = name in _LISTED and len(values) > 1
        yield name, Field(values if several else values[0])
    title = page.css_first("title")
    if title and title.text().strip():
        yield "title", Field(title.text())
    if page.root and (lang := page.root.attributes.get("lang")):
        yield "lang", Field(lang)
