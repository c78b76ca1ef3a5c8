"""Front matter in TOML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from broadsheet.reading.fields import Field, Plain
from broadsheet.reading.frontmatter.broken import broken
from broadsheet.reading.limits import DEEPEST_FRONT_MATTER, MOST_DOTS_TOML

_AT = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


def read(head: str) -> Mapping[str, Field]:
    """The fields in some lines, the first of which is the second of the file."""
    return {name: Field(_plain(value), _line_of(name, head)) for name, value in loads(head).items()}


def loads(head: str) -> Mapping[str, object]:
    """What these lines say, as Python has it; raises `Rejected` for what nobody writes in front matter."""
    import tomllib

    for number, said in enumerate(head.split("\n"), 2):
        if said.count(".") > MOST_DOTS_TOML:
            raise broken("The front matter has too many dots in a line. Is it front matter?", number)
    try:
        return tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = int(at[1]) + 1 if at and at[1] else len(head.split("\n")) + 1
        why = _AT.sub("", str(error)).strip()
        column = int(at[2]) if at and at[2] else None
        raise broken(f"The front matter is no TOML that we can read: {why}.", line, column) from error
    except RecursionError as error:
        raise broken("The front matter is nested too deep.", 1) from error
    except ValueError as error:
        raise broken("A number in the front matter is too long. Put it in quotes.", 1) from error


def _plain(value: object, depth: int = 1) -> Plain:
    if depth > DEEPEST_FRONT_MATTER:
        raise broken("The front matter is nested too deep.", 1)
    match value:
        case dict():
            return {str(key): _plain(item, depth + 1) for key, item in value.items()}
        case list():
            return [_plain(item, depth + 1) for item in value]
        case bool() | str():
            return value
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _line_of(name: str, head: str) -> int | None:
    found = re.search(rf"""^\s*\[*["']?{re.escape(name)}["']?\s*[=.\]]""", head, re.MULTILINE)
    return head.count("\n", 0, found.end()) + 2 if found else None
