"""What an editor may send: which files are articles, which are pictures, and how large they may be."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath

from broadsheet import media
from broadsheet.article import ArticleId
from broadsheet.errors import Rejected
from broadsheet.reading.limits import LARGEST_ARTICLE, LARGEST_PICTURE, LONGEST_NAME


class Format(StrEnum):
    MARKDOWN = "Markdown"
    HTML = "HTML"
    TEXT = "plain text"
    JSON = "JSON"


_SUFFIXES = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".txt": Format.TEXT,
    ".json": Format.JSON,
}

CONTENT_TYPES = {
    "text/markdown": Format.MARKDOWN,
    "text/html": Format.HTML,
    "text/plain": Format.TEXT,
    "application/json": Format.JSON,
}
"""What the API takes: media types of RFC 7763, RFC 2854, RFC 2046 and RFC 8259."""

_PICTURES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".avif": "image/avif",
}

SUFFIXES = (*_SUFFIXES, *_PICTURES)
"""What the name of a file ends in, if it is to be published."""

_OF_SECTIONS = ("_index.md", "_index.html")
"""What Hugo keeps of a section is no article."""
_MEGABYTE = 1_000_000


def is_picture(id: ArticleId) -> bool:
    return _suffix(id) in _PICTURES


def is_article(id: ArticleId, content_type: str | None) -> bool:
    return format_of(id, content_type) is not None and not is_nothing(id)


def is_nothing(id: ArticleId) -> bool:
    """Whether a file is no business of ours: what systems and editors leave lying about."""
    parts = PurePosixPath(id).parts
    name = parts[-1] if parts else ""
    return (
        not parts
        or id.endswith("/")
        or any(part.startswith(".") and part != ".." for part in parts)
        or name.startswith("~$")
        or name.endswith("~")
        or name.lower() in {"thumbs.db", "desktop.ini", *_OF_SECTIONS}
    )


def format_of(id: ArticleId, content_type: str | None) -> Format | None:
    """The format of an article: its suffix says, or the content type where it has none that we know."""
    return _SUFFIXES.get(_suffix(id)) or CONTENT_TYPES.get(_media_type(content_type))


def content_type_of(id: ArticleId) -> str | None:
    """As what a file of this name is sent, or nothing where its suffix is none of ours."""
    format = _SUFFIXES.get(_suffix(id))
    return _PICTURES.get(_suffix(id)) or next(
        (each for each in CONTENT_TYPES if CONTENT_TYPES[each] is format), None
    )


def suffix_of(content_type: str) -> str:
    """In what the name of an article ends that is sent as this; empty where it is none of ours."""
    format = CONTENT_TYPES.get(_media_type(content_type))
    return next((each for each in _SUFFIXES if _SUFFIXES[each] is format), "")


def largest(id: ArticleId) -> int:
    """How many bytes a file of this name may have."""
    return LARGEST_PICTURE if is_picture(id) else LARGEST_ARTICLE


def admit(id: ArticleId, size: int, content_type: str | None) -> None:
    """Raise `Rejected` for what will not be read at all, before any of it is."""
    if len(id.encode(errors="replace")) > LONGEST_NAME:
        raise Rejected("name_too_long", f"The file's path is longer than {LONGEST_NAME} bytes. Shorten it.")
    if is_picture(id):
        _admit_size("This picture", size, largest(id))
        if not {"..", ".", ""}.isdisjoint(id.split("/")):
            raise Rejected("bad_name", "The picture's path has an empty part, `.` or `..` in it. Rename it.")
        if media.is_ours(id):
            raise Rejected("bad_name", "Only copies that we make of pictures have such a name. Rename it.")
    elif is_article(id, content_type):
        _admit_size("This article", size, largest(id))
        if ".." in id.split("/"):
            raise Rejected("bad_name", "The file's path has a part `..` in it. Rename it.")
    elif not is_nothing(id):
        known = " ".join(sorted(SUFFIXES))
        said = f"Files of this kind are not published. What is: {known}"
        if _suffix(id) == ".xml":
            said = f"{said}. An export of WordPress is cut into articles by `broadsheet import`."
        raise Rejected("unknown_suffix", said)


def expect_article(id: ArticleId, content_type: str | None) -> None:
    """Raise `Rejected` unless an article is sent in the format that its name promises."""
    sent, named = CONTENT_TYPES.get(_media_type(content_type)), _SUFFIXES.get(_suffix(id))
    known = ", ".join(CONTENT_TYPES)
    if sent is None or is_picture(id):
        raise Rejected("type_mismatch", f"Send an article, with one of these content types: {known}")
    if named and named is not sent:
        said = f"The name `{id}` is for {named}, but {sent} was sent."
        raise Rejected("type_mismatch", f"{said} Change the name or the content type.")


def _admit_size(what: str, size: int, largest: int) -> None:
    if size > largest:
        sizes = f"{size / _MEGABYTE:.1f} MB, and {largest // _MEGABYTE} MB is the most"
        raise Rejected("too_large", f"{what} is too large: it has {sizes}.")


def _suffix(id: ArticleId) -> str:
    return PurePosixPath(id).suffix.lower()


def _media_type(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()
