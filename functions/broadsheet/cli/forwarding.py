"""Pages that lead on, for a static site: where there is no API to answer 301."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from broadsheet.api.misses import miss
from broadsheet.article import Article
from broadsheet.publication import Publication
from broadsheet.stores import Stores

_BY_PATH = re.compile(r'href="(/article/[^"]+/)"')
_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{0}</title>
<link rel="canonical" href="{0}">
<meta http-equiv="refresh" content="0; url={0}">
<p><a href="{0}">{0}</a></p>
</html>
"""
_PAGES = {".html", ".htm"}
_LONGEST_NAME = 255
"""Bytes of the name of a file, on most systems."""


def forwarding(stores: Stores, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """A key and a page for each old address, and for each address by path that an article leads to."""
    now = datetime.now(UTC)
    articles = filter(None, (stores.articles.find(id) for id in sorted(stores.index.ids())))
    for path in sorted({path for article in articles for path in _left_to_others(article)}):
        there = miss(path, stores, publication, now)
        if there.status_code == HTTPStatus.MOVED_PERMANENTLY:
            url = escape(str(there.headers["Location"]))
            yield _key(path), _PAGE.format(url).encode()


def is_free(out: Path, key: str) -> bool:
    """Whether a file can be written there over no other."""
    path = out / key
    short = all(len(part.encode()) <= _LONGEST_NAME for part in path.parts)
    return short and not path.exists() and not any(parent.is_file() for parent in path.parents)


def _left_to_others(article: Article) -> Iterator[str]:
    yield from (f"/{path}" for path in article.aliases or ())
    yield from map(unquote, _BY_PATH.findall(article.html))


def _key(path: str) -> str:
    plain = PurePosixPath(path.strip("/"))
    # Old addresses have lost the slash at their end, and a server knows a file's type by its suffix.
    is_file = plain.suffix.lower() in _PAGES and not path.endswith("/")
    return str(plain) if is_file else f"{plain}/index.html"
