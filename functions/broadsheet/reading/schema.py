"""The JSON that we read, as JSON Schema: https://json-schema.org/draft/2020-12."""

from __future__ import annotations

from typing import Any

from broadsheet.article import Length
from broadsheet.reading import limits

_DATE = {
    "type": "string",
    "description": "ISO 8601; without a zone in that of the site.",
    "examples": ["2026-11-23", "2026-11-23T07:15:00+01:00"],
}
_LINE = {"type": "string", "maxLength": limits.LONGEST_FIELD}
_TERM = {"type": "string", "minLength": 1, "maxLength": limits.LONGEST_TERM}
_ADDRESS = {"type": "string", "maxLength": limits.LONGEST_ADDRESS}


def schema() -> dict[str, Any]:
    """What an article in JSON may say; the text stands in one of `html`, `markdown` and `text`, or in
    `body` or `content`: HTML or Markdown, whichever it looks like."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Article",
        "description": "An article as a JSON file of the newsroom.",
        "type": "object",
        "properties": _fields() | _texts(),
        "oneOf": [{"required": [name]} for name in _texts()],
    }


def _texts() -> dict[str, Any]:
    text = {"type": "string", "maxLength": limits.LARGEST_ARTICLE}
    either = text | {"description": "HTML if it has paragraphs of HTML, else Markdown."}
    listed = {"anyOf": [text, {"type": "array", "items": text}]}
    return {"html": text, "markdown": text, "text": listed, "body": either, "content": either}


def _fields() -> dict[str, Any]:
    return {
        "title": {"type": "string", "minLength": 1, "maxLength": limits.LONGEST_TITLE},
        "slug": {
            "type": "string",
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
            "maxLength": limits.LONGEST_SLUG,
            "description": "The address; made from the title where it is not said.",
        },
        "date": _DATE | {"title": "When it is published; to come, it is scheduled."},
        "updated": _DATE,
        "expires": _DATE | {"title": "When it is taken away again."},
        "draft": {"type": "boolean", "default": False},
        "section": _TERM,
        "tags": {"type": "array", "items": _TERM, "maxItems": limits.MOST_TERMS},
        "authors": {"type": "array", "items": _TERM, "maxItems": limits.MOST_AUTHORS},
        "standfirst": _LINE,
        "lang": {"type": "string", "examples": ["en", "pt-BR"]},
        "picture": {"anyOf": [_ADDRESS, _picture()]},
        "summary": {"anyOf": [_LINE, _lengths()], "description": "Shown in place of ours."},
        "summary_of": _TERM | {"description": "The digest of the text that the summary was written for."},
        "suppress_summary": {"type": "boolean", "default": False},
        "canonical_url": _ADDRESS | {"format": "uri"},
        "translation_key": _TERM | {"description": "The same for an article and its translations."},
        "aliases": {
            "type": "array",
            "items": _ADDRESS,
            "maxItems": limits.MOST_ALIASES,
            "description": "Old addresses, which lead to the article: paths from the root of the site.",
        },
        "corrections": {"type": "array", "items": _correction(), "maxItems": limits.MOST_CORRECTIONS},
    }


def _lengths() -> dict[str, Any]:
    """A length that is not there is the next shorter one, or else the next longer."""
    lengths = dict.fromkeys(Length, _LINE)
    return {"type": "object", "properties": lengths, "additionalProperties": False, "minProperties": 1}


def _correction() -> dict[str, Any]:
    properties = {"date": _DATE, "text": _LINE | {"minLength": 1}}
    return {"type": "object", "required": ["date", "text"], "properties": properties}


def _picture() -> dict[str, Any]:
    pixels = {"type": "integer", "minimum": 1, "maximum": 99_999}
    return {
        "type": "object",
        "required": ["url"],
        "properties": {"url": _ADDRESS, "width": pixels, "height": pixels}
        | dict.fromkeys(("alt", "caption", "credit"), _LINE),
    }
