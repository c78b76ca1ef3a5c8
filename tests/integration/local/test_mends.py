"""What moto does by itself, and with our mends; where it has caught up, delete the mend."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from moto import mock_aws
from moto.core.base_backend import BaseBackend
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.core.serialize import NoAlias
from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.table import Table
from moto.dynamodb.urls import url_bases

from infra.local.engine import environment, replaced
from infra.local.mends import mended

REGION = "eu-west-1"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_DEFAULT_REGION": REGION}


@contextmanager
def moto(mend: bool) -> Iterator[None]:
    with environment(CREDENTIALS), mock_aws(), mended() if mend else nullcontext():
        yield


# Buckets and what they tell ---------------------------------------------------------------


def told(act: Callable[[Any], object]) -> list[dict[str, Any]]:
    """The records that a versioned bucket sends of what is done with it."""
    s3, sqs = boto3.client("s3"), boto3.client("sqs")
    s3.create_bucket(Bucket="box", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    s3.put_bucket_versioning(Bucket="box", VersioningConfiguration={"Status": "Enabled"})
    url = sqs.create_queue(QueueName="q")["QueueUrl"]
    arn = f"arn:aws:sqs:{REGION}:{DEFAULT_ACCOUNT_ID}:q"
    heard: Any = {"QueueArn": arn, "Events": ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"]}
    s3.put_bucket_notification_configuration(
        Bucket="box", NotificationConfiguration={"QueueConfigurations": [heard]}
    )
    act(s3)
    got = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    bodies = [json.loads(message["Body"]) for message in got]
    return [record for body in bodies for record in body.get("Records", ())]


def put(s3: Any) -> None:
    s3.put_object(Bucket="box", Key="a/b c.md", Body=b"x")


def put_and_delete(s3: Any) -> None:
    put(s3)
    s3.delete_object(Bucket="box", Key="a/b c.md")


def put_in_parts(s3: Any) -> None:
    upload = s3.create_multipart_upload(Bucket="box", Key="a")["UploadId"]
    part = s3.upload_part(Bucket="box", Key="a", UploadId=upload, PartNumber=1, Body=b"x")
    parts = {"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]}
    s3.complete_multipart_upload(Bucket="box", Key="a", UploadId=upload, MultipartUpload=parts)


@pytest.mark.parametrize(("mend", "whole"), [(False, False), (True, True)])
def test_a_record_says_which_version_it_is_about_and_in_what_order(mend: bool, whole: bool) -> None:
    with moto(mend):
        (record,) = told(put)
    said = record["s3"]["object"]
    assert (bool(said.get("versionId")), "sequencer" in said) == (whole, whole)
    assert said["key"] == ("a/b+c.md" if whole else "a%2Fb+c.md")


@pytest.mark.parametrize(("mend", "listed"), [(False, []), (True, ["bell\a \uffff+%20.md"])])
def test_versions_are_listed_whatever_their_keys_hold(mend: bool, listed: list[str]) -> None:
    once = Config(retries={"total_max_attempts": 1})
    with moto(mend), nullcontext() if mend else pytest.raises(ClientError, match="500"):
        s3 = boto3.client("s3", config=once)
        s3.create_bucket(Bucket="box", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        s3.put_object(Bucket="box", Key="bell\a \uffff+%20.md", Body=b"x")
        found = s3.list_object_versions(Bucket="box", Prefix="bell\a")
        assert [each["Key"] for each in found["Versions"]] == listed
        assert found["Prefix"] == "bell\a"


@pytest.mark.parametrize(("mend", "events"), [(False, 1), (True, 2)])
def test_a_delete_marker_is_told(mend: bool, events: int) -> None:
    with moto(mend):
        assert len(told(put_and_delete)) == events


@pytest.mark.parametrize(("mend", "events"), [(False, 2), (True, 1)])
def test_an_upload_in_parts_is_told_once(mend: bool, events: int) -> None:
    with moto(mend):
        assert len(told(put_in_parts)) == events


# Tables -----------------------------------------------------------------------------------


def table() -> tuple[Any, Any]:
    """A client, and moto's own idea of a table with a stream and one item in it."""
    client = boto3.client("dynamodb")
    keys: Any = {"pk": "HASH", "sk": "RANGE"}
    client.create_table(
        TableName="t",
        KeySchema=[{"AttributeName": name, "KeyType": type} for name, type in keys.items()],
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in keys],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )
    client.put_item(TableName="t", Item=item("a"))
    return client, dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION].get_table("t")


