"""An item of a JSON Feed: https://www.jsonfeed.org/version/1.1/#items."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.reading.fields import Plain
from broadsheet.reading.formats import Format
from broadsheet.reading.jsondoc.shape import Post, items, text


def is_one(said: Mapping[str, Plain]) -> bool:
    return bool({"content_html", "content_text"} & said.keys())


def read(said: Mapping[str, Plain]) -> Post:
    author = said.get("author")
    fields: dict[str, Plain] = {
        "title": said.get("title"),
        "date": said.get("date_published"),
        "updated": said.get("date_modified"),
        "tags": said.get("tags"),
        "authors": [text(each, "name") for each in items(said, "authors")]
        or [text(author, "name") if isinstance(author, dict) else None],
        "standfirst": said.get("summary"),
        "lang": said.get("language"),
        "picture": said.get("image") or said.get("banner_image"),
    }
    html = text(said, "content_html")
    return Post(fields, Format.HTML if html else Format.TEXT, html or text(said, "content_text"))
