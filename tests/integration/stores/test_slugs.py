"""Who has an address, who waits for it, and what readers find there."""

from __future__ import annotations

from itertools import permutations

import pytest

from broadsheet.entry import Entry, State
from broadsheet.pipeline import indexing
from broadsheet.stores import Stores
from broadsheet.stores.converge import Outcome, converge
from broadsheet.stores.filing import Folder
from broadsheet.stores.index import Gone, Index, Moved
from broadsheet.stores.table import Put
from tests.desk import NOW, Desk, article, day, put, summary_of


@pytest.fixture
def index(desk: Desk) -> Index:
    return desk.stores.index


def at(index: Index, slug: str) -> str | Moved | Gone | None:
    """The id of the article at an address, or what else is there."""
    found = index.at(slug, NOW)
    return found.id if isinstance(found, Entry) else found


def states(index: Index) -> dict[str, str]:
    return {id: entry.state.value for id in sorted(index.ids()) if (entry := index.entry(id))}


def refusal(stores: Stores, id: str) -> str:
    kept = stores.clashes.find(id)
    return kept.message if kept else ""


# What readers find ------------------------------------------------------------------------


def test_an_address_that_nobody_ever_had_is_nothing(index: Index) -> None:
    assert index.at("ferry", NOW) is None


def test_an_article_is_at_its_address(desk: Desk, index: Index) -> None:
    desk.file("a", slug="ferry")
    assert index.at("ferry", NOW) == index.entry("a")


def test_a_changed_address_leads_to_the_new_one(desk: Desk, index: Index) -> None:
    desk.file("a", slug="ferry")
    desk.file("a", slug="night-ferry")
    assert at(index, "ferry") == Moved("/night-ferry/")
    assert at(index, "night-ferry") == "a"


def test_every_earlier_address_leads_straight_to_the_last(desk: Desk, index: Index) -> None:
    for slug in ("one", "two", "three"):
        desk.file("a", slug=slug)
    assert at(index, "one") == at(index, "two") == Moved("/three/")


def test_an_article_may_come_back_to_its_earlier_address(desk: Desk, index: Index) -> None:
    for slug in ("one", "two", "one"):
        desk.file("a", slug=slug)
    assert at(index, "one") == "a"
    assert at(index, "two") == Moved("/one/")


def test_a_removed_article_is_gone_from_all_its_addresses(desk: Desk, index: Index) -> None:
    desk.file("a", slug="one")
    desk.file("a", slug="two")
    desk.drop("a")
    assert at(index, "one") == at(index, "two") == Gone()


@pytest.mark.parametrize("hidden", [{"draft": True}, {"published_at": day(25)}, {"expires_at": day(19)}])
def test_an_article_that_was_taken_back_is_gone_and_may_return(
    desk: Desk, index: Index, hidden: dict[str, object]
) -> None:
    desk.file("a", slug="ferry")
    desk.file("a", slug="ferry", **hidden)
    assert at(index, "ferry") == Gone()
    desk.file("a", slug="boat", **hidden)
    assert at(index, "ferry") == Gone()
    desk.file("a", slug="boat")
    assert at(index, "ferry") == Moved("/boat/")


@pytest.mark.parametrize("hidden", [{"draft": True}, {"published_at": day(25)}])
def test_what_readers_never_saw_is_nothing_to_them(
    desk: Desk, index: Index, hidden: dict[str, object]
) -> None:
    desk.file("a", slug="ferry", **hidden)
    desk.file("a", slug="boat", **hidden)
    assert at(index, "ferry") is None
    assert at(index, "boat") is None
    desk.drop("a")
    assert at(index, "boat") is None


def test_an_address_that_was_left_can_be_taken_by_another(desk: Desk, index: Index) -> None:
    desk.file("a", slug="ferry")
    desk.file("a", slug="boat")
    assert desk.file("b", slug="ferry") is Outcome.WRITTEN
    assert at(index, "ferry") == "b"
    desk.drop("b")
    assert at(index, "ferry") == Moved("/boat/")


# Rivals -----------------------------------------------------------------------------------


