"""The refusal of front matter that cannot be read."""

from __future__ import annotations

from broadsheet.errors import Rejected


def broken(why: str, line: int | None, column: int | None = None) -> Rejected:
    return Rejected("front_matter", why, line, column)
