"""What an editor says of an article above its text: YAML between `---`, or TOML between `+++`.

The YAML is the plain part of it that people write: no anchors, no tags, and
dates stay text, so that nothing is guessed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

import yaml

from broadsheet.errors import Rejected
from broadsheet.reading.fields import Field, Fields, Plain

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without its C library is slower, and says the same
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_LARGEST = 64 * 1024
_DEEPEST = 6
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_LOOKS_LIKE_A_FIELD = re.compile(r"\s*(?:#|[\w-]+\s*[:=])")
_AT_LINE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True)
class Split:
    """A file as its front matter and the text under it."""

    fields: Fields
    text: str


def split(text: str) -> Split:
    """Take the front matter off a text; raises `Rejected` with the line where it is broken."""
    first, _, rest = text.partition("\n")
    closings = _FENCES.get(first.rstrip())
    if closings is None:
        return Split(Fields({}), text)
    lines = rest.split("\n")
    end = next((n for n, line in enumerate(lines) if line.rstrip() in closings), None)
    if end is None:
        if not _LOOKS_LIKE_A_FIELD.match(rest):
            return Split(Fields({}), text)  # a rule across the page rather than front matter
        raise _broken(
            f"The front matter begins with `{closings[0]}` and never ends. Close it with another.", 1
        )
    head = "\n".join(lines[:end])
    if len(head) > _LARGEST:
        raise _broken(f"The front matter has more than {_LARGEST // 1024} kB.", 1)
    read = _toml if closings == ("+++",) else _yaml
    return Split(Fields(dict(read(head))), "\n".join(lines[end + 1 :]))


def _broken(why: str, line: int | None) -> Rejected:
    return Rejected("front_matter", why, line)


# YAML ----------------------------------------------------------------------------------


def _yaml(head: str) -> Iterator[tuple[str, Field]]:
    try:
        for event in yaml.parse(head, Loader=Loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise _broken(
                    "Anchors and aliases (`&`, `*`) are not for front matter; put the text in quotes.",
                    _line(event),
                )
        node = yaml.compose(head, Loader=Loader)
    except yaml.YAMLError as error:
        raise _broken(
            f"The front matter is no YAML that we can read: {_problem(error)}.", _where(error)
        ) from error
    except RecursionError as error:
        raise _broken("The front matter is nested too deep.", 1) from error
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        raise _broken("The front matter should be lines like `title: A headline`.", _line(node))
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _broken("The name of a field should be plain text.", _line(key))
        yield key.value, Field(_plain(value), _line(key))


def _plain(node: yaml.Node, depth: int = 1) -> Plain:
    if depth > _DEEPEST:
        raise _broken("The front matter is nested too deep.", _line(node))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, depth + 1) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value, depth + 1) for key, value in node.value}
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == "tag:yaml.org,2002:bool":
        return str(node.value).lower() in {"yes", "true", "on"}
    return str(node.value)


def _line(at: object) -> int:
    """The line in the file, where the fence is the first."""
    mark: yaml.Mark = at.start_mark  # type: ignore[attr-defined]
    return mark.line + 2


def _where(error: yaml.YAMLError) -> int | None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 2 if mark else None


def _problem(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or "there are characters that it may not hold")


# TOML ----------------------------------------------------------------------------------


def _toml(head: str) -> Iterator[tuple[str, Field]]:
    try:
        said = tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) + 1 if at and at[1] else len(head.split("\n")) + 1
        why = _AT_LINE.sub("", str(error)).strip()
        raise _broken(f"The front matter is no TOML that we can read: {why}.", line) from error
    except RecursionError as error:
        raise _broken("The front matter is nested too deep.", 1) from error
    for name, value in said.items():
        yield name, Field(_plain_toml(value), _line_of(name, head))


def _plain_toml(value: object) -> Plain:
    match value:
        case dict():
            return {str(key): _plain_toml(item) for key, item in value.items()}
        case list():
            return [_plain_toml(item) for item in value]
        case bool() | str():
            return value
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _line_of(name: str, head: str) -> int | None:
    found = re.search(rf"""^\s*\[*["']?{re.escape(name)}["']?\s*[=.\]]""", head, re.MULTILINE)
    return head.count("\n", 0, found.end()) + 2 if found else None
