"""The inbox as it is now, and since when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
import time_machine

from broadsheet.article import Source
from broadsheet.errors import Conflict
from broadsheet.stores import Stores
from broadsheet.stores.inbox import ARRIVED, Inbox
from infra.local.cloud import Cloud
from tests.faults.answers import Once
from tests.faults.gate import kept

CUT = "a body is cut short"
FIRST = datetime(2026, 11, 2, 8, tzinfo=UTC)


@pytest.fixture
def inbox(stores: Stores) -> Inbox:
    return stores.inbox


def put_at(inbox: Inbox, moment: datetime, id: str = "ferry.md") -> None:
    with time_machine.travel(moment, tick=False):
        inbox.put(id, b"Ferry", "text/markdown")


def source(inbox: Inbox) -> Source:
    arrival = inbox.find("ferry.md")
    assert arrival
    return arrival.read()


def arrived(inbox: Inbox, id: str = "ferry.md") -> datetime:
    arrival = inbox.find(id)
    assert arrival
    return arrival.read().arrived


def test_what_was_put_is_found_as_it_is(inbox: Inbox) -> None:
    etag = inbox.put("city/ferry.md", b"# Ferry", "text/markdown")
    arrival = inbox.find("city/ferry.md")
    assert arrival
    assert (arrival.id, arrival.etag, arrival.size) == ("city/ferry.md", etag, 7)
    source = arrival.read()
    assert (source.id, source.body, source.etag) == ("city/ferry.md", b"# Ferry", etag)
    assert source.content_type == "text/markdown"
    assert inbox.etag("city/ferry.md") == etag
    assert '"' not in etag


def test_a_body_that_is_broken_on_the_way_is_asked_for_again(inbox: Inbox) -> None:
    etag = inbox.put("ferry.md", b"# Ferry", "text/markdown")
    with kept(Once(CUT, 0)):
        assert source(inbox).body == b"# Ferry"
    (version,) = inbox.versions("ferry.md")
    with kept(Once(CUT, 0)):
        old = inbox.version("ferry.md", version.name)
        assert old
        assert (old.read(), old.etag) == (b"# Ferry", etag)


def test_what_stands_there_now_is_not_taken_for_the_rest_of_what_was_broken(inbox: Inbox) -> None:
    inbox.put("ferry.md", b"# Ferry", "text/markdown")
    with kept(Once(CUT, 0)):
        arrival = inbox.find("ferry.md")
    inbox.put("ferry.md", b"# Another", "text/markdown")
    assert arrival
    with pytest.raises(Conflict):
        arrival.read()


def test_what_was_never_put_or_is_deleted_is_not_there(inbox: Inbox) -> None:
    assert inbox.find("ferry.md") is None
    assert inbox.etag("ferry.md") is None
    inbox.put("ferry.md", b"Ferry", "text/markdown")
    inbox.delete("ferry.md")
    assert inbox.find("ferry.md") is None
    assert inbox.etag("ferry.md") is None
    assert list(inbox.ids()) == []


@pytest.mark.parametrize("id", ["a b+c%20d.md", "город/ночной паром.txt", "街/夜.md", "x" * 1024])
def test_odd_names_are_kept_as_they_are(inbox: Inbox, id: str) -> None:
    inbox.put(id, b"x", "text/plain")
    arrival = inbox.find(id)
    assert arrival
    assert arrival.read().body == b"x"
    assert list(inbox.ids()) == [id]


def test_an_article_has_come_when_its_first_version_came(inbox: Inbox) -> None:
    for days in (0, 1, 5):
        put_at(inbox, FIRST + timedelta(days=days))
    assert arrived(inbox) == FIRST


def test_an_article_that_was_deleted_and_put_again_has_come_anew(inbox: Inbox) -> None:
    put_at(inbox, FIRST)
    with time_machine.travel(FIRST + timedelta(days=1), tick=False):
        inbox.delete("ferry.md")
    put_at(inbox, FIRST + timedelta(days=2))
    put_at(inbox, FIRST + timedelta(days=3))
    assert arrived(inbox) == FIRST + timedelta(days=2)


def test_names_that_begin_alike_do_not_lend_their_dates(inbox: Inbox) -> None:
    put_at(inbox, FIRST, "ferry.md.txt")
    put_at(inbox, FIRST, "ferry.m")
    put_at(inbox, FIRST + timedelta(days=9))
    assert arrived(inbox) == FIRST + timedelta(days=9)


def test_a_mirror_says_when_a_file_came_to_be(inbox: Inbox) -> None:
    east = timezone(timedelta(hours=2))
    inbox.put("ferry.md", b"", "text/markdown", datetime(2020, 1, 2, 3, 4, 5, 678, tzinfo=east))
    assert arrived(inbox) == datetime(2020, 1, 2, 1, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "nonsense", ["", "yesterday", "2020-01-02T03:04:05", "0001-01-01T00:00:00+14:00", "0099-01-01T00:00:00Z"]
)
def test_a_date_that_means_nothing_is_passed_over(inbox: Inbox, broadsheet: Cloud, nonsense: str) -> None:
    with time_machine.travel(FIRST, tick=False):
        broadsheet.client("s3").put_object(
            Bucket=inbox.name, Key="ferry.md", Body=b"", Metadata={ARRIVED: nonsense}
        )
    assert arrived(inbox) == FIRST


def test_dates_are_in_whole_seconds_and_utc(inbox: Inbox) -> None:
    put_at(inbox, FIRST.replace(microsecond=250_000))
    assert arrived(inbox) == FIRST
    assert arrived(inbox).tzinfo is UTC
