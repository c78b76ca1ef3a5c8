"""Which changes of an article are worth a dispatch."""

from __future__ import annotations

import pytest

from broadsheet.article import Refusal
from broadsheet.entries import entry_of
from broadsheet.entry import Entry, State
from broadsheet.runtime.dispatches import of_changes
from broadsheet.site.plan import Change, Target, What
from broadsheet.stores.converge import Outcome
from tests.desk import NOW, article, summary_of

SITE = "https://news.example"
PAGE = Target(What.ARTICLE, slug="ferry")


def entry(state: State, **said: object) -> Entry:
    told = article("ferry")
    return entry_of(told, summary_of(told), NOW, "UTC").model_copy(update={"state": state, **said})


def kinds(old: Entry | None, new: Entry | None, outcome: Outcome = Outcome.WRITTEN) -> list[str]:
    return [one.kind for one in of_changes([Change(old, new)], {PAGE: outcome}, SITE)]


@pytest.mark.parametrize("before", [None, State.DRAFT, State.SCHEDULED, State.PUBLISHED, State.EXPIRED])
def test_what_readers_have_is_published_whatever_it_was_before(before: State | None) -> None:
    old = entry(before) if before else None
    assert kinds(old, entry(State.PUBLISHED)) == ["ArticlePublished"]


@pytest.mark.parametrize("after", [None, State.DRAFT, State.SCHEDULED, State.EXPIRED])
def test_what_readers_had_and_have_no_longer_is_removed(after: State | None) -> None:
    assert kinds(entry(State.PUBLISHED), entry(after) if after else None) == ["ArticleRemoved"]


def test_what_loses_its_address_is_removed_and_rejected() -> None:
    why = Refusal(id="ferry", source="e", code="slug_taken", message="The address is another's.")
    rejected = entry(State.REJECTED, refusal=why)
    assert kinds(entry(State.PUBLISHED), rejected) == ["ArticleRemoved", "ArticleRejected"]


def test_of_a_page_that_still_waits_nothing_is_told_yet() -> None:
    assert kinds(None, entry(State.PUBLISHED), Outcome.WAITING) == []
