"""Sitemaps are held by the schema of sitemaps.org, which a package of npm brings along."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from broadsheet import site
from broadsheet.entries import entry_of
from broadsheet.publication import Publication
from tests.corpora.conftest import HERE
from tests.desk import NOW, article, summary_of

GOLDEN = HERE.parent / "golden" / "site"
SCHEMA = HERE / "node_modules" / "sitemap" / "schema" / "sitemap.xsd"

# No package has a schema of the two extensions; these say what Google's pages do of the parts that we use.
# https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps
IMAGE = """<schema xmlns="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
 targetNamespace="http://www.google.com/schemas/sitemap-image/1.1">
<element name="image"><complexType><sequence><element name="loc" type="anyURI"/>
</sequence></complexType></element>
</schema>"""
# https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
NEWS = """<schema xmlns="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
 targetNamespace="http://www.google.com/schemas/sitemap-news/0.9">
<element name="news"><complexType><sequence>
<element name="publication"><complexType><sequence>
<element name="name" type="string"/>
<element name="language"><simpleType><restriction base="string">
<pattern value="zh-cn|zh-tw|([a-z]{2,3})"/></restriction></simpleType></element>
</sequence></complexType></element>
<element name="publication_date" type="dateTime"/>
<element name="title" type="string"/>
</sequence></complexType></element>
</schema>"""


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    if not SCHEMA.is_file():
        pytest.skip("`make corpora` has not been run")
    folder = tmp_path_factory.mktemp("schemas")
    parts = {"image.xsd": IMAGE, "news.xsd": NEWS, "sitemap.xsd": SCHEMA.read_text("utf-8")}
    for name, text in parts.items():
        (folder / name).write_text(text, "utf-8")
    names = {part: re.findall('targetNamespace="(.*?)"', text)[0] for part, text in parts.items()}
    imports = "".join(
        f'<import namespace="{name}" schemaLocation="{folder / part}"/>' for part, name in names.items()
    )
    all_parts = f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{imports}</schema>'
    return etree.XMLSchema(etree.fromstring(all_parts))


def faults(schema: etree.XMLSchema, sitemap: bytes) -> list[str]:
    """What is wrong; an index is the same as a sitemap, with two other names.

    https://www.sitemaps.org/protocol.html#index
    """
    text = sitemap.replace(b"<sitemapindex ", b"<urlset ").replace(b"</sitemapindex>", b"</urlset>")
    text = text.replace(b"<sitemap>", b"<url>").replace(b"</sitemap>", b"</url>")
    schema.validate(etree.fromstring(text))
    return [str(fault) for fault in schema.error_log]


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("sitemap*.xml")), ids=lambda path: path.name)
def test_every_sitemap_is_as_the_schema_wants_it(schema: etree.XMLSchema, path: Path) -> None:
    assert faults(schema, path.read_bytes()) == []


def test_the_news_sitemap_is_as_google_wants_it(schema: etree.XMLSchema) -> None:
    told = [article("ferry"), article("boat", lang="zh-Hant", title="渡輪 & <船>")]
    entries = [entry_of(each, summary_of(each), NOW, "UTC") for each in told]
    page = site.news(Publication("The Courier", "https://courier.example"), entries)
    assert page
    assert faults(schema, page.body) == []
    assert faults(schema, page.body.replace(b"news:title", b"news:headline"))


def test_the_schema_finds_faults(schema: etree.XMLSchema) -> None:
    text = (GOLDEN / "sitemap-2026-11.xml").read_bytes()
    assert faults(schema, text.replace(b"<lastmod>2026", b"<lastmod>in 2026"))
    assert faults(schema, text.replace(b"<loc>", b"<place>").replace(b"</loc>", b"</place>"))
