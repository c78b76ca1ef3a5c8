"""HTML: a piece of it as an editor writes it, or a whole page saved from a site.

Of a page, the article alone is read: what it says of itself in its head, and
the part of its body that holds most of its running text. That is a rule of our
own on the parser that is here anyway: the best open extractors cost a cold
start 190 to 490 ms and a second parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.article import ArticleId
from broadsheet.reading import bounds
from broadsheet.reading.fields import Field, Fields
from broadsheet.reading.limits import MOST_AUTHORS
from broadsheet.reading.markup import Text, clean_tree
from broadsheet.reading.web import asides, furniture, head, headline
from broadsheet.reading.web.weight import Weights, main_part

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PAGE_WITHIN = 20_000


def read(html: str, id: ArticleId) -> tuple[Fields, Text, str]:
    """What some HTML says of its article, the text, and the headline that stands in it.

    Raises `Rejected` where it is too deep or too large.
    """
    from selectolax.lexbor import LexborHTMLParser

    bounds.check(html)
    page = LexborHTMLParser(html)
    if _PAGE.search(html, 0, _PAGE_WITHIN):
        return _page(page, id)
    text = clean_tree(page.body, id)
    return Fields({}), text, text.heading


def _page(page: LexborHTMLParser, id: ArticleId) -> tuple[Fields, Text, str]:
    said = head.fields(page)
    title = headline.take(page, said)
    body = page.body
    if body is not None:
        bounds.check_length(len(body.text()) // 4)
        furniture.remove(body, Weights.of(body))
    part = main_part(body) if body is not None else None
    fields = Fields({name: Field(value) for name, value in said.items() if name != "title"})
    if part is not None:
        asides.remove(part, fields.names("authors", MOST_AUTHORS))
    text = clean_tree(part, id)
    return fields, text, title or text.heading
