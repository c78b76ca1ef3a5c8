"""A post of WordPress's REST interface: https://developer.wordpress.org/rest-api/reference/posts/.

Names of authors, sections and tags are only in it where it was asked for with `_embed`.
"""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.reading.fields import Plain
from broadsheet.reading.formats import Format
from broadsheet.reading.jsondoc.shape import Post, inner, items, text, words


def is_one(said: Mapping[str, Plain]) -> bool:
    return bool({"rendered", "raw"} & inner(said, "content").keys())


def read(said: Mapping[str, Plain]) -> Post:
    sections, tags = _terms(said, "category"), _terms(said, "post_tag")
    media = inner(said, "_embedded", "wp:featuredmedia")
    fields: dict[str, Plain] = {
        "title": words(_rendered(said, "title")),
        "slug": said.get("slug"),
        "date": _date(said, "date"),
        "updated": _date(said, "modified"),
        "status": said.get("status"),
        "visibility": "password" if inner(said, "content").get("protected") is True else None,
        "section": list(sections),
        "tags": list(tags),
        "authors": [text(author, "name") for author in items(inner(said, "_embedded"), "author")],
        "standfirst": words(_rendered(said, "excerpt")).removesuffix("[…]").removesuffix("[...]").strip(),
        "lang": said.get("lang"),
        "picture": text(media, "source_url"),
        "picture_alt": text(media, "alt_text"),
        "picture_caption": words(_rendered(media, "caption")),
    }
    return Post(fields, Format.HTML, _rendered(said, "content"))


def _rendered(said: Mapping[str, Plain], name: str) -> str:
    found = inner(said, name)
    return text(found, "rendered") or text(found, "raw") or text(said, name)


def _date(said: Mapping[str, Plain], name: str) -> str:
    """The date in UTC, where WordPress tells it; else as it stands, in the site's zone."""
    gmt = text(said, f"{name}_gmt")
    return f"{gmt}Z" if gmt and not gmt.startswith("0000") else text(said, name)


def _terms(said: Mapping[str, Plain], taxonomy: str) -> list[str]:
    embedded = inner(said, "_embedded").get("wp:term")
    groups = [group for group in embedded if isinstance(group, list)] if isinstance(embedded, list) else []
    terms = [term for group in groups for term in group if isinstance(term, dict)]
    return [words(text(term, "name")) for term in terms if term.get("taxonomy") == taxonomy]