def test_of_two_articles_the_one_that_ranks_first_has_the_address(desk: Desk, index: Index) -> None:
    desk.file("early", slug="ferry", published_at=day(1))
    assert desk.file("late", slug="ferry", published_at=day(2)) is Outcome.REFUSED
    assert states(index) == {"early": "published", "late": "rejected"}
    assert at(index, "ferry") == "early"
    assert [entry.id for entry in index.month("2026-11", NOW)] == ["early"]


def test_a_refusal_names_the_owner_and_says_what_to_do(desk: Desk) -> None:
    desk.file("city/early.md", slug="ferry", published_at=day(1))
    desk.file("city/late.md", slug="ferry", published_at=day(2))
    kept = desk.stores.clashes.find("city/late.md")
    assert kept
    assert (kept.code, kept.id) == ("slug_taken", "city/late.md")
    assert "city/early.md" in kept.message
    assert "/ferry/" in kept.message
    assert desk.stores.clashes.find("city/early.md") is None


def test_an_article_that_ranks_before_the_owner_takes_its_place(desk: Desk, index: Index) -> None:
    desk.file("late", slug="ferry", published_at=day(2))
    assert desk.file("early", slug="ferry", published_at=day(1)) is Outcome.WRITTEN
    assert states(index) == {"early": "published", "late": "rejected"}
    assert at(index, "ferry") == "early"
    assert "early" in refusal(desk.stores, "late")
    assert list(index.again()) == []


def test_equal_dates_are_decided_by_the_id(desk: Desk, index: Index) -> None:
    for id in ("b", "a", "c"):
        desk.file(id, slug="ferry")
    assert states(index) == {"a": "published", "b": "rejected", "c": "rejected"}


@pytest.mark.parametrize(
    "change",
    [{"slug": "boat"}, {"draft": True}, {"expires_at": day(19)}, {"published_at": day(9)}, None],
    ids=["another address", "draft", "expired", "later", "deleted"],
)
def test_whoever_waits_first_gets_the_address_when_its_owner_leaves_it(
    desk: Desk, index: Index, change: dict[str, object] | None
) -> None:
    for number, id in enumerate(("a", "b", "c"), start=1):
        desk.file(id, slug="ferry", published_at=day(number))
    if change is None:
        desk.drop("a")
    else:
        desk.file("a", **{"slug": "ferry", "published_at": day(1), **change})
    assert at(index, "ferry") == "b"
    assert states(index)["c"] == "rejected"
    assert refusal(desk.stores, "b") == ""
    assert list(index.again()) == []


def test_an_article_that_gives_way_is_published_at_an_address_of_its_own(desk: Desk, index: Index) -> None:
    desk.file("a", slug="ferry", published_at=day(1))
    desk.file("b", slug="ferry", published_at=day(2))
    assert desk.file("b", slug="boat", published_at=day(2)) is Outcome.WRITTEN
    assert states(index) == {"a": "published", "b": "published"}
    assert refusal(desk.stores, "b") == ""
    assert index.claim("ferry").waiting == 0


def test_a_scheduled_article_keeps_its_address_from_later_ones(desk: Desk, index: Index) -> None:
    desk.file("a", slug="ferry", published_at=day(25))
    assert desk.file("b", slug="ferry", published_at=day(26)) is Outcome.REFUSED
    assert at(index, "ferry") is None
    assert desk.file("c", slug="ferry", published_at=day(1)) is Outcome.WRITTEN
    assert states(index) == {"a": "rejected", "b": "rejected", "c": "published"}


def test_a_draft_wants_no_address(desk: Desk, index: Index) -> None:
    desk.file("a", slug="ferry", published_at=day(1), draft=True)
    assert desk.file("b", slug="ferry", published_at=day(2)) is Outcome.WRITTEN
    assert index.claim("ferry").waiting == 0


