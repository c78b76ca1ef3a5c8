"""JSON as plain values: text, yes and no, lists and objects; numbers stay as they are written."""

from __future__ import annotations

import json
import re

from broadsheet.errors import Rejected
from broadsheet.reading.fields import Plain
from broadsheet.reading.limits import DEEPEST_JSON


class BadJson(Rejected):
    """What was sent is no JSON, and where it stops to be."""


def loads(text: str) -> Plain:
    """Raises `BadJson` for what is none, or is nested too deep."""
    try:
        # Numbers stay as they are written, so that none is too long to read.
        return _plain(json.loads(text, parse_int=str, parse_float=str, parse_constant=_no_number))
    except json.JSONDecodeError as error:
        hint = " Is there a comma too many?" if "Expecting" in error.msg or "trailing" in error.msg else ""
        raise BadJson("bad_json", f"{error.msg}.{hint}", error.lineno, error.colno) from error
    except RecursionError as error:
        raise BadJson("too_deep", f"It is nested more than {DEEPEST_JSON} deep.") from error


def _no_number(name: str) -> Plain:
    raise BadJson("bad_json", f"`{name}` is no number in JSON. Put it in quotes.")


def _plain(value: object, depth: int = 0) -> Plain:
    if depth > DEEPEST_JSON:
        raise BadJson("too_deep", f"It is nested more than {DEEPEST_JSON} deep.")
    match value:
        case dict():
            return {str(key): _plain(item, depth + 1) for key, item in value.items()}
        case list():
            return [_plain(item, depth + 1) for item in value]
        case bool() | str() | None:
            return value
        case _:
            return str(value)


def line_of(name: str, text: str, above: int = 0) -> int | None:
    """Where a name of an object first stands, counted in the file; `above` lines are not in `text`."""
    found = re.search(rf'"{re.escape(json.dumps(name)[1:-1])}"\s*:', text)
    return text.count("\n", 0, found.start()) + 1 + above if found else None
