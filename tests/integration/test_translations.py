"""An article and its translations lead to each other, as long as readers can see them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.town import Town, built

ENGLISH = (
    "---\ntitle: The quay\ndate: 2026-11-02\nlang: en\ntranslation_key: The quay\n---\nIt is of stone.\n"
)
GERMAN = (
    "---\ntitle: Der Kai\ndate: 2026-09-03\nlang: de\ntranslationKey: the-quay\n{}---\nEr ist aus Stein.\n"
)
SITE = "https://news.example"


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    with built() as made:
        yield made


def versions(town: Town, path: str) -> dict[str, str]:
    page = LexborHTMLParser(town.read(path))
    found = [node.attributes for node in page.css("head link[hreflang]")]
    return {each["hreflang"] or "": each["href"] or "" for each in found}


def test_translations_lead_to_each_other_and_to_none_that_is_gone(town: Town) -> None:
    town.publish("en.md", ENGLISH)
    assert versions(town, "/the-quay/") == {}
    town.publish("other.md", "---\ntitle: Else\ndate: 2026-10-02\nlang: fr\n---\nRien.\n")
    town.publish("de.md", GERMAN.format(""))
    both = {"de": f"{SITE}/der-kai/", "en": f"{SITE}/the-quay/"}
    assert versions(town, "/the-quay/") == versions(town, "/der-kai/") == both
    assert versions(town, "/else/") == {}
    shown = LexborHTMLParser(town.read("/the-quay/")).css("article a[hreflang]")
    assert [(node.text(), node.attributes["href"]) for node in shown] == [("Deutsch", "/der-kai/")]
    town.publish("de.md", GERMAN.format("slug: kai\n"))
    assert versions(town, "/the-quay/")["de"] == f"{SITE}/kai/"
    town.publish("de.md", GERMAN.format("draft: true\n"))
    assert versions(town, "/the-quay/") == {}
    ended = town.everything
    town.verify()
    assert town.everything == ended


def test_of_two_in_one_language_the_first_is_led_to(town: Town) -> None:
    town.publish("a.md", GERMAN.format(""))
    town.publish("de-2.md", GERMAN.format("slug: zwei\n"))
    town.publish("en.md", ENGLISH)
    assert versions(town, "/the-quay/")["de"] == f"{SITE}/der-kai/"
    assert versions(town, "/zwei/") == {"de": f"{SITE}/zwei/", "en": f"{SITE}/the-quay/"}
