"""Buckets tell queues, and queues call functions."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from infra.local.cloud import Cloud, Step, Unsettled

Given = Callable[[str], list[dict[str, Any]]]
Drop = Callable[..., None]


def messages(given: Given) -> list[dict[str, Any]]:
    return [record for event in given("take") for record in event["Records"]]


def s3_records(given: Given) -> list[dict[str, Any]]:
    return [
        record for message in messages(given) for record in json.loads(message["body"]).get("Records", [])
    ]


def letters(cloud: Cloud, queue: str) -> list[str]:
    answer = cloud.client("sqs").receive_message(QueueUrl=cloud.physical(queue), MaxNumberOfMessages=10)
    return [message["Body"] for message in answer.get("Messages", [])]


def test_an_object_in_the_bucket_reaches_the_function(cloud: Cloud, drop: Drop) -> None:
    drop("in/a.md")
    cloud.settle()
    key = {"pk": {"S": "A#in/a.md"}, "sk": {"S": "-"}}
    assert "Item" in cloud.client("dynamodb").get_item(TableName=cloud.physical("Table"), Key=key)


def test_setting_up_a_notification_sends_a_test_event_as_aws_does(cloud: Cloud, given: Given) -> None:
    cloud.settle()
    assert [json.loads(message["body"])["Event"] for message in messages(given)] == ["s3:TestEvent"]


def test_only_objects_under_the_prefix_are_told(cloud: Cloud, drop: Drop, given: Given) -> None:
    drop("out/a.md", "in/b.md")
    cloud.settle()
    assert [record["s3"]["object"]["key"] for record in s3_records(given)] == ["in/b.md"]


def test_a_message_looks_as_lambda_delivers_it(cloud: Cloud, drop: Drop, given: Given) -> None:
    drop("in/a.md")
    cloud.settle()
    message = messages(given)[-1]
    assert message["eventSource"] == "aws:sqs"
    assert message["eventSourceARN"] == "arn:aws:sqs:us-east-1:123456789012:toy-InQueue"
    assert message["attributes"]["ApproximateReceiveCount"] == "1"
    assert {"messageId", "receiptHandle", "md5OfBody", "messageAttributes", "awsRegion"} < message.keys()


@pytest.mark.parametrize(
    "name", ["a b.md", "a+b.md", "100%.md", "über/日本.md", "a%2Fb.md", "a//b.md", "a&b=c.md"]
)
def test_any_key_comes_through_whole(cloud: Cloud, drop: Drop, name: str) -> None:
    drop(f"in/{name}")
    cloud.settle()
    key = {"pk": {"S": f"A#in/{name}"}, "sk": {"S": "-"}}
    assert "Item" in cloud.client("dynamodb").get_item(TableName=cloud.physical("Table"), Key=key)


def test_messages_come_in_batches(cloud: Cloud, drop: Drop, given: Given) -> None:
    cloud.settle()
    drop(*(f"in/{n}" for n in range(12)))
    cloud.settle()
    assert [len(event["Records"]) for event in given("take")[1:]] == [5, 5, 2]


def test_only_the_message_that_failed_comes_back_and_ends_among_the_dead_letters(
    cloud: Cloud, drop: Drop, given: Given
) -> None:
    drop("in/good", "in/bad")
    cloud.settle()
    told = [record["s3"]["object"]["key"] for record in s3_records(given)]
    assert told.count("in/good") == 1
    assert told.count("in/bad") == 3
    assert ["in/bad" in letter for letter in letters(cloud, "InDead")] == [True]


def test_a_function_that_raises_gets_its_whole_batch_again(
    cloud: Cloud, drop: Drop, given: Given, steps: list[Step]
) -> None:
    cloud.settle()
    drop("in/good", "in/crash")
    cloud.settle()
    told = [record["s3"]["object"]["key"] for record in s3_records(given)]
    assert told.count("in/good") == 3
    assert len(letters(cloud, "InDead")) == 2
    raised = [step for step in steps if step.error]
    assert [(step.function, step.records, step.failed, str(step.error)) for step in raised] == [
        ("TakeFunction", 2, 2, "in/crash")
    ] * 3


def test_deleting_is_told_too(cloud: Cloud, drop: Drop, given: Given) -> None:
    drop("in/a")
    cloud.client("s3").delete_object(Bucket=cloud.physical("Inbox"), Key="in/a")
    cloud.settle()
    assert [record["eventName"] for record in s3_records(given)] == [
        "ObjectCreated:Put",
        "ObjectRemoved:DeleteMarkerCreated",
    ]


def test_copies_and_uploads_in_parts_are_told(cloud: Cloud, drop: Drop, given: Given) -> None:
    s3, bucket = cloud.client("s3"), cloud.physical("Inbox")
    drop("out/a")
    s3.copy_object(Bucket=bucket, Key="in/copy", CopySource={"Bucket": bucket, "Key": "out/a"})
    upload = s3.create_multipart_upload(Bucket=bucket, Key="in/parts")["UploadId"]
    part = s3.upload_part(Bucket=bucket, Key="in/parts", PartNumber=1, UploadId=upload, Body=b"whole")
    s3.complete_multipart_upload(
        Bucket=bucket,
        Key="in/parts",
        UploadId=upload,
        MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]},
    )
    cloud.settle()
    assert [record["eventName"] for record in s3_records(given)] == [
        "ObjectCreated:Copy",
        "ObjectCreated:CompleteMultipartUpload",
    ]


def test_settling_says_what_is_not_settled(cloud: Cloud) -> None:
    cloud.client("sqs").send_message(QueueUrl=cloud.physical("InQueue"), MessageBody="{}", DelaySeconds=600)
    with pytest.raises(Unsettled, match="TakeFunctionIn"):
        cloud.settle(timeout=0.05)


def test_the_calls_of_functions_are_counted_and_ours_are_not(cloud: Cloud, drop: Drop) -> None:
    cloud.settle()
    before = cloud.aws_calls.copy()
    drop("in/a")
    cloud.settle()
    assert cloud.aws_calls - before == {"s3:PutObject": 2, "dynamodb:PutItem": 1}
