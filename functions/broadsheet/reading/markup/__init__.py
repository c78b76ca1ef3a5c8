"""Any HTML becomes the small, safe HTML of an article, and the paragraphs in it.

The tree is walked once and written anew from the few elements that running
text needs; what comes out goes through nh3 as well, which holds the line even
if the walk had a hole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.article import ArticleId, Paragraph
from broadsheet.errors import Rejected
from broadsheet.reading import bounds
from broadsheet.reading.bounds import check_length
from broadsheet.reading.limits import MOST_ESCAPED
from broadsheet.reading.markup import around
from broadsheet.reading.markup.blocks import Writer
from broadsheet.reading.markup.elements import cleaner
from broadsheet.reading.markup.runs import one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


_COSTLY = "&" + "".join(map(chr, range(0xA0, 0xC0)))
"""What nh3 takes the square of time to write: it looks for no-break spaces by their first byte."""


@dataclass(frozen=True)
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
    pictures: tuple[str, ...] = ()
    """The addresses of its pictures, in their order, each once."""


def clean(html: str, id: ArticleId) -> Text:
    """The safe text of some HTML; raises `Rejected` where it is too deep or too large."""
    from selectolax.lexbor import LexborHTMLParser

    try:
        bounds.check(html)
    except Rejected as no:  # the lines of this HTML are not those of the file that it was made from
        raise Rejected(no.code, no.message) from no
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    return clean_tree(body, id)


def clean_tree(root: LexborNode | None, id: ArticleId) -> Text:
    """The same, for a part of a document that is parsed already."""
    writer = Writer.of(id)
    if root is not None:
        check_length(len(root.text()) // 2)  # space between the words is not text
        around.remove(root)
        writer.blocks(root, running=True)
    html = "".join(writer.out)
    words = one_line(" ".join(writer.words))
    check_length(len(words))
    if sum(map(html.count, _COSTLY)) > MOST_ESCAPED:
        raise Rejected("too_large", "This has too many signs like `<`, `&` and `©`. Cut it into parts.")
    return Text(
        html=cleaner()(html),
        paragraphs=tuple(writer.paragraphs),
        words=words,
        heading=writer.heading,
        left_out=frozenset(writer.notes.left_out),
        pictures=tuple(dict.fromkeys(writer.notes.pictures)),
    )
