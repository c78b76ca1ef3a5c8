"""Objects written on condition that nobody was faster."""

from __future__ import annotations

import time

import pytest

from broadsheet.article import Refusal
from broadsheet.errors import Conflict
from broadsheet.publication import Page
from broadsheet.stores import Stores
from broadsheet.stores.bucket import Bucket
from broadsheet.stores.converge import Step, converge
from infra.local.cloud import Cloud
from infra.local.engine import replaced
from tests.faults.answers import AtOdds
from tests.faults.gate import Call, Keeper, kept

PAGE = Page("ferry/index.html", b"<p>The ferry sails.</p>", "text/html; charset=utf-8", made_from="etag-1")
OTHER = Page("ferry/index.html", b"<p>The ferry stays.</p>", "text/html; charset=utf-8", made_from="etag-2")
KEY = PAGE.key


@pytest.fixture
def bucket(stores: Stores) -> Bucket:
    return stores.site


def put(bucket: Bucket, page: Page) -> None:
    bucket.place(page.key).look().settle(page)


def test_a_look_brings_the_bytes_where_they_are_asked_for_unless_they_are_no_page_of_ours(
    bucket: Bucket,
) -> None:
    put(bucket, PAGE)
    put(bucket, large := Page("large/index.html", bytes(5_000_001), PAGE.content_type))
    assert bucket.place(KEY).look().body == b""
    assert bucket.place(KEY, read=True).look().body == PAGE.body
    seen = bucket.place(large.key, read=True).look()
    assert seen.body == b""
    assert seen.differs(PAGE)
    assert not seen.differs(large)


def test_a_place_is_empty_until_something_is_written_there(bucket: Bucket) -> None:
    seen = bucket.place(KEY).look()
    assert not seen.differs(None)
    assert seen.differs(PAGE)
    assert bucket.find(KEY) is None
    assert bucket.made_from(KEY) is None


def test_what_was_written_stands_and_differs_no_more(bucket: Bucket) -> None:
    put(bucket, PAGE)
    seen = bucket.place(KEY).look()
    assert bucket.find(KEY) == PAGE.body
    assert bucket.made_from(KEY) == "etag-1"
    assert not seen.differs(PAGE)
    assert seen.differs(None)


@pytest.mark.parametrize(
    "other",
    [
        Page(KEY, b"other", PAGE.content_type, made_from=PAGE.made_from),
        Page(KEY, PAGE.body, "text/plain", made_from=PAGE.made_from),
        Page(KEY, PAGE.body, PAGE.content_type, made_from="etag-2"),
    ],
    ids=["body", "type", "source"],
)
def test_a_page_differs_by_its_body_its_type_and_its_source(bucket: Bucket, other: Page) -> None:
    put(bucket, PAGE)
    assert bucket.place(KEY).look().differs(other)


def test_readers_get_the_content_type_that_the_page_has(bucket: Bucket, broadsheet: Cloud) -> None:
    put(bucket, PAGE)
    got = broadsheet.client("s3").head_object(Bucket=bucket.name, Key=KEY)
    assert got["ContentType"] == "text/html; charset=utf-8"


def test_an_object_that_someone_put_there_by_hand_differs(bucket: Bucket, broadsheet: Cloud) -> None:
    put(bucket, PAGE)
    broadsheet.client("s3").put_object(Bucket=bucket.name, Key=KEY, Body=PAGE.body)
    assert bucket.place(KEY).look().differs(PAGE)


def test_of_two_who_saw_nothing_one_writes(bucket: Bucket) -> None:
    first, second = bucket.place(KEY).look(), bucket.place(KEY).look()
    first.settle(PAGE)
    with pytest.raises(Conflict, match=KEY):
        second.settle(OTHER)
    assert bucket.find(KEY) == PAGE.body


def test_of_two_who_saw_the_same_object_one_writes(bucket: Bucket) -> None:
    put(bucket, PAGE)
    first, second = bucket.place(KEY).look(), bucket.place(KEY).look()
    first.settle(OTHER)
    with pytest.raises(Conflict):
        second.settle(Page(KEY, b"late", "text/html"))
    assert bucket.find(KEY) == OTHER.body


def test_what_has_changed_since_is_not_removed(bucket: Bucket) -> None:
    put(bucket, PAGE)
    stale = bucket.place(KEY).look()
    put(bucket, OTHER)
    with pytest.raises(Conflict):
        stale.settle(None)
    assert bucket.find(KEY) == OTHER.body


