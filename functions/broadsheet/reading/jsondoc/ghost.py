"""A post of Ghost: https://ghost.org/docs/content-api/#posts."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.errors import Rejected
from broadsheet.reading.fields import Plain
from broadsheet.reading.formats import Format
from broadsheet.reading.jsondoc.shape import Post, inner, items, text, words

_TELLING = {
    "feature_image",
    "comment_id",
    "primary_author",
    "mobiledoc",
    "lexical",
    "plaintext",
    "custom_excerpt",
}


def is_one(said: Mapping[str, Plain]) -> bool:
    return (
        "title" in said and bool(_TELLING & said.keys()) and not {"markdown", "body", "content"} & said.keys()
    )


def read(said: Mapping[str, Plain]) -> Post:
    body = text(said, "html")
    if not body:
        raise Rejected("bad_json", "This post of Ghost has no `html`. Ask Ghost for it with `formats=html`.")
    tags = [tag for tag in items(said, "tags") if text(tag, "visibility") != "internal"]
    primary = text(inner(said, "primary_tag"), "name") or (text(tags[0], "name") if tags else "")
    fields: dict[str, Plain] = {
        "title": said.get("title"),
        "slug": said.get("slug"),
        "date": said.get("published_at"),
        "updated": said.get("updated_at"),
        "status": said.get("status"),
        "visibility": said.get("visibility"),
        "section": primary,
        "tags": [text(tag, "name") for tag in tags if text(tag, "name") != primary],
        "authors": [text(author, "name") for author in items(said, "authors")]
        or [text(inner(said, "primary_author"), "name")],
        "standfirst": said.get("custom_excerpt"),
        "lang": said.get("locale"),
        "picture": said.get("feature_image"),
        "picture_alt": said.get("feature_image_alt"),
        "picture_caption": words(text(said, "feature_image_caption")),
        "canonical_url": said.get("canonical_url"),
    }
    return Post(fields, Format.HTML, body)
