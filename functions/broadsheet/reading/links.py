"""Addresses in an article: which may stay, and where a picture of the newsroom will be found."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, unquote, urlsplit

from broadsheet.article import ArticleId
from broadsheet.profile import profiled
from broadsheet.reading import slugs
from broadsheet.reading.formats import is_article, is_picture
from broadsheet.reading.limits import LONGEST_ADDRESS

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PELICAN = re.compile(
    r"(?:[{|]|%7[BC])(filename|static|attach|tag|category|author|index)(?:[}|]|%7[CD])", re.I
)
"""https://docs.getpelican.com/en/latest/content.html#linking-to-internal-content"""
_CONTENT = "content/"
_LISTS = {"tag": "/tag/", "category": "/section/", "author": "/author/"}
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
"""Browsers look past these inside a scheme, so we do too."""


ARTICLES = "/article/"
"""Before the path of an article stands its address for whoever does not know its slug."""


def picture(url: str, id: ArticleId) -> str | None:
    """The address of a picture: as it stands on the web, or under `/media/` in the newsroom.

    Pages show nothing that comes by `http:`, so that is no address of a picture.
    """
    url = _from_pelican(url.strip(), id)
    if _web(url):
        return url if _scheme(url) == "https" else None
    if url.startswith("//"):
        return picture("https:" + url, id)
    if url.startswith("/media/") and _stays(url):
        return url
    path = _path_from(url, id)
    return f"/media/{quote(path)}" if path and is_picture(path) else None


def link(url: str, id: ArticleId) -> str | None:
    """The address that a link may lead to, or nothing: no script, and of the newsroom's files only articles,
    authors and pictures."""
    url = _from_pelican(url.strip(), id)
    if url.startswith("//"):
        return link("https:" + url, id)
    if _SCHEME.match(_IGNORED.sub("", url)):
        return url if _web(url) or _scheme(url) in {"mailto", "tel"} else None
    if url.startswith(("/", "#")) and _stays(url):
        return url
    return picture(url, id) or _article(url, id)


def _article(url: str, id: ArticleId) -> str | None:
    path = _path_from(url, id)
    if path and (author := profiled(path)):
        return f"{_LISTS['author']}{quote(author)}/"
    return f"{ARTICLES}{quote(path)}/" if path and is_article(path, None) else None


def root_of(id: ArticleId) -> str:
    """The folder that is the root for other systems: `content/` where it came along, or the newsroom."""
    return _CONTENT if id.startswith(_CONTENT) else ""


def _from_pelican(url: str, id: ArticleId) -> str:
    """An address with one of Pelican's words before it, seen from an article."""
    found = _PELICAN.match(url)
    if found is None:
        return url
    kind, rest = found[1].lower(), url[found.end() :]
    if kind == "index":
        return "/"
    if kind in _LISTS:
        return f"{_LISTS[kind]}{slugs.term(unquote(rest)).slug}/"
    up = "../" * id.removeprefix(root_of(id)).count("/")
    return up + rest.lstrip("/") if rest.startswith("/") else rest


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
