"""What the index keeps of an article, and the values that it is made of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from broadsheet.article import UNDATED, Article
from broadsheet.entries import entry_of
from broadsheet.entry import Entry, State
from broadsheet.words import seconds_to_read, words_in
from tests.desk import NOW, article, day, summary_of, terms


def entry(id: str = "ferry", now: datetime = NOW, **said: object) -> Entry:
    told = article(id, **said)
    return entry_of(told, summary_of(told), now, "UTC")


def test_a_value_can_be_written_and_read_back_unchanged() -> None:
    told = article("город/ä.md", tags=terms("river"), slug="ferry")
    assert Article.of_json(told.as_json()) == told
    assert Article.of_json(told.as_json()).digest == told.digest
    assert told.model_copy(update={"title": "Another"}).digest != told.digest


def test_the_same_instant_in_another_zone_is_the_same_value() -> None:
    east = day(2).astimezone(timezone(timedelta(hours=9)))
    assert article("a", published_at=east).as_json() == article("a", published_at=day(2)).as_json()


@pytest.mark.parametrize("written", ["2026-11-02T12:00:00Z", "2026-11-02T21:00:00+09:00"])
def test_an_instant_that_is_read_is_in_the_one_utc(written: str) -> None:
    told = article("a", published_at=datetime(2026, 11, 2, 12, tzinfo=UTC))
    read = Article.of_json(told.as_json().replace(b"2026-11-02T12:00:00Z", written.encode()))
    assert read == told
    assert read.published_at.tzinfo is UTC


def test_what_is_no_instant_of_utc_is_no_value() -> None:
    with pytest.raises(ValidationError):
        article("a", published_at=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1))))


def test_a_value_takes_no_naive_date_and_no_unknown_field() -> None:
    with pytest.raises(ValidationError):
        article("a", published_at=datetime(2026, 1, 1))
    with pytest.raises(ValidationError):
        article("a", colour="red")


def test_ranks_are_in_the_order_of_dates_and_then_of_ids() -> None:
    ordered = [
        entry("z", published_at=datetime(1000, 1, 1, tzinfo=UTC)),
        entry("b", published_at=UNDATED),
        entry("a", published_at=day(2)),
        entry("a/b", published_at=day(2)),
        entry("a", published_at=day(2) + timedelta(seconds=1)),
    ]
    assert [one.rank for one in ordered] == sorted(one.rank for one in ordered)


def test_an_article_that_nobody_dated_shows_no_date() -> None:
    assert not entry(published_at=UNDATED).dated
    assert entry(published_at=day(2)).dated


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({}, State.PUBLISHED),
        ({"draft": True}, State.DRAFT),
        ({"published_at": NOW}, State.PUBLISHED),
        ({"published_at": NOW + timedelta(seconds=1)}, State.SCHEDULED),
        ({"expires_at": NOW}, State.EXPIRED),
        ({"expires_at": NOW + timedelta(seconds=1)}, State.PUBLISHED),
    ],
)
def test_a_state_follows_from_the_source_and_the_clock(said: dict[str, object], state: State) -> None:
    found = entry(**said)  # type: ignore[arg-type]
    assert found.state is state
    assert found.visible(NOW) is (state is State.PUBLISHED)


def test_what_readers_may_see_depends_on_the_clock_alone() -> None:
    told = entry(published_at=day(2), expires_at=day(25))
    assert [told.visible(day(number)) for number in (1, 2, 24, 25)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("The ferry's back, at 3.14 knots.", 6),
        ("夜のフェリー", 6),
        ("— … !", 0),
        ("Über-mut tut selten gut", 4),
    ],
)
def test_words_are_counted_as_readers_read_them(text: str, count: int) -> None:
    assert words_in(text) == count


def test_238_words_take_a_minute() -> None:
    assert seconds_to_read(238) == 60
    assert seconds_to_read(0) == 0
