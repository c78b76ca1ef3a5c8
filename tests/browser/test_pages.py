"""What readers' browsers make of the pages."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import HERE, MISSING, Look

pytestmark = pytest.mark.skipif(MISSING is not None, reason=str(MISSING))

ARTICLE = "/the-old-tide-gauge-gets-a-digital-twin-and-keeps-its-pencil/"
KINDS = [
    "/",
    ARTICLE,
    "/bandstand-roof/",
    "/lotsen-im-nebel-61-stunden-ohne-sicht/",
    "/arabic/",
    "/hostile/",
    "/section/city/",
    "/tag/transport/",
    "/author/night-desk/",
    "/author/harbour-desk/",
    "/2026/11/",
    "/section/city/2026/11/",
    "/archive/",
    "/corrections/",
    "/corrections/2026/11/",
    "/404.html",
    "/410.html",
]
"""One page of every kind."""


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed")
def test_every_page_is_valid(site: Path) -> None:
    checker = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    words = ["java", "-jar", str(checker), "--errors-only", "--skip-non-html", str(site)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_of_feeds_finds_the_same_in_each_format(site: Path) -> None:
    fronts = sorted({feed.parent for feed in site.rglob("rss.xml")})
    assert len(fronts) > 10
    files = [str(front / name) for front in fronts for name in ("feed.xml", "rss.xml", "feed.json")]
    words = ["node", str(HERE / "feeds.mjs"), *files]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
    read = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(read) == len(files)
    for atom, rss, in_json in zip(*[iter(read)] * 3, strict=True):
        assert (atom["format"], rss["format"], in_json["format"]) == ("atom", "rss", "json")
        assert atom["found"] == rss["found"] == in_json["found"] != []


def test_nobody_is_shut_out(look: Look) -> None:
    found = look("accessibility", *KINDS)
    assert {path: violations for path, violations in found.items() if violations} == {}


def test_nothing_runs_over_the_edge_of_a_small_phone(look: Look) -> None:
    assert set(look("overflow", *KINDS).values()) == {0}


def test_no_script_of_an_article_runs_and_nobody_else_is_asked(look: Look) -> None:
    found = look("silence", *KINDS)
    assert found["/hostile/"]["title"].startswith('"><script>alert(1)</script>')
    assert {path: page["said"] for path, page in found.items() if page["said"]} == {}


def test_the_widget_works_with_script_and_without(look: Look) -> None:
    found = look("widget", ARTICLE, "/arabic/")
    for page in found.values():
        steps = {"closed": "", "opened": "medium", "chosen": "long", "arrived": True, "said": []}
        assert page["scripted"] == {**steps, "remembered": "long"}
        assert page["plain"] == {**steps, "remembered": "medium"}


def test_the_keyboard_is_enough(look: Look) -> None:
    found = look("keyboard", ARTICLE)[ARTICLE]
    assert (found["opened"], found["chosen"]) == ("medium", "long")
    assert found["arrived"].startswith("#p")


def test_on_paper_there_is_the_text_and_no_widget(look: Look) -> None:
    assert look("print", ARTICLE)[ARTICLE] == {"widgets": 0, "text": True}


def test_a_phone_loads_a_smaller_picture_than_a_desk(look: Look) -> None:
    path = "/bandstand-roof/"
    assert look("pictures", path) == {path: {"390": "480.webp", "1280": "960.webp"}}
