"""Whatever is done to articles, in whatever order: the index is what a plain list in memory would be."""

from __future__ import annotations

from collections import Counter

from hypothesis.stateful import invariant, rule

from broadsheet.entry import ALL, Entry, Kind, List, State
from broadsheet.pipeline import clashing, indexing
from broadsheet.stores.converge import Outcome, differing
from tests.effort import tries
from tests.newsroom import IDS, SLUGS, Editors


class Histories(Editors):
    """After each step the index is compared with the model."""

    @rule()
    def find_nothing_left_to_do(self) -> None:
        """Events that tell nothing new, and the daily look at everything."""
        stores, now = self.desk.stores, self.room.now
        assert list(stores.index.due(now)) == []
        for id in IDS:
            assert not differing(indexing(id, stores, lambda: now, self.desk.zone))
            assert not differing(clashing(id, stores))
            assert self.desk.index(id) is Outcome.UNCHANGED

    @invariant()
    def every_article_is_in_its_state(self) -> None:
        index = self.desk.stores.index
        found = {id: entry.state for id in index.ids() if (entry := index.entry(id))}
        assert found == {id: self.room.state(one) for id, one in self.room.told.items()}

    @invariant()
    def every_list_is_exact(self) -> None:
        index = self.desk.stores.index
        for which in self._lists():
            wanted = self.room.on(which)
            found = list(index.entries(which, self.room.now, page=3))
            assert [(entry.id, entry.title) for entry in found] == [(one.id, one.title) for one in wanted]
            months = Counter(f"{one.published_at:%Y-%m}" for one in wanted)
            assert {month.month: month.count for month in index.months(which)} == months

    @invariant()
    def the_chain_is_whole_in_both_directions(self) -> None:
        index, now = self.desk.stores.index, self.room.now
        chain = [None, *(index.entry(one.id) for one in self.room.public), None]
        for newer, entry, older in zip(chain, chain[1:], chain[2:], strict=False):
            assert entry
            assert index.neighbours(entry.rank, now) == (older, newer)

    @invariant()
    def every_address_leads_where_it_should(self) -> None:
        for slug in SLUGS:
            found = self.desk.stores.index.at(slug, self.room.now)
            assert (found.id if isinstance(found, Entry) else found) == self.room.at(slug)

    @invariant()
    def every_refusal_names_the_owner(self) -> None:
        refused = {
            id: one.slug for id, one in self.room.told.items() if self.room.state(one) is State.REJECTED
        }
        assert set(self.desk.stores.clashes.ids()) == set(refused)
        for id, slug in refused.items():
            kept, owner = self.desk.stores.clashes.find(id), self.room.owner(slug)
            assert kept
            assert owner
            assert f"belongs to {owner.id}," in kept.message

    def _lists(self) -> list[List]:
        slugs = {Kind.SECTION: ("city", "harbour"), Kind.TAG: ("river", "boats")}
        return [ALL, *(List(kind, slug) for kind, named in slugs.items() for slug in named)]


TestHistories = Histories.TestCase
TestHistories.settings = tries(7, steps=10)
