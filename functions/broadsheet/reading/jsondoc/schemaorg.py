"""An article as schema.org describes it, in a file of its own or in the head of a page.

https://schema.org/NewsArticle
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from broadsheet.reading.fields import Plain
from broadsheet.reading.formats import Format
from broadsheet.reading.jsondoc.shape import Post, text, words

_ARTICLES = re.compile(r"(?:https?://schema\.org/)?\w*(?:Article|BlogPosting|Report)")
_MARKUP = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)


def types(said: Mapping[str, Plain]) -> list[str]:
    stated = said.get("@type")
    return [name for name in (stated if isinstance(stated, list) else [stated]) if isinstance(name, str)]


def is_one(said: Mapping[str, Plain]) -> bool:
    return any(_ARTICLES.fullmatch(name) for name in types(said))


def is_about_else(said: Mapping[str, Plain]) -> bool:
    """Whether it describes something, and no article: who publishes it, where it stands on a site."""
    return bool(types(said)) and not is_one(said)


def read(said: Mapping[str, Plain]) -> Post:
    body = text(said, "articleBody")
    return Post(fields(said), Format.HTML if _MARKUP.search(body) else Format.TEXT, body)


def fields(said: Mapping[str, Plain]) -> dict[str, Plain]:
    """What it says of an article, by our names."""
    return {
        "title": words(text(said, "headline") or text(said, "name")),
        "date": said.get("datePublished") or said.get("dateCreated"),
        "updated": said.get("dateModified"),
        "expires": said.get("expires"),
        "section": _first(said.get("articleSection")),
        "tags": _keywords(said.get("keywords")),
        "authors": list(_names(said.get("author"))),
        "standfirst": words(text(said, "description") or text(said, "alternativeHeadline")),
        "lang": _named(said.get("inLanguage")),
        "picture": _picture(said.get("image")),
    }


def _first(value: Plain) -> Plain:
    return (value[0] if value else None) if isinstance(value, list) else value


def _named(value: Plain) -> Plain:
    if isinstance(value, dict):
        return value.get("alternateName") or value.get("name")
    return _first(value)


def _names(value: Plain) -> list[str]:
    found = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in found]
    flat = [part for name in names for part in (name if isinstance(name, list) else [name])]
    return [words(name) for name in flat if isinstance(name, str) and "://" not in name]


def _keywords(value: Plain) -> Plain:
    if isinstance(value, list):
        return [words(word) for word in value if isinstance(word, str)]
    return words(value) if isinstance(value, str) else None


def _picture(value: Plain) -> Plain:
    first = _first(value)
    if isinstance(first, dict):
        return _first(first.get("url")) or first.get("contentUrl")
    return first
