"""Lists, months and neighbours, whatever is done to an article."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from broadsheet.article import UNDATED, Correction
from broadsheet.entry import ALL, CORRECTIONS, Kind, List
from broadsheet.errors import Conflict
from broadsheet.pipeline import indexing
from broadsheet.reading.limits import MOST_ALIASES, MOST_AUTHORS, MOST_TERMS
from broadsheet.stores.converge import Outcome
from broadsheet.stores.index import Index, Moved
from broadsheet.stores.pictures import MOST as MOST_PICTURES
from broadsheet.stores.table import TRANSACTION_LIMIT
from tests.desk import NOW, Desk, article, day, summary_of, term, terms

CITY = List(Kind.SECTION, "city")
RIVER = List(Kind.TAG, "river")
DESK = List(Kind.AUTHOR, "harbour-desk")


@pytest.fixture
def index(desk: Desk) -> Index:
    return desk.stores.index


def ids(index: Index, which: List = ALL, now: datetime = NOW, page: int = 32) -> list[str]:
    return [entry.id for entry in index.entries(which, now, page=page)]


def counts(index: Index, which: List = ALL) -> dict[str, int]:
    return {month.month: month.count for month in index.months(which)}


def chain(index: Index, now: datetime = NOW) -> list[str]:
    """The list of all, walked from link to link and back; newest first."""
    entries = list(index.entries(ALL, now))
    for newer, older in pairwise(entries):
        assert index.neighbours(newer.rank, now)[0] == older
        assert index.neighbours(older.rank, now)[1] == newer
    if entries:
        assert index.neighbours(entries[0].rank, now)[1] is None
        assert index.neighbours(entries[-1].rank, now)[0] is None
    return [entry.id for entry in entries]


def test_an_empty_index_has_nothing(index: Index) -> None:
    assert ids(index) == []
    assert index.months() == ()
    assert index.neighbours("2026-11-02T08:00:00Z#a", NOW) == (None, None)
    assert list(index.ids()) == []


def test_an_article_stands_on_each_of_its_lists(desk: Desk, index: Index) -> None:
    done = desk.file(
        "a", section=term("city"), tags=terms("river", "boats"), authors=terms("harbour-desk", "night-desk")
    )
    assert done is Outcome.WRITTEN
    for which in (ALL, CITY, RIVER, List(Kind.TAG, "boats"), DESK, List(Kind.AUTHOR, "night-desk")):
        assert ids(index, which) == ["a"]
        assert counts(index, which) == {"2026-11": 1}
    assert ids(index, List(Kind.TAG, "city")) == []


def test_a_second_time_nothing_is_written(desk: Desk) -> None:
    desk.file("a")
    assert desk.index("a") is Outcome.UNCHANGED


def test_lists_are_newest_first_across_months_and_years(desk: Desk, index: Index) -> None:
    for id, moment in {
        "b": day(3),
        "d": day(1, month=9),
        "a": day(4),
        "e": datetime(2025, 12, 31, 23, 59, 59, tzinfo=NOW.tzinfo),
        "c": day(31, month=10),
    }.items():
        desk.file(id, published_at=moment)
    for page in (1, 2, 32):
        assert ids(index, page=page) == list("abcde")
    assert counts(index) == {"2026-11": 2, "2026-10": 1, "2026-09": 1, "2025-12": 1}
    assert list(counts(index)) == ["2026-11", "2026-10", "2026-09", "2025-12"]
    assert [entry.id for entry in index.month("2026-11", NOW)] == ["a", "b"]
    assert chain(index) == list("abcde")


@pytest.mark.parametrize("page", [1, 2, 32])
def test_a_list_goes_on_from_a_rank_in_both_directions(desk: Desk, index: Index, page: int) -> None:
    for number in range(6):
        desk.file(f"a{number}", published_at=day(2) - timedelta(days=20 * number))
    entries = list(index.entries(ALL, NOW))
    for place, entry in enumerate(entries):
        older = index.entries(ALL, NOW, past=entry.rank, page=page)
        newer = index.entries(ALL, NOW, past=entry.rank, ascending=True, page=page)
        assert list(older) == entries[place + 1 :]
        assert list(newer) == entries[:place][::-1]
    assert list(index.entries(ALL, NOW, ascending=True, page=page)) == entries[::-1]


def test_a_list_goes_on_from_where_an_article_has_left(desk: Desk, index: Index) -> None:
    for id in "abc":
        desk.file(id, published_at=day(ord(id) - 90))
    rank = next(entry.rank for entry in index.entries(ALL, NOW) if entry.id == "b")
    desk.drop("b")
    assert [entry.id for entry in index.entries(ALL, NOW, past=rank)] == ["a"]
    assert index.neighbours(rank, NOW) == (index.entry("a"), index.entry("c"))


def test_equal_dates_neither_loop_nor_skip(desk: Desk, index: Index) -> None:
    for number, id in enumerate(("c", "a", "b", "a-b", "ä", "a/b")):
        desk.file(id, slug=f"s{number}")
    assert ids(index) == sorted(ids(index), reverse=True)
    assert len(chain(index)) == 6


def test_a_back_dated_article_takes_its_place_in_the_chain(desk: Desk, index: Index) -> None:
    desk.file("new", published_at=day(10))
    desk.file("old", published_at=day(1, month=8))
    desk.file("between", published_at=day(15, month=9))
    assert chain(index) == ["new", "between", "old"]
    assert counts(index) == {"2026-11": 1, "2026-09": 1, "2026-08": 1}


def test_a_new_date_moves_an_article(desk: Desk, index: Index) -> None:
    for id, number in {"a": 1, "b": 2, "c": 3}.items():
        desk.file(id, published_at=day(number), tags=terms("river"))
    desk.file("a", published_at=day(9), tags=terms("river"))
    assert chain(index) == ["a", "c", "b"]
    desk.file("a", published_at=day(9, month=7), tags=terms("river"))
    assert chain(index) == ["c", "b", "a"]
    for which in (ALL, RIVER):
        assert ids(index, which) == ["c", "b", "a"]
        assert counts(index, which) == {"2026-11": 2, "2026-07": 1}


def test_an_edit_changes_what_every_list_says(desk: Desk, index: Index) -> None:
    desk.file("a", tags=terms("river"), title="Before")
    desk.file("a", tags=terms("river"), title="After")
    for which in (ALL, RIVER):
        assert [entry.title for entry in index.entries(which, NOW)] == ["After"]
        assert counts(index, which) == {"2026-11": 1}


def test_an_article_leaves_the_lists_that_it_no_longer_names(desk: Desk, index: Index) -> None:
    desk.file("a", section=term("city"), tags=terms("river"))
    desk.file("a", section=term("harbour"), tags=terms("river", "boats"))
    assert ids(index, CITY) == []
    assert index.months(CITY) == ()
    assert ids(index, List(Kind.SECTION, "harbour")) == ["a"]
    assert counts(index, RIVER) == {"2026-11": 1}


def test_two_names_with_one_address_are_one_list(desk: Desk, index: Index) -> None:
    desk.file("a", tags=(term("river"), term("river").model_copy(update={"name": "RIVER"})))
    assert ids(index, RIVER) == ["a"]
    assert counts(index, RIVER) == {"2026-11": 1}


@pytest.mark.parametrize(
    "hidden", [{"draft": True}, {"published_at": day(25)}, {"expires_at": day(19)}], ids=str
)
def test_what_readers_may_not_see_stands_on_no_list(
    desk: Desk, index: Index, hidden: dict[str, object]
) -> None:
    desk.file("a", tags=terms("river"))
    desk.file("b", published_at=day(3))
    desk.file("a", tags=terms("river"), **hidden)
    assert chain(index) == ["b"]
    assert index.months(RIVER) == ()
    assert set(index.ids()) == {"a", "b"}


def test_a_removed_article_leaves_nothing_on_any_list(desk: Desk, index: Index) -> None:
    desk.file("a", section=term("city"), tags=terms("river"))
    assert desk.drop("a") is Outcome.REMOVED
    assert desk.drop("a") is Outcome.UNCHANGED
    assert ids(index) == ids(index, CITY) == ids(index, RIVER) == []
    assert index.months() == ()
    assert index.entry("a") is None
    assert list(index.ids()) == []


def test_an_article_waits_for_the_summary_of_its_newest_text(desk: Desk, index: Index) -> None:
    old, new = article("a", title="Before"), article("a", title="After")
    desk.write(old)
    desk.index("a")
    desk.write(new)
    summaries = desk.stores.summaries
    summaries.place("a").look().settle(summaries.page("a", summary_of(old)))
    assert desk.index("a") is Outcome.WAITING
    assert [entry.title for entry in index.entries(ALL, NOW)] == ["Before"]
    desk.write(new)
    assert desk.index("a") is Outcome.WRITTEN
    assert [entry.title for entry in index.entries(ALL, NOW)] == ["After"]


@pytest.mark.parametrize(
    ("zone", "months"),
    [
        ("UTC", ["2026-11", "2026-11", "2026-10", "2026-10"]),
        ("Pacific/Kiritimati", ["2026-11", "2026-11", "2026-11", "2026-10"]),
        ("Pacific/Pago_Pago", ["2026-11", "2026-10", "2026-10", "2026-10"]),
    ],
)
def test_months_are_those_of_the_site_and_the_order_stays_the_same(
    desk: Desk, index: Index, zone: str, months: list[str]
) -> None:
    """Kiritimati is fourteen hours ahead of UTC, Pago Pago eleven behind."""
    desk.zone = zone
    moments = [day(1, hour=12), day(1, hour=2), day(31, month=10, hour=11), day(31, month=10, hour=9)]
    for number, moment in enumerate(moments):
        desk.file(f"a{number}", published_at=moment, corrections=[Correction(date=moment, text="Wrong.")])
    listed = list(index.entries(ALL, NOW))
    assert [entry.id for entry in listed] == ["a0", "a1", "a2", "a3"]
    assert [entry.month for entry in listed] == months
    assert counts(index) == counts(index, CORRECTIONS) == dict(Counter(months))
    for newer, older in pairwise(listed):
        assert index.neighbours(newer.rank, NOW)[0] == older
        assert index.neighbours(older.rank, NOW)[1] == newer


def test_an_undated_article_is_in_the_same_month_everywhere(desk: Desk, index: Index) -> None:
    desk.zone = "Pacific/Pago_Pago"
    desk.file("a", published_at=UNDATED)
    desk.file("b")
    assert counts(index) == {"1970-01": 1, "2026-11": 1}
    assert ids(index) == ["b", "a"]


def many(month: int, name: str = "") -> dict[str, object]:
    """As many lists as an article may stand on, in that month."""
    authors = min(MOST_TERMS // 4, MOST_AUTHORS)
    return {
        "section": term(f"{name}city"),
        "tags": terms(*(f"{name}t{number}" for number in range(MOST_TERMS - authors - 1))),
        "authors": terms(*(f"{name}d{number}" for number in range(authors))),
        "published_at": day(2, month=month),
    }


def test_the_most_lists_there_can_be_move_in_two_transactions(desk: Desk, index: Index) -> None:
    lists = MOST_TERMS + 2
    # Its pictures are lists of their own, and so are corrections and translations.
    places = lists + MOST_PICTURES + 2
    assert 4 * lists > TRANSACTION_LIMIT
    # What else a change writes at most: the record, two deadlines, and a slug given back and one taken,
    # each with its owner and whoever hears of it, and the old one with a trace of who had it.
    assert 2 * places + 8 <= TRANSACTION_LIMIT
    shown: dict[str, object] = {
        "pictures": [f"/media/{number}.png" for number in range(MOST_PICTURES + 1)],
        "corrections": [Correction(date=day(4), text="Wrong.")],
    }
    desk.file("a", slug="a", lang="en", expires_at=day(30), **many(10), **shown)
    desk.file("rival", slug="a", published_at=day(3))
    desk.file("displaced", slug="b", published_at=day(3))
    changed = many(11, "new-") | {"published_at": day(1), "expires_at": day(29)}
    changed |= {"pictures": [f"/media/new-{number}.png" for number in range(MOST_PICTURES + 1)]}
    assert desk.file("a", slug="b", lang="de", **changed) is Outcome.WRITTEN
    entry = index.entry("a")
    assert entry
    assert (len(entry.standings), len(entry.placements)) == (lists, lists + MOST_PICTURES)
    assert ids(index, CORRECTIONS) == []
    for which in (*entry.standings[1:], *(List(Kind.PICTURE, id) for id in entry.pictures)):
        assert ids(index, which) == ["a"]
        assert counts(index, which) == {"2026-11": 1}
    assert desk.index("a") is Outcome.UNCHANGED
    assert index.at("b", NOW) == entry
    for id in ("a", "rival", "displaced"):
        desk.drop(id)
    assert not [sk for pk, sk in index.table.scan_keys() if re.match("2026-1[01]-", sk)]


def test_old_addresses_move_with_as_many_lists_as_there_can_be(desk: Desk, index: Index) -> None:
    old, new = (tuple(f"{when}/{number}" for number in range(MOST_ALIASES)) for when in ("old", "new"))
    fewer = terms(*(f"t{number}" for number in range(MOST_TERMS - MOST_TERMS // 4 - MOST_ALIASES - 1)))
    desk.file("a", expires_at=day(30), **many(10) | {"tags": fewer, "aliases": old})
    assert index.behind(old[0], NOW) == Moved("/a/")
    assert desk.file("a", slug="b", expires_at=day(29), **many(11, "new-")) is Outcome.WRITTEN
    assert index.behind(old[0], NOW) is None
    desk.file("a", slug="b", **many(11, "new-") | {"tags": (), "aliases": new})
    assert {index.behind(path, NOW) for path in new} == {Moved("/b/")}


def half_moved(desk: Desk) -> None:
    """An article of whose two transactions the first was done, and then whoever did it died."""
    desk.file("a", **many(10))
    desk.write(article("a", **many(11)))
    step = indexing("a", desk.stores, lambda: NOW, desk.zone)
    (place,) = step.places
    with pytest.raises(Conflict):
        place.look().settle(step.derive([place])[place])


def test_an_article_between_its_two_transactions_is_brought_to_an_end(desk: Desk, index: Index) -> None:
    half_moved(desk)
    assert ids(index) == []
    assert desk.index("a") is Outcome.WRITTEN
    assert ids(index) == ["a"]
    assert counts(index) == {"2026-11": 1}


def test_an_article_between_its_two_transactions_can_be_removed(desk: Desk, index: Index) -> None:
    half_moved(desk)
    assert desk.drop("a") is Outcome.REMOVED
    assert index.months() == ()
    assert list(index.ids()) == []


def test_of_two_who_file_the_same_article_at_once_one_gives_way(desk: Desk, index: Index) -> None:
    desk.file("a", title="First")
    (place,) = indexing("a", desk.stores, lambda: NOW, desk.zone).places
    seen = place.look()
    desk.write(article("a", title="Second"))
    wanted = indexing("a", desk.stores, lambda: NOW, desk.zone).derive([place])[place]
    desk.file("a", title="Third")
    with pytest.raises(Conflict):
        seen.settle(wanted)
    assert [entry.title for entry in index.entries(ALL, NOW)] == ["Third"]
    assert counts(index) == {"2026-11": 1}
