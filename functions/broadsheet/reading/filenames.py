"""What a file's name says of its article.

`2026-11-02-night-ferry.md` is Jekyll's way to date a post, and in
`night-ferry/index.md` it is the folder that has the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from broadsheet.article import ArticleId

_DATED = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[-_](.+)")
_SPACE = re.compile(r"[-_\s]+")


@dataclass(frozen=True)
class Named:
    """What an article is, going by its path."""

    words: str
    """The name without date and suffix, as `night ferry`."""
    date: str | None
    draft: bool
    """Whether it lies in `_drafts/`, as Jekyll keeps them."""

    @property
    def title(self) -> str:
        return self.words[:1].upper() + self.words[1:]


def named(id: ArticleId) -> Named:
    path = PurePosixPath(id.rstrip("/"))
    stem = path.stem
    if stem.lower() == "index" and path.parent.name:
        stem = path.parent.name
    dated = _DATED.fullmatch(stem)
    date, rest = (dated[1], dated[2]) if dated else (None, stem)
    return Named(_SPACE.sub(" ", rest).strip(), date, "_drafts" in path.parts[:-1])
