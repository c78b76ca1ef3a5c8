"""Readers who come while pages are written find whole ones, and nothing that they are not to see."""

from __future__ import annotations

import re

import pytest

from broadsheet.entry import CORRECTIONS
from broadsheet.site.plan import target_of
from infra.local.memory import contents
from tests.faults.gate import Call, Keeper, kept
from tests.faults.stories import CHANGES, put, story
from tests.faults.world import World
from tests.town import Town

HIDDEN = ("A secret draft", "A secret embargo", "A secret past")

# A new author's front and the first article lead to each other: one of them has to come first.
UNAVOIDABLE = {"new-boat/index.html: author/desk/index.html"}


class Reader(Keeper):
    """Reads all of the site after each write to it."""

    def __init__(self, town: Town) -> None:
        self._site = town.stores.site_bucket
        self._there: dict[str, str] = {}
        self.visits = 0
        self.seen: set[str] = set()
        """What is not as it should be."""

    def after(self, call: Call) -> None:
        if call.writes and any(thing.startswith(self._site) for thing in call.things):
            self.visits += 1
            self._there = self._pages()
            self.seen |= {f"{key}: {what}" for key, body in self._there.items() for what in self._wrong(body)}

    def _pages(self) -> dict[str, str]:
        found = {key: thing for (place, key), thing in contents().items() if place == self._site}
        return {key: thing[0].decode() for key, thing in found.items() if isinstance(thing, tuple)}

    def _wrong(self, page: str) -> list[str]:
        hidden = [title for title in HIDDEN if title in page or title.lower().replace(" ", "-") in page]
        half = ["half a page"] if "<!doctype html>" in page.lower() and "</html>" not in page else []
        return hidden + half + [key for key in _links(page) if key not in self._there and _is_kept(key)]


def _links(page: str) -> list[str]:
    return [f"{link}index.html" for link in re.findall(r'<a [^>]*href="/([^"#?]*/|)"', page)]


def _is_kept(key: str) -> bool:
    """Whether it stands in the bucket if there is any such page, and is not made for who asks."""
    target = target_of(key)
    return target is not None and not target.on_demand and target.which != CORRECTIONS


@pytest.mark.parametrize("change", CHANGES)
def test_a_reader_meets_nothing_hidden_or_half_done(world: World, change: str) -> None:
    def hide(town: Town) -> None:
        put(town, "draft.md", story(HIDDEN[0], "2026-11-03T01:00:00Z", "draft: true\n"))
        put(town, "embargo.md", story(HIDDEN[1], "2026-12-03"))
        put(town, "past.md", story(HIDDEN[2], "2026-11-03T02:00:00Z", "expires: 2026-11-10\n"))

    with kept(reader := Reader(world.town)):
        world.journey(hide)
        world.journey(CHANGES[change])
    assert reader.visits
    assert reader.seen <= UNAVOIDABLE
