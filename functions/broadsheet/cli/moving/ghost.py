"""Ghost's export, where posts, tags and authors stand apart: https://ghost.org/docs/migration/custom/."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from broadsheet.cli.moving.posts import Post
from broadsheet.errors import Rejected

Rows = list[dict[str, Any]]

_IDS = "id", "post_id", "tag_id", "author_id"


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
    """Raises `Rejected` where others could not lead to a row by what it has for an id."""
    rows = data.get(table)
    found = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    if any(isinstance(row.get(name), list | dict) for row in found for name in _IDS):
        raise Rejected("bad_json", f"A row of `{table}` has an id that is neither text nor a number.")
    return found


def _joined(data: dict[str, Any], between: str, key: str, table: str) -> dict[Any, Rows]:
    """By the id of a post, the rows that another table joins to it, in their order there."""
    rows = {row.get("id"): row for row in _rows(data, table)}
    joined: dict[Any, Rows] = {}
    for pair in sorted(_rows(data, between), key=_place):
        if row := rows.get(pair.get(key)):
            joined.setdefault(pair.get("post_id"), []).append(row)
    return joined


def _place(pair: dict[str, Any]) -> int:
    """Where a row stands among those of its post; raises `Rejected` where that is no number."""
    try:
        return int(pair.get("sort_order") or 0)
    except (TypeError, ValueError) as error:
        raise Rejected("bad_json", "A row of this export has a `sort_order` that is no number.") from error
