"""Ghost's export, where posts, tags and authors stand apart: https://ghost.org/docs/migration/custom/."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from broadsheet.cli.moving.posts import Post

Rows = list[dict[str, Any]]


def is_one(said: Any) -> bool:
    return bool(_rows(_data(said), "posts"))


def posts(said: Any) -> Iterator[Post]:
    """Its posts, no pages, each with the names of its tags and authors."""
    data = _data(said)
    tags = _joined(data, "posts_tags", "tag_id", "tags")
    authors = _joined(data, "posts_authors", "author_id", "users")
    meta = {row.get("post_id"): row for row in _rows(data, "posts_meta")}
    for post in _rows(data, "posts"):
        if post.get("type", "post") != "post" or post.get("page") in (True, "1"):
            continue
        told = meta.get(post.get("id"), {})
        found = {"tags": tags.get(post.get("id"), []), "authors": authors.get(post.get("id"), [])}
        # What says whose shape it is, though it may be empty.
        yield {"feature_image": None, **told, **post, **found}


def _data(said: Any) -> dict[str, Any]:
    """Ghost's older exports have one layer less."""
    outer = said.get("db") if isinstance(said, dict) else None
    first = outer[0] if isinstance(outer, list) and outer else said
    data = first.get("data") if isinstance(first, dict) else None
    return data if isinstance(data, dict) else {}


def _rows(data: dict[str, Any], table: str) -> Rows:
    rows = data.get(table)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _joined(data: dict[str, Any], between: str, key: str, table: str) -> dict[Any, Rows]:
    """By the id of a post, the rows that another table joins to it, in their order there."""
    rows = {row.get("id"): row for row in _rows(data, table)}
    joined: dict[Any, Rows] = {}
    for pair in sorted(_rows(data, between), key=lambda pair: int(pair.get("sort_order") or 0)):
        if row := rows.get(pair.get(key)):
            joined.setdefault(pair.get("post_id"), []).append(row)
    return joined
