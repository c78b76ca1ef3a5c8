"""Articles with summaries that people wrote, one JSON object a line, as the bench and the training read them.

`{"id", "title"?, "text", "lang", "references": [...]}`; the data is no part of the project.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Text:
    """An article, and how people summed it up."""

    set: str
    id: str
    title: str
    text: str
    lang: str
    references: tuple[str, ...]

    @property
    def half(self) -> int:
        """0 or 1, by the id alone: what is learnt on one half is judged on the other."""
        return hashlib.sha256(self.id.encode()).digest()[0] & 1


def texts_of(path: Path) -> Iterator[Text]:
    """The articles of one file, or of every `.jsonl` of a folder; a set is named by its file."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    for file in files:
        for line in file.read_text("utf-8").rstrip("\n").split("\n"):
            told = json.loads(line)
            yield Text(
                set=file.stem,
                id=str(told["id"]),
                title=told.get("title") or "",
                text=told["text"],
                lang=told["lang"],
                references=tuple(told["references"]),
            )
