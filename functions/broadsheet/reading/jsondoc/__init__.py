"""JSON: an article in one of the shapes that systems write, recognised by what is in it.

Ours, Ghost's and WordPress's posts, JSON Feed's items and schema.org's articles.
A file holds one article; a list or a feed with just one in it is read as that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from broadsheet.errors import Rejected
from broadsheet.reading import plainjson
from broadsheet.reading.fields import Field, Fields, Plain
from broadsheet.reading.jsondoc import feed, ghost, ours, schemaorg, wordpress
from broadsheet.reading.jsondoc.shape import Post

_SHAPES: tuple[tuple[Callable[[Mapping[str, Plain]], bool], Callable[[Mapping[str, Plain]], Post]], ...] = (
    (schemaorg.is_one, schemaorg.read),
    (wordpress.is_one, wordpress.read),
    (feed.is_one, feed.read),
    (ghost.is_one, ghost.read),
    (lambda _: True, ours.read),
)
_LISTS = ("posts", "items", "@graph", "db", "data")


def read(text: str) -> tuple[Fields, Post]:
    """What is said of an article, and its text; raises `Rejected` for what is no JSON, or no article."""
    try:
        said = plainjson.loads(text)
    except plainjson.BadJson as error:
        raise Rejected(
            error.code, f"This is no JSON that we can read: {error.message}", error.line, error.column
        ) from error
    post = of_value(said)
    lines = {given: plainjson.line_of(given, text) for given in post.fields}
    return Fields({name: Field(value, lines[name]) for name, value in post.fields.items()}), post


def of_value(said: Plain) -> Post:
    """The same, of JSON that is read already."""
    one = _one(said)
    if one is None:
        what = (
            "This is a JSON list without an article in it" if isinstance(said, list) else "This is no object"
        )
        raise Rejected("bad_json", f'{what}. Write one, as {{"title": "…", "markdown": "…"}}.', 1)
    return next(shape(one) for is_one, shape in _SHAPES if is_one(one))


def _one(said: Plain) -> Mapping[str, Plain] | None:
    """The one article in an object, a list, an answer of an interface, or an export."""
    if isinstance(said, list):
        articles = [item for item in said if isinstance(item, dict) and not schemaorg.is_about_else(item)]
        if len(articles) > 1:
            many = f"This holds {len(articles)} articles, and a file may hold one."
            raise Rejected(
                "many_articles", f"{many} Cut it into a file for each, as `broadsheet import` does."
            )
        return _one(articles[0]) if articles else None
    if not isinstance(said, dict):
        return None
    for name in _LISTS:
        inner = said.get(name)
        if isinstance(inner, list | dict) and not said.keys() & {
            "html",
            "markdown",
            "text",
            "body",
            "content",
        }:
            return _one(inner)
    return said
