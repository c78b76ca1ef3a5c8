"""WordPress's export, WXR: RSS with names of its own, https://wordpress.org/documentation/article/tools-export-screen/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit
from xml.etree import ElementTree  # what declares entities is refused before it is parsed
from xml.parsers import expat  # and this is what finds it out

from broadsheet.cli.moving.posts import Post
from broadsheet.errors import Rejected
from broadsheet.reading import charsets

_EXPORT = re.compile(rb"<rss\b[^>]*http://wordpress\.org/export/", re.DOTALL)
_WITHIN = 20_000
_HELD = {"trash", "auto-draft", "inherit"}
_WP = re.compile(r"\{http://wordpress\.org/export/[\d.]+/\}")
_NAMES = {
    "{http://purl.org/rss/1.0/modules/content/}encoded": "content",
    "{http://purl.org/dc/elements/1.1/}creator": "creator",
}
_EXCERPT = re.compile(r"\{http://wordpress\.org/export/[\d.]+/excerpt/\}encoded")

_CAPTION = re.compile(
    r"\[caption\b[^\[\]]*\](\s*(?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?)([^\[]*)\[/caption\]"
)
_EMBED = re.compile(
    r"\[embed\b[^\[\]]*\]\s*(https?://[^\s\[]+)\s*\[/embed\]|^[ \t]*(https?://\S+)[ \t]*$", re.MULTILINE
)
_OTHERS = re.compile(
    r"\[/?(?:gallery|audio|video|playlist|wp_caption|contact-form-7|jetpack[^\s\[\]]*)\b[^\[\]]*\]"
)
_BLOCK = re.compile(
    r"\s*<(?:/?(?:p|div|h[1-6]|ul|ol|li|blockquote|pre|figure|table|hr|section|iframe)\b|!--)", re.I
)


def is_one(body: bytes) -> bool:
    return _EXPORT.search(body[:_WITHIN]) is not None


def posts(body: bytes) -> Iterator[Post]:
    """Its posts as they are; no pages, no attachments, and nothing from the bin. Raises `Rejected` for
    what is no XML, or declares entities, which no export does and which may grow without end."""
    channel = _tree(charsets.decoded(body)).find("channel")
    items = [] if channel is None else [_said(item) for item in channel.findall("item")]
    authors = {} if channel is None else _authors(channel)
    pictures = {
        item.get("post_id", ""): item.get("attachment_url") for item in items if item.get("attachment_url")
    }
    for item in items:
        if item.get("post_type") == "post" and item.get("status") not in _HELD:
            yield _post(item, authors, pictures)


def _tree(text: str) -> ElementTree.Element:
    try:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(text, True)
        return ElementTree.fromstring(text)  # noqa: S314 # has no entities
    except (expat.ExpatError, ElementTree.ParseError) as error:
        said = f"This export is no XML that we can read: {error}."
        raise Rejected("bad_xml", said, error.lineno, error.offset) from error


def _refuse(*_: object) -> None:
    raise Rejected(
        "bad_xml", "This export declares a type of document, where entities may hide. Take it out."
    )


def _said(item: ElementTree.Element) -> dict[str, str]:
    """What stands in an element, by WordPress's names without their prefixes."""
    said = {"tags": "", "section": ""}
    for child in item:
        name = _NAMES.get(child.tag) or (
            "excerpt" if _EXCERPT.fullmatch(child.tag) else _WP.sub("", child.tag)
        )
        text = (child.text or "").strip()
        if name == "category" and child.get("domain") in ("category", "post_tag"):
            name = "section" if child.get("domain") == "category" else "tags"
            text = f"{said[name]};{text}".strip(";")
        if name == "postmeta":
            key, value = (child.findtext(f"{{*}}meta_{part}") or "" for part in ("key", "value"))
            name, text = (key, value) if key == "_thumbnail_id" else (name, text)
        said[name] = text
    return said


def _authors(channel: ElementTree.Element) -> dict[str, str]:
    found = (author for author in channel if _WP.sub("", author.tag) == "author")
    said = [{_WP.sub("", child.tag): child.text or "" for child in author} for author in found]
    return {each.get("author_login", ""): each.get("author_display_name", "") for each in said}


def _post(item: dict[str, str], authors: dict[str, str], pictures: dict[str, str | None]) -> Post:
    creator, status = item.get("creator", ""), item.get("status", "")
    said = {
        "title": item.get("title"),
        "slug": item.get("post_name"),
        "date": _date(item, "post_date"),
        "updated": _date(item, "post_modified"),
        "status": {"publish": "published", "future": "scheduled"}.get(status, "draft"),
        "visibility": "password" if item.get("post_password") else "",
        "section": [name for name in item["section"].split(";") if name != "Uncategorized"],
        "tags": item["tags"],
        "authors": [authors.get(creator) or creator],
        "standfirst": item.get("excerpt"),
        "picture": pictures.get(item.get("_thumbnail_id", "")),
        "aliases": [path for path in [_path(item.get("link", ""))] if path.strip("/")],
        "html": html(item.get("content", "")),
    }
    return {name: value for name, value in said.items() if value}


def _path(link: str) -> str:
    try:
        return urlsplit(link).path
    except ValueError:
        return ""


def _date(item: dict[str, str], name: str) -> str:
    """In UTC, where WordPress says it; all zeros are none."""
    gmt, local = item.get(f"{name}_gmt", ""), item.get(name, "")
    return f"{gmt}Z" if gmt > "0001" else local if local > "0001" else ""


def html(content: str) -> str:
    """A post's HTML: its editor leaves out the paragraphs and has words of its own for what is shown."""
    content = _CAPTION.sub(r"\n\n<figure>\1<figcaption>\2</figcaption></figure>\n\n", content)
    content = _OTHERS.sub("", _EMBED.sub(_link, content))
    if re.search(r"<p\b|<!-- wp:", content):
        return content
    return "\n".join(map(_paragraph, re.split(r"\n\s*\n", content.replace("\r\n", "\n"))))


def _link(found: re.Match[str]) -> str:
    address = escape(found[1] or found[2])
    return f'\n\n<p><a href="{address}">{address}</a></p>\n\n'


def _paragraph(text: str) -> str:
    return (
        text if _BLOCK.match(text) or not text.strip() else f"<p>{text.strip().replace(chr(10), '<br>')}</p>"
    )
