"""Readers who come while pages are written find whole ones, and nothing that they are not to see."""

from __future__ import annotations

import pytest

from tests.faults.gate import kept
from tests.faults.reader import Reader
from tests.faults.stories import CHANGES, put, story
from tests.faults.world import World
from tests.town import Town

HIDDEN = ("A secret draft", "A secret embargo", "A secret past")


def hidden_in(page: str) -> list[str]:
    return [title for title in HIDDEN if title in page or title.lower().replace(" ", "-") in page]


def hide(town: Town) -> None:
    put(town, "draft.md", story(HIDDEN[0], "2026-11-03T01:00:00Z", "draft: true\n"))
    put(town, "embargo.md", story(HIDDEN[1], "2026-12-03"))
    put(town, "past.md", story(HIDDEN[2], "2026-11-03T02:00:00Z", "expires: 2026-11-10\n"))


@pytest.mark.parametrize("change", CHANGES)
def test_a_reader_meets_nothing_hidden_or_half_done(world: World, change: str) -> None:
    with kept(reader := Reader(world.town, hidden_in)):
        world.journey(hide)
        world.journey(CHANGES[change])
    assert reader.visits
    assert not reader.seen
    assert not reader.dead_links()
