"""Items and records with nonsense inside: one repair writes them anew, and nothing is left over."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from typer.testing import Result

from infra.local import memory
from tests.darkroom import photograph
from tests.faults.world import as_of_now, different
from tests.town import Town, built, hushed

Broadsheet = Callable[..., Result]
Item = dict[str, Any]

TEXT = "The ferry sails again from Monday, the harbour office said. It had been in the yard for two weeks."

STORIES = {
    "ferry.md": "title: Ferry\ndate: 2026-11-02\ntranslation_key: ferry",
    "bridge.md": "title: Bridge\ndate: 2026-10-30\naliases: [crossing]\npicture: boat.jpg",
    "quay.md": "title: Quay\ndate: 2026-11-03\ncorrections: [{date: 2026-11-04, text: No.}]",
    "fair.md": "title: Fair\ndate: 2026-11-05\nexpires: 2027-01-01",
    "market.md": "title: Market\ndate: 2026-11-01",
    "late.md": "title: Market\ndate: 2026-11-07",  # refused: the address is taken
    "pier.md": "title: Pier\ndate: 2026-10-29",
    "soon.md": "title: Soon\ndate: 2026-12-03",
    "wait.md": "title: Ferry\ndate: 2026-11-06",  # refused: the address is taken
}

KINDS = {
    "a record": ("ARTICLE#quay.md", "RECORD"),
    "one of an article that is to come": ("ARTICLE#soon.md", "RECORD"),
    "an owner": ("SLUG#pier", "OWNER"),
    "one that others wait for": ("SLUG#market", "OWNER"),
    "one who waits": ("SLUG#ferry", "WAITING#2026-11-06T00:00:00Z#wait.md"),
    "an entry": ("LIST#all#2026-11", "2026-11-05T00:00:00Z#fair.md"),
    "an entry of a tag": ("LIST#tag:river#2026-10", "2026-10-30T00:00:00Z#bridge.md"),
    "a number": ("LIST#all", "2026-10"),
    "a number of a section": ("LIST#section:city", "2026-11"),
    "an old address": ("ALIAS#crossing", "bridge.md"),
    "a number of a month in which an article is to be filed": ("LIST#tag:river", "2026-11"),
    "a date of the clock": ("DUE", "2027-01-01T00:00:00Z#fair.md"),
}


def each(said: Mapping[str, Any] | None) -> Callable[[Town, Item], Item]:
    """Every attribute, or one more where there is none, says this instead; or it is gone."""

    def harmed(_: Town, item: Item) -> Item:
        key = {name: item[name] for name in ("pk", "sk")}
        names = set(item) - set(key) or ({"more"} if said else set())
        return key | {name: said for name in names if said}

    return harmed


def of_another(town: Town, item: Item) -> Item:
    """What says an entry says that of another article."""
    other = item_at(town, ("ARTICLE#ferry.md", "RECORD"))
    return item | {name: other[name] for name in ("entry", "id") if name in item and name in other}


def of_another_month(_: Town, item: Item) -> Item:
    """What says an entry says it still, under its digest, but that it came out earlier, with many tags."""
    if not (text := item.get("entry", {}).get("S")):
        return item
    tags = [{"name": f"T{n}", "slug": f"t{n}"} for n in range(120)]
    said = {"published_at": "2026-10-07T00:00:00Z", "slug": "elsewhere", "title": "No", "tags": tags}
    return item | {"entry": {"S": json.dumps(json.loads(text) | said)}}


ODD_NAMES = {name: {"S": "x"} for name in ("my-attr", "größe", "a b", *(f"more{n}" for n in range(60)))}

HARMS: dict[str, Callable[[Town, Item], Item | None]] = {
    "nothing": each(None),
    "a number": each({"N": "7"}),
    "half a number": each({"N": "0.5"}),
    "a map": each({"M": {"a": {"S": "x"}}}),
    "a list": each({"L": [{"S": "x"}]}),
    "null": each({"NULL": True}),
    "an empty text": each({"S": ""}),
    "bytes": each({"B": b"\xff\0"}),
    "no JSON": each({"S": "{ nonsense"}),
    "JSON of another shape": each({"S": '{"a": [1]}'}),
    "something else beside": lambda _, item: item | {"more": {"BOOL": True}},
    "the words of another": of_another,
    "other words under the same digest": of_another_month,
    "sixty names, some of them odd": lambda _, item: item | ODD_NAMES,
    "no item": lambda *_: None,
}


def item_at(town: Town, key: tuple[str, str]) -> Item:
    name = {"pk": {"S": key[0]}, "sk": {"S": key[1]}}
    answer = town.cloud.client("dynamodb").get_item(TableName=town.stores.index_table, Key=name)
    item: Item = answer["Item"]
    return item


def harm(town: Town, harm: Callable[[Town, Item], Item | None]) -> None:
    table, name = town.cloud.client("dynamodb"), town.stores.index_table
    for item in [item_at(town, key) for key in KINDS.values()]:
        if (harmed := harm(town, item)) is None:
            table.delete_item(TableName=name, Key={at: item[at] for at in ("pk", "sk")})
        else:
            table.put_item(TableName=name, Item=harmed)
    town.cloud.settle()


def letters(town: Town) -> dict[str, str]:
    """The queues of dead letters in which there are some, and how many."""
    queues = [name for name in town.cloud.resources("AWS::SQS::Queue") if name.endswith("DeadLetters")]
    assert len(queues) == 5
    sqs, of = town.cloud.client("sqs"), "ApproximateNumberOfMessages"
    said = {
        name: sqs.get_queue_attributes(QueueUrl=town.cloud.physical(name), AttributeNames=[of])["Attributes"]
        for name in queues
    }
    return {name: attributes[of] for name, attributes in said.items() if attributes[of] != "0"}


@pytest.fixture(scope="module")
def furnished() -> Iterator[tuple[Town, Callable[[], None]]]:
    """A town, and what puts it back."""
    with hushed(), built() as town, memory.remembering():
        town.stores.inbox.put("boat.jpg", photograph(60, 40), "image/jpeg", None)
        for id, front in STORIES.items():
            town.put(id, f"---\n{front}\nsection: City\ntags: [river]\nauthors: [Ann]\n---\n{TEXT}\n")
        town.put("broken.md", "")
        town.put("authors/ann.md", "---\nname: Ann\n---\nAnn writes.\n")
        town.cloud.settle()
        town.verify()
        yield town, town.cloud.keep()


@pytest.fixture
def town(furnished: tuple[Town, Callable[[], None]]) -> Town:
    town, put_back = furnished
    put_back()
    return town


OFTEN = (
    *("a number", "a map", "no JSON", "the words of another", "other words under the same digest"),
    *("sixty names, some of them odd", "no item"),
)
"""What is tried always; the others, which are much like these, where there is time for all faults."""
ALL = os.environ.get("BROADSHEET_FAULTS") == "all"


@pytest.mark.parametrize("what", HARMS if ALL else OFTEN)
def test_one_repair_writes_anew_what_holds(town: Town, broadsheet: Broadsheet, what: str) -> None:
    before = as_of_now(memory.contents())
    harm(town, HARMS[what])
    assert broadsheet("verify", "--repair").exit_code == 1
    town.cloud.settle()
    town.cloud.run_schedule("due")  # as every minute, for who was asked to be indexed again
    town.cloud.settle()
    assert different(before, as_of_now(memory.contents())) == {}
    assert broadsheet("verify").output == ""
    assert letters(town) == {}


def go_on(town: Town) -> None:
    """One article goes, one comes back to the month that it leaves, and one changes its month."""
    town.delete("pier.md")
    for id, title, day in (("new.md", "New", "2026-10-12"), ("quay.md", "Quay", "2026-09-30")):
        town.publish(id, f"---\ntitle: {title}\ndate: {day}\nsection: City\ntags: [river]\n---\n{TEXT}\n")


@pytest.fixture(scope="module")
def gone_on(furnished: tuple[Town, Callable[[], None]]) -> memory.Contents:
    """What there is where nothing was harmed before that."""
    town, put_back = furnished
    put_back()
    go_on(town)
    return as_of_now(memory.contents())


@pytest.mark.parametrize(
    "what",
    ["a map", "other words under the same digest", *(["nothing", "a number", "no item"] if ALL else [])],
)
def test_what_comes_and_goes_meanwhile_is_as_if_nothing_had_been_harmed(
    gone_on: memory.Contents, town: Town, broadsheet: Broadsheet, what: str
) -> None:
    harm(town, HARMS[what])
    go_on(town)
    broadsheet("verify", "--repair")
    town.cloud.settle()
    town.cloud.run_schedule("due")
    town.cloud.settle()
    left = different(gone_on, as_of_now(memory.contents()))
    beside = {(town.stores.site_bucket, f"{slug}/index.html") for slug in ("ferry", "quay")}
    assert left.keys() <= beside  # whose neighbours are others now, as the next look finds
    town.verify()
    assert different(gone_on, as_of_now(memory.contents())) == {}
    assert letters(town) == {}


MONTH = ("LIST#section:city", "2026-10"), ("LIST#all", "2026-10")


def test_a_number_that_is_none_is_counted_by_who_adds_to_it_and_hides_nothing(town: Town) -> None:
    for pk, sk in MONTH:
        town.set_item(pk, sk, count={"S": "two"})
    town.publish("new.md", f"---\ntitle: New\ndate: 2026-11-06\nsection: City\n---\n{TEXT}\n")
    assert "/2026/10/" in town.read("/archive/")
    assert "Bridge" in town.read("/section/city/")
    town.delete("pier.md")
    assert [item_at(town, key)["count"] for key in MONTH] == [{"N": "1"}] * 2
    assert "Bridge" in town.read("/2026/10/")
    assert letters(town) == {}


def test_what_went_because_a_number_was_wrong_is_back_with_the_number(town: Town) -> None:
    for pk in ("LIST#section:city", "LIST#all"):
        for month in ("2026-10", "2026-11"):
            town.set_item(pk, month, count={"N": "-9"})
    town.delete("pier.md")
    gone = ["/section/city/", "/2026/10/"]
    assert "Bridge" not in town.read("/")
    assert [town.status(path) for path in gone] == [404, 200]
    town.verify()
    assert all("Bridge" in town.read(path) for path in (*gone, "/"))
    assert "/2026/10/" in town.read("/archive/")


RECORDS = (
    "articles/quay.md.json",
    "articles/soon.md.json",
    "summaries/fair.md.json",
    "summaries/wait.md.json",
    "pictures/boat.jpg.json",
    "profiles/authors/ann.md.json",
    "rejected/ingest/broken.md.json",
    "rejected/index/late.md.json",
)


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\0", b"whole but for its end", *([b"{", b"[]", b"null", b'{"id": 7}'] if ALL else [])],
)
def test_one_repair_writes_a_record_anew(town: Town, broadsheet: Broadsheet, body: bytes) -> None:
    before, content = as_of_now(memory.contents()), town.stores.articles.bucket
    for key in RECORDS:
        right = content.find(key)
        assert right
        harmed = right[:-9] if body.startswith(b"whole") else body
        town.cloud.client("s3").put_object(Bucket=content.name, Key=key, Body=harmed)
    town.cloud.settle()
    assert broadsheet("verify", "--repair").exit_code == 1
    town.cloud.settle()
    assert different(before, as_of_now(memory.contents())) == {}
    assert broadsheet("verify").output == ""
    assert letters(town) == {}


def test_while_something_is_harmed_other_articles_are_published(town: Town) -> None:
    """And what was set without it is set anew by the daily look."""
    harm(town, HARMS["a map"])
    new = f"---\ntitle: New\ndate: 2026-11-02T12:00:00Z\nsection: City\ntags: [river]\n---\n{TEXT}\n"
    town.publish("new.md", new)
    assert "New" in town.read("/new/")
    assert "New" in town.read("/tag/river/")
    town.verify()
    assert all("Fair" in town.read(path) and "New" in town.read(path) for path in ("/", "/2026/11/"))
    assert letters(town) == {}


@pytest.mark.parametrize("said", [{"S": "[7]"}, {"M": {}}, *([{"S": "x"}, {"N": "7"}] if ALL else [])])
def test_a_round_whose_place_is_harmed_begins_anew(
    town: Town, broadsheet: Broadsheet, said: Mapping[str, Any]
) -> None:
    before = as_of_now(memory.contents())
    town.set_item(
        "VERIFY", "ROUND", **dict.fromkeys(("name", "until", "turn", "count"), said), part={"S": "index"}
    )
    drop = {"pk": {"S": "ARTICLE#quay.md"}, "sk": {"S": "RECORD"}}
    town.cloud.client("dynamodb").delete_item(TableName=town.stores.index_table, Key=drop)
    town.cloud.settle()
    town.verify()  # goes on with that part
    town.verify()
    assert broadsheet("verify").output == ""
    assert different(before, as_of_now(memory.contents())) == {}
