"""What others read in the pages of articles: programs that take a text out of a page, and its metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import trafilatura
from selectolax.lexbor import LexborHTMLParser

from broadsheet import pipeline, reading
from broadsheet.article import Article, Source, iso
from broadsheet.profile import profiled
from broadsheet.publication import Publication

NEWSROOM = Path(__file__).parents[3] / "events" / "newsroom"
NOW = datetime(2026, 11, 20, tzinfo=UTC)
PUBLICATION = Publication("The Lenn Courier", "https://courier.example")


def articles() -> Iterator[Article]:
    """Those of the sample newsroom that are not to come out in ten years."""
    for path in sorted(NEWSROOM.rglob("*")):
        id = path.relative_to(NEWSROOM).as_posix()
        if path.is_file() and reading.is_article(id, None) and not profiled(id):
            article = reading.read(Source(id, path.read_bytes(), "etag", None, NOW))
            if article.published_at.year < 2030:
                yield article


ARTICLES = {article.id: article for article in articles()}


def page(article: Article) -> str:
    return pipeline.previewed(article, PUBLICATION, NOW).body.decode()


def url(article: Article) -> str:
    return f"{PUBLICATION.url}/{article.slug}/"


def squeezed(text: str) -> str:
    return re.sub(r"\s|\[\d+\]|\ufe0e", "", text)


def missing(article: Article, text: str) -> list[str]:
    """The paragraphs that do not stand in a text after those before them."""
    text, at, lost = squeezed(text), 0, list[str]()
    for paragraph in article.paragraphs:
        words = squeezed(paragraph.text)
        found = text.find(words, at)
        lost += [paragraph.text] if found < 0 else []
        at = max(at, found + len(words))
    return lost


def foreign(article: Article, text: str) -> list[str]:
    """What stands in a text, line by line and cell by cell, and not in the article."""
    html = f"{article.title} {article.standfirst or ''} {article.html}"
    told = squeezed(LexborHTMLParser(html).text())
    cells = (cell.strip(" -") for cell in re.split(r"[\n|]", text))
    return [cell for cell in cells if squeezed(cell) not in told]


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_trafilatura_reads_the_article_and_nothing_else(article: Article) -> None:
    read: Any = trafilatura.bare_extraction(page(article), url=url(article), with_metadata=True)
    assert (read.title, read.sitename, read.url) == (article.title, PUBLICATION.title, url(article))
    assert read.author == ("; ".join(author.name for author in article.authors) or None)
    assert read.date == f"{article.published_at:%Y-%m-%d}"
    assert (missing(article, read.text), foreign(article, read.text)) == ([], [])


# It takes a last paragraph for a list of links where it holds one.
LEFT_OUT = {"city/bridge-repairs.html": 1}


@pytest.mark.filterwarnings("ignore:nltk is not installed:UserWarning")
@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_newspaper_reads_the_article_and_nothing_else(article: Article) -> None:
    import newspaper

    read = newspaper.Article(url(article), language=article.lang, fetch_images=False)
    read.download(input_html=page(article))
    read.parse()
    assert (read.title, read.canonical_link) == (article.title, url(article))
    assert read.authors == [author.name for author in article.authors]
    assert read.publish_date == article.published_at
    assert len(missing(article, read.text)) == LEFT_OUT.get(article.id, 0)
    assert foreign(article, read.text) == []


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_json_ld_says_the_same(article: Article) -> None:
    (script,) = LexborHTMLParser(page(article)).css('[type="application/ld+json"]')
    said = json.loads(script.text())["@graph"][0]
    assert (said["@type"], said["headline"], said["inLanguage"]) == (
        "NewsArticle",
        article.title,
        article.lang,
    )
    assert [author["name"] for author in said.get("author", ())] == [
        author.name for author in article.authors
    ]
    changed = article.updated_at or article.published_at
    assert (said["datePublished"], said["dateModified"]) == (iso(article.published_at), iso(changed))
    assert said["wordCount"] == article.words
