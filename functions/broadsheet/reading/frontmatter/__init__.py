"""What an editor says of an article above its text: YAML, TOML or JSON, or lines of `Key: value`.

Dates and numbers stay text, so that nothing is guessed here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from broadsheet.reading.fields import Field, Fields
from broadsheet.reading.frontmatter import headers, in_json, in_toml, in_yaml
from broadsheet.reading.frontmatter.broken import broken
from broadsheet.reading.limits import LARGEST_FRONT_MATTER

Reader = Callable[[str], Mapping[str, Field]]
"""Reads the lines between the fences; the fence is the first line of the file."""

_FENCES: Mapping[str, tuple[tuple[str, ...], Reader]] = {
    "---": (("---", "..."), in_yaml.read),
    "---yaml": (("---",), in_yaml.read),
    "+++": (("+++",), in_toml.read),
    "---toml": (("---",), in_toml.read),
    "---json": (("---",), in_json.read),
    ";;;": ((";;;",), in_json.read),
}
_FIELD = re.compile(r"\s*(?:#.*\n\s*)*[\"']?[\w-]+[\"']?\s*[:=]")


@dataclass(frozen=True)
class Split:
    """A file as its front matter and the text under it."""

    fields: Fields
    text: str
    lines: int = 0
    """How many lines stand above the text."""


def split(text: str) -> Split:
    """Take the front matter off a text; raises `Rejected` with the line where it is broken."""
    above = len(text) - len(text.lstrip("\n"))
    said, rest, lines = _split(text[above:])
    moved = {name: Field(field.value, field.line and field.line + above) for name, field in said.items()}
    return Split(Fields(moved), rest, lines + above if said or lines else 0)


def _split(text: str) -> tuple[Mapping[str, Field], str, int]:
    first, _, rest = text.partition("\n")
    if first.rstrip() == "{":
        return in_json.split(text)
    closings, read = _FENCES.get(first.rstrip().lower(), (None, None))
    if closings is None or read is None:
        return headers.split(text)
    lines = rest.split("\n")
    end = next((n for n, line in enumerate(lines) if line.rstrip() in closings), None)
    if not (_FIELD.match(rest) if end is None else _is_front_matter(lines[:end])):
        return {}, text, 0  # a rule across the page
    if end is None:
        raise broken(f"The front matter begins with `{first.strip()}` and never ends. Close it.", 1)
    head = "\n".join(lines[:end])
    if len(head) > LARGEST_FRONT_MATTER:
        raise broken(f"The front matter has more than {LARGEST_FRONT_MATTER // 1024} kB. Shorten it.", 1)
    return read(head), "\n".join(lines[end + 1 :]), end + 2


def _is_front_matter(lines: list[str]) -> bool:
    """Whether lines between fences are fields: after a rule across the page comes an empty line, and
    then no field."""
    return not lines or bool(lines[0].strip()) or bool(_FIELD.match("\n".join(lines)))
