"""Tables tell functions of their changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from infra.local.cloud import Cloud, Step

Given = Callable[[str], list[dict[str, Any]]]
File = Callable[..., None]


def changes(given: Given) -> list[dict[str, Any]]:
    return [record for event in given("follow") for record in event["Records"]]


def keys(event: dict[str, Any]) -> list[str]:
    return [record["dynamodb"]["Keys"]["pk"]["S"] for record in event["Records"]]


def test_a_change_looks_as_lambda_delivers_it(cloud: Cloud, file: File, given: Given) -> None:
    file("A#1", word="old")
    file("A#1", word="new")
    cloud.settle()
    first, second = changes(given)
    assert (first["eventName"], second["eventName"]) == ("INSERT", "MODIFY")
    assert second["dynamodb"]["OldImage"]["word"] == {"S": "old"}
    assert second["dynamodb"]["NewImage"]["word"] == {"S": "new"}
    assert second["eventSource"] == "aws:dynamodb"
    assert second["eventSourceARN"].startswith(
        "arn:aws:dynamodb:us-east-1:123456789012:table/toy-Table/stream/"
    )
    assert isinstance(second["dynamodb"]["ApproximateCreationDateTime"], float)
    assert first["dynamodb"]["SequenceNumber"] < second["dynamodb"]["SequenceNumber"]


def test_only_changes_that_match_the_pattern_are_told(cloud: Cloud, file: File, given: Given) -> None:
    file("B#1", "A#1", "B#2")
    cloud.settle()
    assert [keys(event) for event in given("follow")] == [["A#1"]]


def test_a_burst_is_one_batch_however_long_the_window(cloud: Cloud, file: File, given: Given) -> None:
    file("A#1", "A#2", "A#3")
    cloud.settle(timeout=20)
    assert [keys(event) for event in given("follow")] == [["A#1", "A#2", "A#3"]]


def test_a_batch_has_no_more_than_its_size(cloud: Cloud, file: File, given: Given) -> None:
    file(*(f"A#{n}" for n in range(6)))
    cloud.settle()
    assert [len(event["Records"]) for event in given("follow")] == [4, 2]


def test_what_fails_is_halved_tried_again_and_told(
    cloud: Cloud, file: File, given: Given, steps: list[Step]
) -> None:
    file("A#1", "A#2", "A#poison", "A#4", "A#5")
    cloud.settle()
    assert [keys(event) for event in given("follow")] == [
        ["A#1", "A#2", "A#poison", "A#4"],
        ["A#1", "A#2"],
        ["A#poison", "A#4"],
        ["A#poison"],
        ["A#poison"],
        ["A#poison"],
        ["A#4"],
        ["A#5"],
    ]
    assert [str(step.error) for step in steps if step.error] == ["poison"] * 5
    (letter,) = cloud.client("sqs").receive_message(QueueUrl=cloud.physical("StreamDead"))["Messages"]
    told = json.loads(letter["Body"])
    assert told["requestContext"]["condition"] == "RetryAttemptsExhausted"
    assert told["DDBStreamBatchInfo"]["batchSize"] == 1


def test_a_transaction_tells_all_of_it_or_nothing(cloud: Cloud, file: File, given: Given) -> None:
    dynamodb, table = cloud.client("dynamodb"), cloud.physical("Table")
    file("A#taken")
    put = {"TableName": table, "ConditionExpression": "attribute_not_exists(pk)"}
    items = [{"Put": {**put, "Item": {"pk": {"S": pk}, "sk": {"S": "-"}}}} for pk in ("A#new", "A#taken")]
    failed = False
    try:
        dynamodb.transact_write_items(TransactItems=items)
    except dynamodb.exceptions.TransactionCanceledException as error:
        failed = [reason["Code"] for reason in error.response["CancellationReasons"]] == [
            "None",
            "ConditionalCheckFailed",
        ]
    assert failed
    dynamodb.transact_write_items(TransactItems=items[:1])
    cloud.settle()
    assert [key for event in given("follow") for key in keys(event)] == ["A#taken", "A#new"]
