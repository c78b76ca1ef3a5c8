"""A site comes to be, and goes, while somebody reads: no link is dead for a moment."""

from __future__ import annotations

from tests.faults.gate import kept
from tests.faults.reader import Reader
from tests.faults.stories import come, go, hidden_in
from tests.town import built, hushed


def test_from_the_first_article_to_the_last_no_link_is_dead() -> None:
    with hushed(), built() as town, kept(reader := Reader(town, hidden_in)):
        for change in (come(4), come(5, 6, 7, 8), go(5, 6, 7, 8), go(4)):
            change(town)
            town.cloud.settle()
        assert reader.visits
        assert not reader.seen
        assert not reader.dead_links()
