"""Where a page leads, by the keys of what it leads to."""

from __future__ import annotations

import pytest

from broadsheet.publication import Publication
from broadsheet.site.fronts import FRONT_LENGTH
from broadsheet.site.links import Links, key_at, paths_in
from broadsheet.site.plan import Target, What

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


def front(*slugs: str) -> bytes:
    return "".join(f'<a href="/{slug}/">' for slug in slugs).encode()


MANY = [f"story-{number}" for number in range(FRONT_LENGTH)]


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        (MANY, ["new", *MANY[:-1]], set()),
        (MANY, [*MANY[:3], *MANY[4:], "older"], {"story-3"}),
        (["gone", *MANY[1:]], ["new", *MANY[1:]], {"gone"}),
        (MANY, [f"other-{number}" for number in range(FRONT_LENGTH)], set()),
        (["one", "two"], ["one"], {"two"}),
        (["one"], [], {"one"}),
    ],
    ids=["at the end", "in the middle", "at the beginning", "all", "of a few", "the only one"],
)
def test_an_article_has_left_a_front_that_would_have_room_for_it(
    old: list[str], new: list[str], left: set[str], publication: Publication
) -> None:
    links = Links(publication)
    assert links.left(Target(What.FRONT), front(*old), front(*new)) == {f"{slug}/index.html" for slug in left}
