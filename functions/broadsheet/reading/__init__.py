"""Sources become articles: any format, any encoding, and nothing unsafe."""

from __future__ import annotations

from broadsheet.article import Article, Source
from broadsheet.errors import Rejected
from broadsheet.reading import charsets, frontmatter, htmldoc, jsondoc, markdown, markup, plain
from broadsheet.reading.compose import Draft, compose
from broadsheet.reading.fields import Fields
from broadsheet.reading.formats import (
    CONTENT_TYPES,
    Format,
    admit,
    expect_article,
    format_of,
    is_article,
    is_nothing,
    is_picture,
)
from broadsheet.reading.pictures import picture

__all__ = [
    "CONTENT_TYPES",
    "admit",
    "expect_article",
    "is_article",
    "is_nothing",
    "is_picture",
    "picture",
    "read",
]


def read(source: Source) -> Article:
    """The article in a source; raises `Rejected` with a code, a sentence for editors and, where there is
    one, the line."""
    if not source.body.strip():
        raise Rejected("empty", "This file is empty.")
    format = format_of(source.id, source.content_type)
    text = charsets.decoded(source.body, source.content_type)
    try:
        draft = _json(text, source) if format is Format.JSON else _text(text, format, source)
        return compose(draft, source)
    except RecursionError as error:
        raise Rejected("too_deep", "This file is nested too deep to be read.") from error


def _text(text: str, format: Format | None, source: Source) -> Draft:
    split = frontmatter.split(text)
    return _body(split.text, format, split.fields, source)


def _body(text: str, format: Format | None, fields: Fields, source: Source) -> Draft:
    match format:
        case Format.HTML:
            said, found = htmldoc.read(text, source.id)
            # A heading in the text is the headline; what the head says may have the site's name in it.
            return Draft(fields.over(said.without("title") if found.heading else said), found, found.heading)
        case Format.MARKDOWN:
            return Draft(fields, markup.clean(markdown.to_html(text), source.id))
        case _:
            found_text = plain.read(text, title=fields.text("title"))
            return Draft(fields, markup.clean(found_text.html, source.id), found_text.title)


def _json(text: str, source: Source) -> Draft:
    fields, kind, body = jsondoc.read(text)
    body = charsets.tidied(body)
    format = {"html": Format.HTML, "markdown": Format.MARKDOWN}.get(kind, Format.TEXT)
    return _body(body, format, fields, source)
