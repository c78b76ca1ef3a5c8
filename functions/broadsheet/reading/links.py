"""Addresses in an article: which may stay, and where a picture of the newsroom will be found."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, unquote, urlsplit

from broadsheet.article import ArticleId
from broadsheet.reading.formats import is_picture
from broadsheet.reading.limits import LONGEST_ADDRESS

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
"""Browsers look past these inside a scheme, so we do too."""


def picture(url: str, id: ArticleId) -> str | None:
    """The address of a picture: as it stands on the web, or under `/media/` in the newsroom.

    Pages show nothing that comes by `http:`, so that is no address of a picture.
    """
    url = url.strip()
    if _web(url):
        return url if _scheme(url) == "https" else None
    if url.startswith("//"):
        return picture("https:" + url, id)
    if url.startswith("/media/") and _stays(url):
        return url
    path = _path_from(url, id)
    return f"/media/{quote(path)}" if path and is_picture(path) else None


def link(url: str, id: ArticleId) -> str | None:
    """The address that a link may lead to, or nothing: no script, no file of the newsroom."""
    url = url.strip()
    if url.startswith("//"):
        return link("https:" + url, id)
    if _SCHEME.match(_IGNORED.sub("", url)):
        return url if _web(url) or _scheme(url) in {"mailto", "tel"} else None
    if url.startswith(("/", "#")) and _stays(url):
        return url
    return picture(url, id)


def web(url: str) -> str | None:
    """An address with `http:` or `https:` and a host, or nothing."""
    return url if _web(url) else None


def _scheme(url: str) -> str:
    return url.partition(":")[0].lower()


def _web(url: str) -> bool:
    if len(url) > LONGEST_ADDRESS or _IGNORED.search(url) or _scheme(url) not in {"http", "https"}:
        return False
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _stays(url: str) -> bool:
    return len(url) <= LONGEST_ADDRESS and not _IGNORED.search(url) and "\\" not in url


def _path_from(url: str, id: ArticleId) -> str | None:
    """The path in the inbox that a relative address names, seen from the article's own."""
    path = unquote(url.partition("?")[0].partition("#")[0]).replace("\\", "/")
    if not path or _SCHEME.match(_IGNORED.sub("", path)) or len(path) > LONGEST_ADDRESS:
        return None
    whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(id), path)).lstrip("/")
    return whole if whole not in ("", ".") else None
