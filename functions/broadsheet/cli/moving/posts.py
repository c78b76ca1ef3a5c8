"""The articles of a file in JSON, each as some system wrote it down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from broadsheet.errors import Rejected
from broadsheet.reading import charsets, plainjson

Post = Mapping[str, Any]
"""An article in one of the shapes of JSON that reading knows."""

_LISTS = ("posts", "items", "articles", "@graph", "data", "results")


def loaded(body: bytes) -> Any:
    """Raises `Rejected` for what is no JSON."""
    try:
        return plainjson.loads(charsets.decoded(body).removeprefix("\ufeff"))
    except plainjson.BadJson as error:
        said = f"This is neither JSON nor an export of WordPress: {error.message}"
        raise Rejected("bad_json", said, error.line, error.column) from error


def listed(said: Any) -> Iterator[Post]:
    """The articles of a list, of an object that holds one, or the one article that it is."""
    if isinstance(said, list):
        yield from (item for item in said if isinstance(item, dict))
    elif isinstance(said, dict):
        inner = next((said[name] for name in _LISTS if isinstance(said.get(name), list)), None)
        yield from listed(inner) if inner is not None else [said]
    else:
        raise Rejected("bad_json", "There is no list of articles in this file.")
