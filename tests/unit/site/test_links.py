"""Where a page leads, by the keys of what it leads to."""

from __future__ import annotations

import pytest

from broadsheet.site.links import key_at, paths_in

SITE = "https://news.example"
XML = '<?xml version="1.0" encoding="utf-8"?>'


@pytest.mark.parametrize(
    ("page", "keys"),
    [
        ('<a href="/">', {"index.html"}),
        ('<a class="kicker" href="/section/city/">', {"section/city/index.html"}),
        ('<a href="/ferry/#corrections">, <a href="/ferry/?from=feed">', {"ferry/index.html"}),
        ('<a href="/f%C3%A4hre/">, <a href="/brücke/">', {"fähre/index.html", "brücke/index.html"}),
        ('<link rel="alternate" href="/feed.xml">', {"feed.xml"}),
        (f"{XML}<loc>{SITE}/sitemap-2026-11.xml</loc>", {"sitemap-2026-11.xml"}),
        (f"{XML}<url><loc>{SITE}/ferry/</loc></url>", {"ferry/index.html"}),
        ('<a href="//other.example/">, <a href="https://other.example/ferry/">', set()),
        (f"{XML}<loc>https://other.example/ferry/</loc>", set()),
        ("<p>Nothing, and “/ferry/” in words.</p>", set()),
        ('<a href="/half', {"half"}),
    ],
)
def test_each_object_that_a_page_names_is_told(page: str, keys: set[str]) -> None:
    assert set(map(key_at, paths_in(page.encode(), SITE))) == keys
