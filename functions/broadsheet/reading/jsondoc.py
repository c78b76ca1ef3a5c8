"""JSON: an object with the fields of front matter, and the text in `html`, `markdown` or `text`."""

from __future__ import annotations

import json

from broadsheet.errors import Rejected
from broadsheet.reading.fields import Field, Fields, Plain

_BODIES = ("html", "markdown", "text")


def read(text: str) -> tuple[Fields, str, str]:
    """The fields, the name of the field that holds the text, and the text."""
    try:
        # Numbers stay as they are written, so that none is too long to read.
        said = json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise Rejected("bad_json", f"This is no JSON that we can read: {error.msg}.", error.lineno) from error
    except RecursionError as error:
        raise Rejected("too_deep", "This JSON is nested too deep.") from error
    if not isinstance(said, dict):
        raise Rejected("bad_json", 'This should be a JSON object, as {"title": "…", "markdown": "…"}.', 1)
    bodies = {name: said.pop(name) for name in _BODIES if name in said}
    if len(bodies) > 1:
        raise Rejected(
            "bad_json", f"The text should stand in one of {', '.join(bodies)}, not in all of them."
        )
    kind, body = next(iter(bodies.items()), ("text", ""))
    if isinstance(body, list) and all(isinstance(item, str) for item in body):
        body = "\n\n".join(body)
    if not isinstance(body, str):
        raise Rejected("bad_json", f"`{kind}` should be text.")
    return Fields({str(name): Field(_plain(value)) for name, value in said.items()}), kind, body


def _plain(value: object) -> Plain:
    match value:
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case list():
            return [_plain(item) for item in value]
        case bool() | str() | None:
            return value
        case _:
            return str(value)