def test_who_waits_is_counted_while_all_are_moved_about(desk: Desk, index: Index) -> None:
    for number, id in enumerate("abcd", start=1):
        desk.file(id, slug="ferry", published_at=day(number))
    assert index.claim("ferry").waiting == 3
    desk.file("b", slug="ferry", published_at=day(12))
    assert index.claim("ferry").waiting == 3
    desk.drop("c")
    assert index.claim("ferry").waiting == 2
    desk.drop("a")
    assert at(index, "ferry") == "d"
    assert index.claim("ferry").waiting == 1
    desk.drop("d")
    assert at(index, "ferry") == "b"
    desk.drop("b")
    claim = index.claim("ferry")
    assert (claim.owner, claim.waiting, claim.first) == (None, 0, None)


@pytest.mark.parametrize("order", list(permutations("abc")), ids="".join)
def test_the_order_in_which_rivals_came_leaves_no_trace(
    desk: Desk, index: Index, order: tuple[str, ...]
) -> None:
    for id in order:
        desk.file(id, slug="ferry", published_at=day(ord(id) - 96))
    assert states(index) == {"a": "published", "b": "rejected", "c": "rejected"}
    for id in "bc":
        assert "belongs to a," in refusal(desk.stores, id)


@pytest.mark.parametrize("leaving", ["a", "ab", "ba", "abc"])
def test_all_who_wait_are_told_who_has_the_address_now(desk: Desk, index: Index, leaving: str) -> None:
    for number, id in enumerate("abcde", start=1):
        desk.file(id, slug="ferry", published_at=day(number))
    for id in leaving:
        desk.drop(id)
    owner, *waiting = [id for id in "abcde" if id not in leaving]
    assert at(index, "ferry") == owner
    for id in waiting:
        assert f"belongs to {owner}," in refusal(desk.stores, id)
        assert desk.index(id) is Outcome.UNCHANGED


def test_many_may_want_one_address(desk: Desk, index: Index) -> None:
    for number in range(20):
        desk.file(f"n{number:02}", slug="ferry")
    desk.drop("n00")
    assert at(index, "ferry") == "n01"
    assert list(states(index).values()) == ["published", *["rejected"] * 18]


def test_a_displaced_article_leads_readers_on_when_the_address_is_free_again(
    desk: Desk, index: Index
) -> None:
    desk.file("late", slug="ferry", published_at=day(2))
    desk.file("early", slug="ferry", published_at=day(1))
    desk.file("late", slug="boat", published_at=day(2))
    assert at(index, "ferry") == "early"
    desk.drop("early")
    assert at(index, "ferry") == Moved("/boat/")


# Cut short --------------------------------------------------------------------------------


def take(desk: Desk, id: str, **said: object) -> None:
    """Have an article filed, and nobody else looked at: as if the step had died then."""
    desk.write(article(id, **said))
    converge(indexing(id, desk.stores, lambda: NOW, desk.zone))


def test_whoever_is_displaced_is_indexed_again_by_the_next_sweep(desk: Desk, index: Index) -> None:
    desk.file("late", slug="ferry", published_at=day(2))
    take(desk, "early", slug="ferry", published_at=day(1))
    assert list(index.again()) == ["late"]
    assert list(index.due(NOW)) == ["late"]
    assert at(index, "ferry") == "early"
    assert desk.index("late") is Outcome.REFUSED
    assert list(index.again()) == []
    assert states(index) == {"early": "published", "late": "rejected"}


def test_being_asked_again_is_heard_although_nothing_has_changed(desk: Desk, index: Index) -> None:
    desk.file("late", slug="ferry", published_at=day(2))
    take(desk, "early", slug="ferry", published_at=day(1))
    take(desk, "early", slug="boat", published_at=day(1))
    assert list(index.again()) == ["late"]
    desk.index("late")
    assert list(index.again()) == []
    assert at(index, "ferry") == "late"


def test_being_asked_again_ends_when_the_article_is_removed(desk: Desk, index: Index) -> None:
    desk.file("late", slug="ferry", published_at=day(2))
    take(desk, "early", slug="ferry", published_at=day(1))
    desk.drop("late")
    assert list(index.again()) == []
    assert states(index) == {"early": "published"}


