"""Addresses that others know an article by: its path in the newsroom, and where it once stood."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.town import Town, built


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    with built() as town:
        yield town


def story(title: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: 2026-11-02\n{more}---\nThe ferry sails again. It leaves at ten.\n"


def led(town: Town, path: str) -> str | int | None:
    """Where a path leads, or the status where it leads nowhere."""
    response = town.cloud.request("GET", path)
    return response.header("location") if response.status == 301 else response.status


def test_an_article_leads_to_another_by_its_file(town: Town) -> None:
    town.publish("city/quay.md", story("The quay") + "\nSee [the ferry](../river/night%20ferry.md).\n")
    assert 'href="/article/river/night%20ferry.md/"' in town.read("/the-quay/")
    assert led(town, "/article/river/night%20ferry.md/") == 404
    town.publish("river/night ferry.md", story("Night ferry"))
    assert led(town, "/article/river/night%20ferry.md/") == "/night-ferry/"
    assert led(town, "/article/river/night%20ferry/") == "/night-ferry/"
    town.publish("river/night ferry.md", story("Night ferry", more="draft: true\n"))
    assert led(town, "/article/river/night%20ferry.md/") == 404


def test_an_old_address_leads_to_the_article_while_readers_may_see_it(town: Town) -> None:
    old = "aliases: [/2019/05/ferry/, /old.html, /ferries, /article/2019/ferry]\n"
    town.publish("ferry.md", story("Night ferry", more=old))
    for path in ("/2019/05/ferry/", "/old.html", "/ferries/", "/article/2019/ferry/"):
        assert led(town, path) == "/night-ferry/"
    town.publish("ferry.md", story("Night ferry", more="aliases: [/old.html]\n"))
    assert led(town, "/2019/05/ferry/") == 404
    assert led(town, "/old.html") == "/night-ferry/"
    town.publish("ferries.md", story("Ferries"))
    assert led(town, "/ferries/") == 200
    town.delete("ferry.md")
    assert led(town, "/old.html") == 404


def test_of_two_with_one_old_address_the_first_by_path_has_it(town: Town) -> None:
    for name in ("b.md", "a.md"):
        town.publish(name, story(f"Story {name[0]}", more="aliases: [/old/]\n"))
    assert led(town, "/old/") == "/story-a/"
    town.delete("a.md")
    assert led(town, "/old/") == "/story-b/"
