"""The attributes that an element may keep, each checked for what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from broadsheet.article import ArticleId
from broadsheet.errors import Rejected
from broadsheet.reading import links
from broadsheet.reading.characters import hides_something, tidied
from broadsheet.reading.limits import MOST_PICTURES
from broadsheet.reading.markup.elements import ATTRIBUTES, MISSED, SILENT

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DIGITS = re.compile(r"\d{1,5}")
_FOOTNOTE = re.compile(r"fn(?:ref)?\d{1,4}(?::\d{1,4})?")
_MACHINE_TIME = re.compile(r"[\dT:Z+.PWDHMSY -]{1,40}")
_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|highlight-source)-([\w+#.-]{1,30})(?:\s|$)")
_ALIGNED = re.compile(r"(?:^|;)\s*text-align\s*:\s*(right|center)\s*(?:;|$)", re.IGNORECASE)


@dataclass
class Notes:
    """What is noted down about an article while its tree is walked."""

    id: ArticleId
    left_out: set[str] = field(default_factory=set)
    pictures: list[str] = field(default_factory=list)

    def shown(self, text: str | None) -> str:
        """A text as it looks; what hid in it, as a character reference may, is noted."""
        if hides_something(text or ""):
            self.left_out.add("hidden")
        return tidied(text or "")

    def drop(self, node: LexborNode, tag: str) -> None:
        """Note down that an element was left out, if anybody may miss it."""
        if tag in MISSED or (tag not in SILENT and not tag.startswith(("-", "!")) and node.text().strip()):
            self.left_out.add(tag)


def written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def of_block(node: LexborNode, tag: str) -> str:
    kept = {
        name: value
        for name in ("colspan", "rowspan", "start", "value")
        if name in ATTRIBUTES.get(tag, ()) and _DIGITS.fullmatch(value := node.attributes.get(name) or "")
    }
    if tag == "ol" and "reversed" in node.attributes:
        kept["reversed"] = ""
    if tag == "li" and _FOOTNOTE.fullmatch(node.attributes.get("id") or ""):
        kept["id"] = str(node.attributes["id"])
    if tag in ("td", "th") and (side := _side(node)):
        kept["class"] = side
    return written(kept)


def _side(node: LexborNode) -> str | None:
    """To which side the text of a table's cell is set; a class, for an article brings no styles."""
    aligned = _ALIGNED.search(node.attributes.get("style") or "")
    side = aligned[1] if aligned else node.attributes.get("align") or node.attributes.get("class") or ""
    return side.lower() if side.lower() in ("right", "center") else None


def of_inline(node: LexborNode, tag: str, notes: Notes) -> str:
    kept: dict[str, str] = {}
    if tag == "a":
        kept |= _of_link(node, notes)
    if tag in ("a", "abbr") and (title := node.attributes.get("title")) and (kept or tag == "abbr"):
        kept["title"] = notes.shown(title)
    if tag == "time" and _MACHINE_TIME.fullmatch(node.attributes.get("datetime") or ""):
        kept["datetime"] = str(node.attributes["datetime"])
    return written(kept)


def _of_link(node: LexborNode, notes: Notes) -> dict[str, str]:
    kept: dict[str, str] = {}
    if href := node.attributes.get("href"):
        address = links.link(href, notes.id)
        if address:
            kept["href"] = address
        else:
            notes.left_out.add("link")
    if _FOOTNOTE.fullmatch(node.attributes.get("id") or ""):
        kept["id"] = str(node.attributes["id"])
    return kept


def picture(node: LexborNode, notes: Notes) -> str:
    """An `<img>`, or nothing where its address leads nowhere."""
    source = _source(node)
    address = links.picture(source, notes.id)
    if address is None:
        notes.left_out |= {"picture"} if source else set()
        return ""
    if len(notes.pictures) == MOST_PICTURES:
        raise Rejected("too_large", f"This has more than {MOST_PICTURES} pictures. Cut it into parts.")
    notes.pictures.append(address)
    kept = {"src": address, "alt": notes.shown(node.attributes.get("alt"))}
    for name in ("width", "height"):
        if _DIGITS.fullmatch(node.attributes.get(name) or ""):
            kept[name] = str(node.attributes[name])
    return f'<img{written(kept)} loading="lazy" decoding="async">'


def _source(node: LexborNode) -> str:
    """Where a picture is; many pages keep that from browsers until it is scrolled to."""
    source = node.attributes.get("src") or ""
    if not source or source.startswith("data:"):
        lazy = node.attributes.get("data-src") or node.attributes.get("data-lazy-src")
        return lazy or source
    return source


def language(pre: LexborNode) -> str | None:
    """The language of a block of code, as a fence or a highlighter names it."""
    inner = pre.css_first("code[class]")
    for node in (inner, pre, pre.parent):
        found = _LANGUAGE.search(node.attributes.get("class") or "") if node is not None else None
        if found:
            return found[1]
    return None