def test_being_asked_again_while_it_is_heard_is_not_lost(desk: Desk, index: Index) -> None:
    desk.file("a", slug="ferry", published_at=day(1))
    desk.file("b", slug="ferry", published_at=day(2))
    take(desk, "a", slug="boat", published_at=day(1))
    take(desk, "a", slug="ferry", published_at=day(1))
    stamp = index.again()["b"]
    take(desk, "a", slug="boat", published_at=day(1))
    Folder(index, "b").heard(stamp)
    assert list(index.again()) == ["b"]


# The clock --------------------------------------------------------------------------------


def test_what_is_to_change_is_due_when_it_changes_and_not_before(desk: Desk, index: Index) -> None:
    desk.file("soon", published_at=day(25))
    desk.file("ends", expires_at=day(26))
    desk.file("stays")
    desk.file("draft", draft=True, published_at=day(25))
    assert list(index.due(NOW)) == []
    assert list(index.due(day(25, hour=7))) == []
    assert list(index.due(day(25))) == ["soon"]
    assert list(index.due(day(27))) == ["soon", "ends"]


def test_what_was_due_is_due_no_more_once_it_is_done(desk: Desk, index: Index) -> None:
    desk.file("a", published_at=day(25), expires_at=day(26))
    desk.now = day(25)
    assert desk.index("a") is Outcome.WRITTEN
    assert states(index) == {"a": "published"}
    assert list(index.due(day(25))) == []
    desk.now = day(26)
    assert list(index.due(desk.now)) == ["a"]
    assert desk.index("a") is Outcome.WRITTEN
    assert states(index) == {"a": "expired"}
    assert list(index.due(day(30))) == []


def test_a_new_date_and_a_removal_change_what_is_due(desk: Desk, index: Index) -> None:
    desk.file("a", published_at=day(25))
    desk.file("a", published_at=day(27))
    assert list(index.due(day(26))) == []
    desk.drop("a")
    assert list(index.due(day(30))) == []


def test_nothing_shows_late_or_early_although_nobody_swept(desk: Desk, index: Index) -> None:
    desk.file("soon", published_at=day(25))
    desk.file("ends", published_at=day(1), expires_at=day(26))
    desk.file("stays", published_at=day(2))
    later = day(27)
    assert [entry.id for entry in index.month("2026-11", later)] == ["stays"]
    assert index.neighbours("2026-11-02T08:00:00Z#stays", later) == (None, None)
    assert index.at("ends", later) is None
    assert index.at("soon", NOW) is None


def test_the_keeper_of_an_old_summary_does_not_publish_it(desk: Desk) -> None:
    told = article("a")
    desk.write(told)
    put(desk.stores.summaries, "a", summary_of(told.model_copy(update={"title": "Before"})))
    assert desk.index("a") is Outcome.WAITING
    assert desk.stores.index.entry("a") is None
    assert State.PUBLISHED not in states(desk.stores.index).values()


def test_an_article_that_waits_for_an_address_expires_all_the_same(desk: Desk, index: Index) -> None:
    desk.file("a", slug="ferry", published_at=day(1))
    desk.file("b", slug="ferry", published_at=day(2), expires_at=day(25))
    desk.now = day(25)
    assert list(index.due(desk.now)) == ["b"]
    desk.index("b")
    assert states(index) == {"a": "published", "b": "expired"}
    assert refusal(desk.stores, "b") == ""
    assert index.claim("ferry").waiting == 0


def test_a_scheduled_article_that_expires_first_is_never_published(desk: Desk, index: Index) -> None:
    desk.file("a", published_at=day(26), expires_at=day(25))
    desk.now = day(25)
    assert list(index.due(desk.now)) == ["a"]
    desk.index("a")
    assert states(index) == {"a": "expired"}


@pytest.mark.parametrize("stamp", [{}, {"stamp": 5}])
def test_being_asked_again_without_a_stamp_is_heard_too(
    desk: Desk, index: Index, stamp: dict[str, str | int]
) -> None:
    """As by an item that somebody has harmed, or written by hand."""
    desk.file("a", slug="ferry")
    index.table.transact([Put({"pk": "DUE", "sk": "0#a", **stamp})])
    desk.index("a")
    assert list(index.again()) == []
    assert list(index.due(NOW)) == []
