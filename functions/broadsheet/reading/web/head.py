"""What a page says of its article: in JSON-LD, in OpenGraph, in `<meta>`, and in its markup.

Other people's pages are not ours to refuse: what cannot be used is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.reading import languages, links, plainjson
from broadsheet.reading.dates import instant
from broadsheet.reading.fields import Plain
from broadsheet.reading.jsondoc import schemaorg
from broadsheet.reading.limits import LONGEST_FIELD, LONGEST_TERM, MOST_AUTHORS, MOST_TERMS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_MOST_KEYWORDS = MOST_TERMS - MOST_AUTHORS - 1
"""So that a page, with its section and its authors, is never refused for them."""

_META = {
    "author": "authors",
    "article:author": "authors",
    "byl": "authors",
    "parsely-author": "authors",
    "dc.creator": "authors",
    "description": "standfirst",
    "og:description": "standfirst",
    "twitter:description": "standfirst",
    "article:published_time": "date",
    "datepublished": "date",
    "parsely-pub-date": "date",
    "date": "date",
    "dc.date": "date",
    "pubdate": "date",
    "article:modified_time": "updated",
    "datemodified": "updated",
    "og:updated_time": "updated",
    "article:expiration_time": "expires",
    "article:section": "section",
    "parsely-section": "section",
    "article:tag": "tags",
    "news_keywords": "tags",
    "keywords": "tags",
    "og:image": "picture",
    "twitter:image": "picture",
    "og:image:alt": "picture_alt",
    "og:title": "title",
    "twitter:title": "title",
    "og:locale": "lang",
    # Pelican's names, for its articles in HTML
    "category": "section",
    "tags": "tags",
    "authors": "authors",
    "modified": "updated",
    "summary": "summary",
    "slug": "slug",
    "status": "status",
}
_LISTED = {"tags", "authors"}
_BY = re.compile(r"^(?:by|von|par|por|di|door)[:\s]+", re.IGNORECASE)
_DATES = 'time[itemprop="datePublished"], time[pubdate], article time[datetime], time[datetime]'
_BYLINES = '[rel="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"], .byline, .author'


def fields(page: LexborHTMLParser) -> dict[str, Plain]:
    """What can be used of all that a page says, the surest first."""
    found: dict[str, Plain] = {}
    for source in (_linked_data(page), _meta(page), _markup(page)):
        for name, value in source.items():
            usable = _usable(name, value)
            if name not in found and usable:
                found[name] = usable
    return found


def _linked_data(page: LexborHTMLParser) -> dict[str, Plain]:
    for node in page.css('script[type="application/ld+json"]'):
        try:
            said = plainjson.loads(node.text())
        except plainjson.BadJson:
            continue
        for item in _things(said):
            if schemaorg.is_one(item):
                return schemaorg.fields(item)
    return {}


def _things(said: Plain, depth: int = 0) -> Iterator[dict[str, Plain]]:
    if depth > 3:
        return
    if isinstance(said, list):
        for item in said:
            yield from _things(item, depth + 1)
    elif isinstance(said, dict):
        yield said
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(said.get(name), depth + 1)


def _meta(page: LexborHTMLParser) -> dict[str, Plain]:
    said: dict[str, list[Plain]] = {}
    ranks = {name: rank for rank, name in enumerate(_META)}
    metas = [(_name(node.attributes), node.attributes.get("content") or "") for node in page.css("meta")]
    for name, content in sorted(metas, key=lambda meta: ranks.get(meta[0], 0)):
        if name in _META and content.strip():
            said.setdefault(_META[name], []).append(content.strip())
    return {
        name: [*values] if name in _LISTED and len(values) > 1 else values[0] for name, values in said.items()
    }


def _name(attributes: dict[str, str | None]) -> str:
    said = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    return said.strip().lower()


def _markup(page: LexborHTMLParser) -> dict[str, Plain]:
    title, root = page.css_first("title"), page.root
    byline = page.css_first(_BYLINES)
    moment = page.css_first(_DATES)
    return {
        "title": " ".join(title.text().split()) if title else None,
        "lang": root.attributes.get("lang") if root else None,
        "authors": _authors(byline.text()) if byline else None,
        "date": moment.attributes.get("datetime") if moment else None,
    }


def _authors(byline: str) -> list[Plain]:
    """`By One and Two` names two people; a byline that is a sentence names nobody."""
    text = _BY.sub("", " ".join(byline.split()))
    names = [name.strip() for name in re.split(r",\s+|\s+(?:and|und|et|y|&)\s+", text)]
    return [*names] if all(0 < len(name.split()) <= 5 for name in names) else []


def _usable(name: str, value: Plain) -> Plain:
    match name:
        case "date" | "updated" | "expires":
            return value if isinstance(value, str) and instant(value) else None
        case "lang":
            return languages.tag_of(value) if isinstance(value, str) else None
        case "picture":
            url = links.web(value) if isinstance(value, str) else None
            return url if url is None or links.picture(url, "") else None
        case "authors" | "tags":
            return _names(value, MOST_AUTHORS if name == "authors" else _MOST_KEYWORDS)
        case "section":
            return value if isinstance(value, str) and len(value) <= LONGEST_TERM else None
        case _:
            return value if isinstance(value, str) and len(value) <= LONGEST_FIELD else None


def _names(value: Plain, most: int) -> Plain:
    said = value if isinstance(value, list) else value.split(",") if isinstance(value, str) else []
    names = [_BY.sub("", " ".join(name.split())) for name in said if isinstance(name, str)]
    return [*[name for name in names if name and len(name) <= LONGEST_TERM and "://" not in name][:most]]