def test_what_was_removed_since_is_neither_written_nor_removed_again(bucket: Bucket) -> None:
    put(bucket, PAGE)
    one, other = bucket.place(KEY).look(), bucket.place(KEY).look()
    bucket.place(KEY).look().settle(None)
    with pytest.raises(Conflict):
        one.settle(OTHER)
    with pytest.raises(Conflict):
        other.settle(None)
    assert bucket.find(KEY) is None


@pytest.mark.parametrize("page", [OTHER, None], ids=["written", "removed"])
def test_where_another_write_is_under_way_each_time_one_gives_way_and_looks_again(
    bucket: Bucket, page: Page | None
) -> None:
    put(bucket, PAGE)
    place = bucket.place(KEY)
    with kept(AtOdds(4)), replaced(time, "sleep", lambda _: None), pytest.raises(Conflict, match=KEY):
        place.look().settle(page)
    assert bucket.find(KEY) == PAGE.body
    looks = list[Call]()
    with kept(AtOdds(6)), replaced(time, "sleep", lambda _: None), kept(Looks(looks)):
        converge(Step((place,), lambda _: {place: page}))
    assert bucket.find(KEY) == (page.body if page else None)
    assert len(looks) == 2


class Looks(Keeper):
    """Hears of each look at an object."""

    def __init__(self, heard: list[Call]) -> None:
        self._heard = heard

    def before(self, call: Call) -> None:
        self._heard += [call] if call.name == "HeadObject" else []


@pytest.mark.parametrize(
    "key",
    [
        "a b+c&d=e%20.html",
        "über/straße.html",
        "街/夜のフェリー.html",
        "a//b",
        "100%.txt",
        "?q=1#top",
        "x" * 1024,
    ],
)
def test_odd_keys_are_kept_as_they_are(bucket: Bucket, key: str) -> None:
    put(bucket, Page(key, b"odd", "text/plain"))
    assert bucket.find(key) == b"odd"
    assert list(bucket.keys_under()) == [key]
    bucket.place(key).look().settle(None)
    assert bucket.find(key) is None


def test_a_source_is_remembered_whatever_it_is_called(bucket: Bucket) -> None:
    put(bucket, Page(KEY, b"", "text/html", made_from="über 100%"))
    assert bucket.made_from(KEY) == "über 100%"
    assert not bucket.place(KEY).look().differs(Page(KEY, b"", "text/html", made_from="über 100%"))


def test_keys_come_by_prefix_and_in_order(bucket: Bucket) -> None:
    for key in ("b/2", "a/1", "b/1", "b"):
        put(bucket, Page(key, b"", "text/plain"))
    assert list(bucket.keys_under("b/")) == ["b/1", "b/2"]
    assert list(bucket.keys_under()) == ["a/1", "b", "b/1", "b/2"]


def test_more_keys_come_than_s3_lists_at_once(bucket: Bucket, broadsheet: Cloud) -> None:
    for number in range(1005):
        broadsheet.client("s3").put_object(Bucket=bucket.name, Key=f"{number:04}")
    assert len(list(bucket.keys_under())) == 1005


@pytest.mark.usefixtures("broadsheet")
def test_a_bucket_that_is_not_there_is_no_empty_bucket() -> None:
    with pytest.raises(Exception, match="NoSuchBucket"):
        Bucket("no-such-bucket-anywhere").find("key")


def refusal(id: str) -> Refusal:
    return Refusal(id=id, source="etag", code="empty", message="This file is empty.")


@pytest.mark.parametrize("id", ["city/ferry.md", "a.json.json", "город/паром 1+1=2 %25.txt", "é" * 450])
def test_a_record_is_found_by_its_article(stores: Stores, id: str) -> None:
    records = stores.refusals
    records.place(id).look().settle(records.page(id, refusal(id)))
    assert records.find(id) == refusal(id)
    assert list(records.ids()) == [id]
    assert records.id_of(records.key(id)) == id


def test_names_too_long_for_a_key_have_records_of_their_own(stores: Stores) -> None:
    records = stores.refusals
    for id in ("x" * 1023 + "a", "x" * 1023 + "b"):
        records.place(id).look().settle(records.page(id, refusal(id)))
    assert records.find("x" * 1023 + "a") == refusal("x" * 1023 + "a")
    assert records.find("x" * 1023 + "b") == refusal("x" * 1023 + "b")


def test_kinds_of_records_do_not_meet(stores: Stores) -> None:
    stores.refusals.place("a").look().settle(stores.refusals.page("a", refusal("a")))
    assert stores.clashes.find("a") is None
    assert stores.articles.find("a") is None
    assert list(stores.clashes.ids()) == []
