"""What every shape of JSON comes down to: fields by our names, and the text in one format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet.reading.fields import Plain
from broadsheet.reading.formats import Format


@dataclass(frozen=True)
class Post:
    """An article as some system wrote it down."""

    fields: Mapping[str, Plain]
    format: Format
    body: str


def text(said: Mapping[str, Plain], name: str) -> str:
    """A text in an object, empty where there is none."""
    value = said.get(name)
    return value if isinstance(value, str) else ""


def inner(said: Mapping[str, Plain], *path: str) -> Mapping[str, Plain]:
    """An object inside of others, empty where there is none; of a list it is the first."""
    value: Plain = dict(said)
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
        value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, dict) else {}


def items(said: Mapping[str, Plain], name: str) -> list[Mapping[str, Plain]]:
    """The objects in a list."""
    value = said.get(name)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def words(html: str) -> str:
    """The words of some HTML, as titles and captions come from systems that escape them."""
    if not html or not {"<", "&"} & set(html):
        return html
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(f"<!doctype html><body>{html[:20_000]}").body
    for dropped in body.css("script, style") if body else ():
        dropped.decompose()
    return " ".join(body.text().split()) if body else ""
