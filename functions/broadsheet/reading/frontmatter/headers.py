"""Front matter as Pelican writes it: lines of `Key: value`, up to the first empty line.

https://docs.getpelican.com/en/latest/content.html#file-metadata
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from broadsheet.reading.fields import Field
from broadsheet.reading.names import known

_HEADER = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?")
_TELLING = frozenset(("title", "date"))
"""One of these must be there: a text may well begin with `Note: …`."""


def split(text: str) -> tuple[Mapping[str, Field], str, int]:
    """The fields, the text under them, and how many lines stand above it."""
    said: dict[str, tuple[list[str], int]] = {}
    lines = 0
    name = ""
    for line in text.split("\n", 100):
        lines += 1
        header = _HEADER.fullmatch(line)
        if not line.strip():
            break
        if header:
            name = header[1]
            said.setdefault(name, ([], lines))[0].append(header[2] or "")
        elif name and line.startswith((" ", "\t")):
            said[name][0].append(line.strip())
        else:
            return {}, text, 0
    if not _TELLING & {name.lower() for name in said} or known(next(iter(said))) is None:
        return {}, text, 0
    fields = {name: Field(" ".join(parts).strip(), line) for name, (parts, line) in said.items()}
    return fields, "\n".join(text.split("\n")[lines:]), lines
