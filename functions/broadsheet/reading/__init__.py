"""Sources become articles: any format, any encoding, and nothing unsafe.

What reads one format is imported where that format is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, tzinfo
from typing import TypeVar

from broadsheet.article import Article, Source, Warned
from broadsheet.errors import Rejected
from broadsheet.profile import Profile
from broadsheet.reading import charsets, frontmatter, markup
from broadsheet.reading.characters import hides_something, tidied
from broadsheet.reading.compose import Draft, compose
from broadsheet.reading.fields import Fields
from broadsheet.reading.formats import (
    CONTENT_TYPES,
    SUFFIXES,
    Format,
    admit,
    content_type_of,
    expect_article,
    format_of,
    is_article,
    is_nothing,
    is_picture,
    largest,
    suffix_of,
)
from broadsheet.reading.pictures import picture
from broadsheet.reading.profiles import introduce
from broadsheet.reading.schema import schema
from broadsheet.reading.writing import to_markdown

__all__ = [
    "CONTENT_TYPES",
    "SUFFIXES",
    "admit",
    "content_type_of",
    "expect_article",
    "is_article",
    "is_nothing",
    "is_picture",
    "largest",
    "picture",
    "profile",
    "read",
    "schema",
    "suffix_of",
    "to_markdown",
]

Made = TypeVar("Made")

_HIDDEN = Warned(
    code="hidden", message="Characters that nobody sees were removed: they may make a text look like another."
)


def read(source: Source, *, zone: tzinfo = UTC) -> Article:
    """The article in a source; raises `Rejected` with a code, a sentence for editors and, where there is
    one, the line. A date without a zone is taken in `zone`, the site's."""
    return _made(source, lambda draft: compose(draft, source, zone))


def profile(source: Source) -> Profile:
    """Who an author is, by a source that says it; raises `Rejected` in the same way."""
    return _made(source, lambda draft: introduce(draft, source))


def _made(source: Source, of: Callable[[Draft], Made]) -> Made:
    if not source.body.strip():
        raise Rejected("empty", "This file is empty.")
    format = format_of(source.id, source.content_type)
    text = charsets.decoded(source.body, source.content_type)
    try:
        return of(_draft(text.removeprefix("\ufeff"), format, source))
    except RecursionError as error:
        raise Rejected("too_deep", "This file is nested too deep to be read. Simplify it.") from error


def _draft(text: str, format: Format | None, source: Source) -> Draft:
    if format is not Format.JSON:
        return _told(_of_text(tidied(text), format, source), text)
    from broadsheet.reading import jsondoc

    # What looks like the end of a line may stand inside of a text; so JSON is read first and tidied then.
    fields, post = jsondoc.read(text)
    return _told(_body(tidied(post.body), post.format, fields, source), text + post.body)


def _told(draft: Draft, text: str) -> Draft:
    """With a word to the editor where something was hidden in the text."""
    return replace(draft, told=(_HIDDEN, *draft.told)) if hides_something(text) else draft


def _of_text(text: str, format: Format | None, source: Source) -> Draft:
    split = frontmatter.split(text)
    try:
        return _body(split.text, format, split.fields, source)
    except Rejected as no:
        if no.line is None:
            raise
        raise Rejected(no.code, no.message, no.line + split.lines, no.column) from no


def _body(text: str, format: Format | None, fields: Fields, source: Source) -> Draft:
    match format:
        case Format.HTML:
            from broadsheet.reading import web

            said, found, headline = web.read(text, source.id)
            return Draft(fields.over(said), found, headline)
        case Format.MARKDOWN:
            from broadsheet.reading import markdown, systems

            said_plainly, told = systems.spelled_out(text, source.id)
            return Draft(fields, markup.clean(markdown.to_html(said_plainly), source.id), told=told)
        case _:
            from broadsheet.reading import plain

            found_text = plain.read(text, title=fields.text("title"))
            return Draft(fields, markup.clean(found_text.html, source.id), found_text.title)
