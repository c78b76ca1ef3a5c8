"""What a page tells machines of its article: schema.org, as JSON-LD.

https://schema.org/NewsArticle and https://schema.org/BreadcrumbList
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from broadsheet.article import Article, Length, Picture, Summary, iso, text_of
from broadsheet.entry import Entry
from broadsheet.publication import Publication
from broadsheet.site.pictures import crops
from broadsheet.site.press import absolute, printable


def linked_data(
    publication: Publication, article: Article, told: Summary, entry: Entry, lead: Picture | None
) -> str:
    """The article as JSON-LD, ready to stand inside a `<script>`; `lead` is its picture, with its size."""
    image = [*_images(publication, lead)] if lead else None
    graph = [
        _article(publication, article, told, entry) | saying(image=image),
        _breadcrumbs(publication, entry),
    ]
    return as_script(graph)


def as_script(graph: Sequence[Mapping[str, Any]]) -> str:
    """Things of schema.org as JSON-LD, ready to stand inside a `<script>`."""
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    # Nothing in a text may close the element that it stands in, or open a comment there.
    return printable(text).decode().replace("<", "\\u003c").replace("&", "\\u0026")


def _article(publication: Publication, article: Article, told: Summary, entry: Entry) -> dict[str, Any]:
    url = absolute(publication, entry.url)
    said = {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": article.canonical_url or url,
        "headline": article.title,
        "description": entry.line,
        "abstract": text_of(told.of_length(Length.MEDIUM)),
        "datePublished": iso(entry.published_at) if entry.dated else None,
        "dateModified": iso(entry.updated_at or entry.published_at) if entry.dated else None,
        "author": list(_authors(publication, entry)) or None,
        "publisher": {"@type": "Organization", "name": publication.title, "url": publication.url + "/"},
        "articleSection": entry.section.name if entry.section else None,
        "keywords": [tag.name for tag in entry.tags],
        "inLanguage": article.lang,
        "wordCount": article.words,
        "correction": [
            {"@type": "CorrectionComment", "text": correction.text, "datePublished": iso(correction.date)}
            for correction in article.corrections
        ],
    }
    return saying(**said)


def saying(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _images(publication: Publication, picture: Picture) -> Iterator[dict[str, Any] | str]:
    """The picture, and in the shapes that search engines ask for.

    https://developers.google.com/search/docs/appearance/structured-data/article
    """
    yield _image(publication, picture)
    yield from (absolute(publication, url) for url in crops(picture))


def _image(publication: Publication, picture: Picture) -> dict[str, Any]:
    url = absolute(publication, picture.url)
    size = {"width": picture.width, "height": picture.height}
    words = {"caption": picture.caption, "creditText": picture.credit}
    return saying(**{"@type": "ImageObject", "url": url, **words, **size})


def _authors(publication: Publication, entry: Entry) -> Iterator[dict[str, str]]:
    for author in entry.authors:
        url = absolute(publication, f"/author/{author.slug}/")
        yield {"@type": "Person", "name": author.name, "url": url}


def _breadcrumbs(publication: Publication, entry: Entry) -> dict[str, Any]:
    steps = [(publication.title, "/")]
    if entry.section:
        steps.append((entry.section.name, f"/section/{entry.section.slug}/"))
    steps.append((entry.title, entry.url))
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": absolute(publication, url)}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
