"""`broadsheet redrive`: what failed for good is done after all, when the cause is gone."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from moto.core.botocore_stubber import MockRawResponse
from typer.testing import Result

from broadsheet import pages
from broadsheet.cli.redrive import QUEUES
from tests.faults.gate import Call, Keeper, kept
from tests.town import Town

Broadsheet = Callable[..., Result]

TEXT = "The ferry sails again from Monday, the harbour office said. It had been in the yard for two weeks."


@pytest.fixture
def done(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """What the steps have done since this was last asked."""
    caplog.set_level(logging.INFO)

    def said() -> list[str]:
        records = [record.__dict__ for record in caplog.records]
        caplog.clear()
        return [f"{one['step']} {one['name_of']}" for one in records if "name_of" in one]

    return said


@dataclass(frozen=True)
class Sealed(Keeper):
    """A key of KMS that nobody may use, under which this stands."""

    name: str

    def answer(self, call: Call, _: Callable[[], AWSResponse]) -> AWSResponse | None:
        if not any(self.name in thing for thing in call.things):
            return None
        raw = MockRawResponse(b"<Error><Code>AccessDenied</Code></Error>")
        return AWSResponse("https://aws", 403, HTTPHeaders(), raw)


def letters(town: Town, which: str) -> int:
    url = town.cloud.physical(f"{which.capitalize()}DeadLetters")
    said = town.cloud.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    return int(said["ApproximateNumberOfMessages"])


def write(town: Town, key: str, body: bytes) -> None:
    town.cloud.client("s3").put_object(Bucket=town.stores.content_bucket, Key=key, Body=body)


def test_a_poison_message_is_done_when_its_cause_is_gone(town: Town, broadsheet: Broadsheet) -> None:
    town.publish("ferry.md", f"# The ferry\n\n{TEXT}\n")
    before, key = town.everything, "articles/ferry.md.json"
    town.cloud.client("s3").delete_object(Bucket=town.stores.content_bucket, Key="summaries/ferry.md.json")
    town.forget("IndexQueue")
    write(town, key, before[f"content/{key}"])
    with kept(Sealed(key)):
        town.cloud.settle()
    assert letters(town, "summarize") == 1
    said = broadsheet("redrive", "summarize")
    assert (said.exit_code, said.output) == (0, "summarize  1 of 1 brought back\n")
    assert letters(town, "summarize") == 0
    town.cloud.settle()
    assert "content/summaries/ferry.md.json" in town.everything


@pytest.mark.parametrize(
    ("step", "name"),
    [
        ("ingest", "ferry.md"),
        ("summarize", "articles/ferry.md.json"),
        ("index", "summaries/ferry.md.json"),
        ("publish", "the-ferry/index.html"),
    ],
)
def test_each_step_gets_its_letters_back(
    town: Town, broadsheet: Broadsheet, done: Callable[[], list[str]], step: str, name: str
) -> None:
    town.publish("ferry.md", f"# The ferry\n\n{TEXT}\n")
    url = town.cloud.physical(f"{step.capitalize()}DeadLetters")
    for _ in range(12):  # more than one look at the queue gives
        town.cloud.client("sqs").send_message(QueueUrl=url, MessageBody=json.dumps({"look_at": [name]}))
    assert "12 of 12 brought back" in broadsheet("redrive", step).output
    done()
    town.cloud.settle()
    asked = name.removeprefix("articles/").removeprefix("summaries/").removesuffix(".json")
    assert done().count(f"{step} {asked}") == 12


def test_a_change_that_could_not_be_published_is_found_in_the_stream(
    town: Town, broadsheet: Broadsheet
) -> None:
    town.publish("bridge.md", f"---\ntitle: Bridge\ndate: 2026-11-01\n---\n{TEXT}\n")
    pages.told_of.cache_clear()  # as by a function that has not read it before
    with kept(Sealed("articles/bridge.md.json")):  # whose page is to lead to the new one
        town.publish("ferry.md", f"---\ntitle: Ferry\ndate: 2026-11-02\n---\n{TEXT}\n")
        assert letters(town, "stream") == 1
        assert town.status("/ferry/") == 404
        stays = broadsheet("redrive", "stream")
        assert "1 of 1 brought back" in stays.output
        town.cloud.settle()
        assert letters(town, "publish") >= 1
    assert broadsheet("redrive").exit_code == 0
    town.cloud.settle()
    assert [letters(town, which) for which in QUEUES] == [0] * 5
    assert "/ferry/" in town.read("/bridge/")
    town.verify()
    assert broadsheet("verify").output == ""


def test_a_change_beside_a_record_is_none_to_publish(town: Town, broadsheet: Broadsheet) -> None:
    """The stream never tells of it, but the stretch that a letter names may hold it."""
    town.publish("ferry.md", f"# The ferry\n\n{TEXT}\n")
    town.set_item("ARTICLE#ferry.md", "GHOST")
    town.forget("PublishQueue")
    streams = town.cloud.client("dynamodbstreams")
    (stream,) = streams.list_streams(TableName=town.stores.index_table)["Streams"]
    arn = stream["StreamArn"]
    (shard,) = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
    said = streams.get_shard_iterator(
        StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
    )
    records = streams.get_records(ShardIterator=said["ShardIterator"])["Records"]
    assert records[-1]["dynamodb"]["Keys"]["sk"] == {"S": "GHOST"}
    first, last = (records[end]["dynamodb"]["SequenceNumber"] for end in (0, -1))
    batch = {"streamArn": arn, "shardId": shard["ShardId"]}
    batch |= {"startSequenceNumber": first, "endSequenceNumber": last}
    url, body = town.cloud.physical("StreamDeadLetters"), json.dumps({"DDBStreamBatchInfo": batch})
    town.cloud.client("sqs").send_message(QueueUrl=url, MessageBody=body)
    assert "1 of 1 brought back" in broadsheet("redrive", "stream").output
    assert letters(town, "stream") == 0


def test_a_letter_whose_change_is_forgotten_stays(town: Town, broadsheet: Broadsheet) -> None:
    batch = {
        "shardId": "shardId-00000000000000000000-00000000",
        "startSequenceNumber": "1" * 21,
        "endSequenceNumber": "1" * 21,
        "streamArn": "arn:aws:dynamodb:us-east-1:123456789012:table/gone/stream/2026-11-01T00:00:00.000",
    }
    url = town.cloud.physical("StreamDeadLetters")
    for body in (json.dumps({"DDBStreamBatchInfo": batch}), "no letter"):
        town.cloud.client("sqs").send_message(QueueUrl=url, MessageBody=body)
    said = broadsheet("redrive", "stream")
    assert said.exit_code == 1
    assert "0 of 2 brought back" in said.output
    assert "`broadsheet verify --repair` finds what it concerned" in said.output
    assert "cannot be read" in said.output
    assert (
        town.cloud.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"][
            "ApproximateNumberOfMessagesNotVisible"
        ]
        == "2"
    )


def test_letters_that_stay_are_looked_at_once(
    town: Town, broadsheet: Broadsheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where it takes so long that they are to be seen again."""
    monkeypatch.setattr("broadsheet.stores.letters._HIDDEN", 0)
    url = town.cloud.physical("StreamDeadLetters")
    for _ in range(3):
        town.cloud.client("sqs").send_message(QueueUrl=url, MessageBody="no letter")
    assert "0 of 3 brought back" in broadsheet("redrive", "stream").output


def test_every_queue_of_dead_letters_can_be_brought_back(town: Town) -> None:
    there = {id for id in town.cloud.resources("AWS::SQS::Queue") if id.endswith("DeadLetters")}
    assert {f"{which.capitalize()}DeadLetters" for which in QUEUES} == there