def item(sk: str) -> dict[str, Any]:
    return {"pk": {"S": "p"}, "sk": {"S": sk}}


@pytest.mark.parametrize(("mend", "copied"), [(False, True), (True, False)])
def test_a_transaction_that_fails_leaves_the_table_and_does_not_copy_it(mend: bool, copied: bool) -> None:
    with moto(mend):
        client, before = table()
        fails = {"TableName": "t", "Item": item("a"), "ConditionExpression": "attribute_not_exists(pk)"}
        puts = [{"Put": {"TableName": "t", "Item": item("b")}}, {"Put": fails}]
        with suppress(client.exceptions.TransactionCanceledException):
            client.transact_write_items(TransactItems=puts)
        after = dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION].get_table("t")
        assert (after is not before) is copied
        assert client.scan(TableName="t")["Count"] == 1


@pytest.mark.parametrize(("mend", "sorted_"), [(False, True), (True, False)])
def test_a_query_does_not_sort_the_whole_table(mend: bool, sorted_: bool) -> None:
    with moto(mend):
        client, _ = table()
        client.put_item(TableName="t", Item=item("b"))
        client.put_item(TableName="t", Item=item("c") | {"pk": {"S": "another"}})
        asked, all_items = list[Table](), Table.all_items

        def counted(self: Table) -> list[Any]:
            asked.append(self)
            return all_items(self)

        with replaced(Table, "all_items", counted):
            found = client.query(
                TableName="t",
                KeyConditionExpression="pk = :p",
                ExpressionAttributeValues={":p": {"S": "p"}},
                ScanIndexForward=False,
            )["Items"]
    assert [each["sk"]["S"] for each in found] == ["b", "a"]
    assert bool(asked) is sorted_


@pytest.mark.parametrize(("mend", "records"), [(False, 2), (True, 1)])
def test_a_stream_does_not_tell_what_changed_nothing(mend: bool, records: int) -> None:
    with moto(mend):
        client, made = table()
        client.put_item(TableName="t", Item=item("a"))
        assert len(made.stream_shard.items) == records


@pytest.mark.parametrize(("mend", "records"), [(False, 2), (True, 1)])
def test_an_update_that_makes_an_item_is_one_record(mend: bool, records: int) -> None:
    with moto(mend):
        client, made = table()
        before = len(made.stream_shard.items)
        client.update_item(
            TableName="t",
            Key=item("b"),
            UpdateExpression="ADD n :one",
            ExpressionAttributeValues={":one": {"N": "1"}},
        )
        assert len(made.stream_shard.items) - before == records


# Every request ----------------------------------------------------------------------------


def twice(client: Any) -> None:
    for _ in range(2):
        client.scan(TableName="t")


@pytest.mark.parametrize(("mend", "read"), [(False, 2), (True, 0)])
def test_the_addresses_of_a_service_are_not_listed_for_every_request(mend: bool, read: int) -> None:
    with moto(mend):
        client, _ = table()
        asked = list[object]()

        def bases(self: BaseBackend) -> list[str]:
            asked.append(self)
            return url_bases

        with replaced(BaseBackend, "url_bases", property(bases)):
            twice(client)
    assert len(asked) == read


@pytest.mark.parametrize(("mend", "looked"), [(False, 2), (True, 0)])
def test_the_actions_of_a_service_are_not_listed_for_every_request(mend: bool, looked: int) -> None:
    with moto(mend):
        client, _ = table()
        asked, getmembers = list[object](), inspect.getmembers

        def members(of: Any, predicate: Any = None) -> Any:
            asked.append(of)
            return getmembers(of, predicate)

        twice(client)
        with replaced(inspect, "getmembers", members):
            twice(client)
    assert len(asked) == looked


@pytest.mark.parametrize(("mend", "fewer"), [(False, False), (True, True)])
def test_the_names_of_members_are_not_listed_for_every_answer(mend: bool, fewer: bool) -> None:
    with moto(mend):
        client, _ = table()
        asked, has_alias = list[str](), NoAlias.has_alias

        def has(self: NoAlias, key: str) -> bool:
            asked.append(key)
            return has_alias(self, key)

        with replaced(NoAlias, "has_alias", has):
            twice(client)
            half = len(asked)
            twice(client)
    assert (len(asked) < 2 * half) is fewer
