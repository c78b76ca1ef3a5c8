"""`broadsheet import`: one file of many articles, as other systems export them, becomes a file for each.

WordPress's WXR, Ghost's export, answers of their interfaces, JSON Feed, and any list of articles in JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from broadsheet import reading
from broadsheet.article import UNDATED, Article, Source
from broadsheet.cli.moving import ghost, wordpress
from broadsheet.cli.moving.posts import Post, listed, loaded
from broadsheet.errors import Rejected


def moved(file: Path, out: Path) -> Iterator[tuple[str, Article | Rejected]]:
    """Write each article of an export; yields the name of its file, or the title of what could not be read
    and why. Raises `Rejected` where the export cannot be read at all."""
    taken: set[str] = set()
    for post in _posts(file.read_bytes()):
        article = _read(post)
        if isinstance(article, Rejected):
            yield str(post.get("title") or "?"), article
            continue
        name = _name(article, taken)
        out.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(reading.to_markdown(article), encoding="utf-8")
        yield name, article


def _posts(body: bytes) -> Iterable[Post]:
    if wordpress.is_one(body):
        return wordpress.posts(body)
    said = loaded(body)
    return ghost.posts(said) if ghost.is_one(said) else listed(said)


def _read(post: Post) -> Article | Rejected:
    source = Source("export.json", json.dumps(post).encode(), "", None, UNDATED)
    try:
        reading.admit(source.id, len(source.body), None)
        return reading.read(source)
    except Rejected as no:
        return Rejected(no.code, no.message)


def _name(article: Article, taken: set[str]) -> str:
    """The slug; of two that have the same, the second gets a number."""
    names = (f"{article.slug}{number}.md" for number in ("", *(f"-{n}" for n in range(2, len(taken) + 3))))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return name
