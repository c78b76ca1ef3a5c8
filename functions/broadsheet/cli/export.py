"""`broadsheet export`: the articles of a folder, in whatever format, as Markdown with front matter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from broadsheet import reading
from broadsheet.article import UNDATED, Source
from broadsheet.errors import Rejected
from broadsheet.profile import profiled


def export(folder: Path, out: Path) -> Iterator[tuple[str, Rejected | None]]:
    """Write each article under its path, as `.md`; yields its id, and why it could not be read.

    Of two that would be the same file, the second keeps its whole name: `ferry.txt.md`.
    """
    taken: set[Path] = set()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_relative_to(out)):
        id = path.relative_to(folder).as_posix()
        if reading.is_article(id, None) and not profiled(id):
            yield id, _exported(path, id, out, taken)


def _exported(path: Path, id: str, out: Path, taken: set[Path]) -> Rejected | None:
    try:
        reading.admit(id, path.stat().st_size, None)
        article = reading.read(Source(id, path.read_bytes(), "", None, UNDATED))
    except Rejected as no:
        return no
    target, name = (out / id).with_suffix(".md"), out / id
    while target in taken:
        target = name = name.with_name(f"{name.name}.md")
    taken.add(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(reading.to_markdown(article), encoding="utf-8")
    return None
