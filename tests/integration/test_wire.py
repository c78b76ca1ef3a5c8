"""The news wire: whoever subscribes hears of articles, once readers have them, and at least once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from botocore.exceptions import EndpointConnectionError

from broadsheet.cli.local import template
from broadsheet.stores import aws
from broadsheet.stores.wire import Dispatch, Wire
from infra.local.cloud import Cloud
from tests.town import NOW, Town

TEXT = "The night ferry is back after two weeks in the yard. It leaves the north quay at ten past one.\n"
SITE = "https://news.example"


class Subscriber:
    """A queue that gets whatever is said on the wire."""

    def __init__(self, cloud: Cloud) -> None:
        self.sqs, events, bus = cloud.client("sqs"), cloud.client("events"), cloud.physical("Wire")
        self.url = self.sqs.create_queue(QueueName="subscriber")["QueueUrl"]
        attributes = self.sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["QueueArn"])
        events.put_rule(Name="all", EventBusName=bus, EventPattern='{"source": ["broadsheet"]}')
        target = {"Id": "q", "Arn": attributes["Attributes"]["QueueArn"]}
        events.put_targets(Rule="all", EventBusName=bus, Targets=[target])

    def heard(self) -> list[tuple[str, dict[str, str]]]:
        """What came since this was last asked: what happened, and to what."""
        told: list[tuple[str, dict[str, str]]] = []
        while got := self.sqs.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10).get("Messages"):
            for message in got:
                event = json.loads(message["Body"])
                told.append((event["detail-type"], event["detail"]))
                self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])
        return told


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    with (
        time_machine.travel(NOW),
        Cloud.deploy(template(), {"SiteUrl": SITE, "NewsWire": "true"}) as cloud,
    ):
        yield Town(cloud)


@pytest.fixture
def subscriber(town: Town) -> Subscriber:
    return Subscriber(town.cloud)


def test_an_article_that_readers_have_is_told_with_its_address(town: Town, subscriber: Subscriber) -> None:
    town.publish("ferry.md", f"# Night ferry\n\n{TEXT}")
    ((kind, about),) = subscriber.heard()
    assert kind == "ArticlePublished"
    assert (about["id"], about["url"], about["title"]) == ("ferry.md", f"{SITE}/night-ferry/", "Night ferry")
    source = town.stores.inbox.find("ferry.md")
    assert source
    assert about["etag"] == source.etag


def test_a_change_is_told_with_another_etag_and_the_same_file_is_not(
    town: Town, subscriber: Subscriber
) -> None:
    for text in (TEXT, TEXT, TEXT + "It is full."):
        town.publish("ferry.md", f"# Night ferry\n\n{text}")
    told = subscriber.heard()
    assert [kind for kind, _ in told] == ["ArticlePublished"] * 2
    assert len({about["etag"] for _, about in told}) == 2


def test_an_article_that_readers_have_no_longer_is_told(town: Town, subscriber: Subscriber) -> None:
    town.publish("ferry.md", f"# Night ferry\n\n{TEXT}")
    town.publish("tram.md", f"# Tram\n\n{TEXT}")
    subscriber.heard()
    town.delete("ferry.md")
    town.publish("tram.md", f"---\ndraft: true\n---\n# Tram\n\n{TEXT}")
    told = subscriber.heard()
    assert [(kind, about["id"]) for kind, about in told] == [
        ("ArticleRemoved", "ferry.md"),
        ("ArticleRemoved", "tram.md"),
    ]


def test_what_readers_never_had_is_not_told(town: Town, subscriber: Subscriber) -> None:
    town.publish("a.md", f"---\ndraft: true\n---\n# A\n\n{TEXT}")
    town.publish("b.md", f"---\ndate: 2027-01-01\n---\n# B\n\n{TEXT}")
    town.delete("a.md")
    town.delete("b.md")
    assert subscriber.heard() == []


def test_a_refusal_is_told_with_its_reason(town: Town, subscriber: Subscriber) -> None:
    town.publish("broken.md", "---\ntitle: [\n---\n")
    ((kind, about),) = subscriber.heard()
    assert (kind, about["id"]) == ("ArticleRejected", "broken.md")
    assert about["code"]
    assert about["message"].startswith("The front matter")


def test_an_address_that_is_taken_is_told_as_a_refusal(town: Town, subscriber: Subscriber) -> None:
    town.publish("ferry.md", f"---\ndate: 2026-11-01\n---\n# Night ferry\n\n{TEXT}")
    town.publish("other.md", f"---\ndate: 2026-11-02\n---\n# Night ferry\n\n{TEXT}")
    (_, (kind, about)) = subscriber.heard()
    assert (kind, about["id"], about["code"]) == ("ArticleRejected", "other.md", "slug_taken")


def test_a_refusal_is_told_again_when_its_event_comes_again(town: Town, subscriber: Subscriber) -> None:
    """Whoever wrote the refusal may have come no further than that."""
    town.publish("broken.md", "---\ntitle: [\n---\n")
    subscriber.heard()
    town.tell("IngestFunction", "broken.md")
    assert [kind for kind, _ in subscriber.heard()] == ["ArticleRejected"]


def test_what_could_not_be_told_is_told_when_the_batch_comes_again(
    town: Town, subscriber: Subscriber
) -> None:
    client, calls = aws.events(), iter([EndpointConnectionError(endpoint_url="events")])

    def down(**_: Any) -> None:
        for error in calls:
            raise error

    client.meta.events.register("before-call", down)
    try:
        town.publish("ferry.md", f"# Night ferry\n\n{TEXT}")
    finally:
        client.meta.events.unregister("before-call", down)
    assert [kind for kind, _ in subscriber.heard()] == ["ArticlePublished"]
    assert town.status("/night-ferry/") == 200


def test_more_than_ten_go_out_in_tens(town: Town, subscriber: Subscriber) -> None:
    wire = Wire(town.cloud.physical("Wire"))
    wire.send(Dispatch("ArticlePublished", {"id": f"{number}.md"}) for number in range(23))
    assert {about["id"] for _, about in subscriber.heard()} == {f"{number}.md" for number in range(23)}


def test_without_a_wire_there_is_no_bus_and_nobody_is_told() -> None:
    with time_machine.travel(NOW), Cloud.deploy(template()) as cloud:
        assert cloud.resources("AWS::Events::EventBus", "AWS::IAM::Policy") == {}
        Town(cloud).publish("ferry.md", f"# Night ferry\n\n{TEXT}")
        assert not [call for call in cloud.aws_calls if call.startswith("events:")]
