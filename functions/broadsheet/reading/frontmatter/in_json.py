"""Front matter in JSON: between fences, or an object with which the file begins."""

from __future__ import annotations

import re
from collections.abc import Mapping

from broadsheet.reading import plainjson
from broadsheet.reading.fields import Field
from broadsheet.reading.frontmatter.broken import broken
from broadsheet.reading.limits import LARGEST_FRONT_MATTER

_END = re.compile(r"^\}\s*$", re.MULTILINE)


def read(head: str, above: int = 1) -> Mapping[str, Field]:
    """The fields in some lines, above which are others."""
    try:
        said = plainjson.loads(head)
    except plainjson.BadJson as error:
        line = error.line and error.line + above
        why = f"The front matter is no JSON that we can read: {error.message}"
        raise broken(why, line, error.column) from error
    if not isinstance(said, dict):
        raise broken('The front matter should be a JSON object, as {"title": "A headline"}.', above + 1)
    return {name: Field(value, plainjson.line_of(name, head, above)) for name, value in said.items()}


def split(text: str) -> tuple[Mapping[str, Field], str, int]:
    """An object at the start of a file ends with the first `}` that stands at the start of a line."""
    end = _END.search(text, 0, LARGEST_FRONT_MATTER)
    if end is None:
        return {}, text, 0
    head = text[: end.start() + 1]
    return read(head, above=0), text[end.end() :].removeprefix("\n"), head.count("\n") + 1
