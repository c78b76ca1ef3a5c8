"""What is no event of ours comes back, or raises, and so is parked and heard of; none beside it suffers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from broadsheet.stores import Stores
from tests.darkroom import photograph
from tests.effort import tries
from tests.town import Town, built

Json = dict[str, Any]

STEPS: dict[str, tuple[str, Callable[[Stores], Any]]] = {
    "IngestFunction": ("ferry.md", lambda stores: stores.articles.find("ferry.md")),
    "SummarizeFunction": ("articles/ferry.md.json", lambda stores: stores.summaries.find("ferry.md")),
    "IndexFunction": ("summaries/ferry.md.json", lambda stores: stores.index.entry("ferry.md")),
    "PublishFunction": ("a-ferry/index.html", lambda stores: stores.site.find("a-ferry/index.html")),
}
"""Each step that takes messages, what it may be asked to look at, and what then stands."""

DEEP = 20_000
BODIES = (
    *(
        "",
        " ",
        "no json",
        "null",
        "NaN",
        "1",
        '"ferry.md"',
        "[]",
        '["ferry.md"]',
        "{}",
        "{",
        "\x00",
        "\ud7ff",
    ),
    *("[" * DEEP, '{"a":' * DEEP, None, 7, {"look_at": ["ferry.md"]}),
    *(
        '{"Records": null}',
        '{"Records": {}}',
        '{"Records": [1]}',
        '{"Records": [{}]}',
        '{"Event": "s3:Other"}',
    ),
    *('{"Records": [{"s3": {}}]}', '{"Records": [{"s3": {"object": {}}}]}'),
    '{"Records": [{"s3": {"object": {"key": null}}}]}',
    '{"Records": [{"s3": {"object": {"key": "a.md"}}}, {}]}',
    *('{"look_at": "ferry.md"}', '{"look_at": [1]}', '{"look_at": [null]}', '{"look_at": ["a.md"}'),
    '{"look_at": ["\\ud800"]}',
)


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with built() as town:
        yield town


def batch(bodies: list[Any]) -> Json:
    records = [{"messageId": str(place), "body": body} for place, body in enumerate(bodies)]
    for record in records:
        if record["body"] is None:
            del record["body"]
    return {"Records": records}


def given_back(town: Town, function: str, event: Json) -> list[int]:
    answer = town.cloud.invoke(function, event)
    return [int(failure["itemIdentifier"]) for failure in answer["batchItemFailures"]]


def looking_at(*names: str) -> str:
    return json.dumps({"look_at": names})


def test_each_broken_message_comes_back_alone_and_the_journey_goes_on(town: Town) -> None:
    town.put("ferry.md", "# A ferry\n\nIt sails again.\n")
    for function, (name, there) in STEPS.items():
        assert not there(town.stores)
        broken = list(range(len(BODIES)))
        middle = len(BODIES) // 2
        bodies = [*BODIES[:middle], looking_at(name), *BODIES[middle:]]
        assert given_back(town, function, batch(bodies)) == [n + (n >= middle) for n in broken], function
        assert there(town.stores), function


def test_what_stands_on_the_site_and_is_no_page_goes_and_hearing_of_it_twice_does_no_harm(town: Town) -> None:
    stray = "nothing of ours.exe"
    town.cloud.client("s3").put_object(Bucket=town.stores.site.name, Key=stray, Body=b"MZ")
    event = batch([looking_at(stray), looking_at("index.html"), looking_at(stray)])
    assert given_back(town, "PublishFunction", event) == []
    assert not town.stores.site.holds(stray)
    assert town.stores.site.find("index.html")


def test_publish_does_not_take_away_what_ingest_keeps(town: Town) -> None:
    town.stores.inbox.put("quay.png", photograph(40, 30, "PNG"), "image/png")
    town.cloud.settle()
    assert given_back(town, "PublishFunction", batch([looking_at("media/quay.png")])) == []
    assert town.stores.site.holds("media/quay.png")


values = some.recursive(
    some.one_of(some.none(), some.booleans(), some.integers(), some.floats(), some.text(max_size=10)),
    lambda inner: some.one_of(
        some.lists(inner, max_size=3),
        some.dictionaries(
            some.sampled_from(("Records", "look_at", "Event", "s3", "object", "key")), inner, max_size=3
        ),
    ),
    max_leaves=8,
)
messages = some.one_of(values.map(json.dumps), some.text(max_size=40))


def names_nothing(body: str) -> bool:
    """Whether a message is one of ours that has nothing to look at: S3's test event, or an empty list."""
    said = json.loads(body)
    return said.get("Event") == "s3:TestEvent" or [] in (said.get("Records"), said.get("look_at"))


def test_whatever_a_message_says_it_is_done_or_given_back(town: Town) -> None:
    @tries(60)
    @given(first=messages, last=messages)
    def whatever(first: str, last: str) -> None:
        back = given_back(town, "IngestFunction", batch([first, looking_at("tram.md"), last]))
        assert 1 not in back
        for place, body in ((0, first), (2, last)):
            assert place in back or names_nothing(body) or json.loads(body)["look_at"], body

    whatever()


@pytest.mark.parametrize("function", STEPS)
@pytest.mark.parametrize("event", [{}, {"Records": None}, {"Records": [{"body": "{}"}]}, {"Records": [7]}])
def test_what_is_no_batch_of_messages_raises(town: Town, function: str, event: Json) -> None:
    with pytest.raises((LookupError, TypeError, ValidationError)):
        town.cloud.invoke(function, event)


@pytest.mark.parametrize("record", [{}, {"dynamodb": None}, {"dynamodb": {"NewImage": 7}}])
def test_a_broken_record_of_the_stream_raises(town: Town, record: Json) -> None:
    with pytest.raises(ValidationError):
        town.cloud.invoke("PublishFunction", {"Records": [record]})


@pytest.mark.parametrize("image", [{}, {"entry": {"S": "{}"}}, {"entry": {"N": "1"}}, {"entry": {"M": {}}}])
def test_a_record_that_somebody_harmed_keeps_no_other_change_waiting(town: Town, image: Json) -> None:
    """Neither when it is harmed nor when it is mended; of what nobody can read nothing is told."""
    town.publish("ferry.md", "# Ferry\n\nIt sails again.\n")
    (right,) = town.cloud.client("dynamodb").scan(
        TableName=town.stores.index_table,
        FilterExpression="sk = :sk",
        ExpressionAttributeValues={":sk": {"S": "RECORD"}},
    )["Items"]
    town.cloud.client("s3").delete_object(Bucket=town.stores.site_bucket, Key="ferry/index.html")
    harmed = {"dynamodb": {"OldImage": right, "NewImage": image}}
    town.cloud.invoke("PublishFunction", {"Records": [harmed]})
    assert not town.stores.site.holds("ferry/index.html")
    town.cloud.invoke(
        "PublishFunction", {"Records": [harmed, {"dynamodb": {"OldImage": image, "NewImage": right}}]}
    )
    assert town.stores.site.holds("ferry/index.html")


@pytest.mark.parametrize("event", [{}, {"task": "other"}, {"task": None}, {"Task": "due"}])
def test_the_clock_asks_for_nothing_but_its_own_tasks(town: Town, event: Json) -> None:
    with pytest.raises(ValidationError):
        town.cloud.invoke("SweepFunction", event)
