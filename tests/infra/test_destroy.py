"""What `make destroy` takes away, and what it leaves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from infra.destroy import Refused, destroy, stack_of

REGION = "us-east-1"


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "local")
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    with mock_aws():
        yield boto3.client("s3", region_name=REGION)


def stack(**parameters: str) -> None:
    """A stack of an inbox, which has versions and is kept, and a site; something is in both."""
    template = {
        "Parameters": {name: {"Type": "String"} for name in parameters},
        "Resources": {
            "InboxBucket": {
                "Type": "AWS::S3::Bucket",
                "DeletionPolicy": "Retain" if parameters.get("KeepData") == "true" else "Delete",
                "Properties": {"BucketName": "inbox"},
            },
            "SiteBucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "site"}},
        },
    }
    boto3.client("cloudformation", region_name=REGION).create_stack(
        StackName="toy",
        TemplateBody=json.dumps(template),
        Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()],
    )
    s3 = boto3.client("s3", region_name=REGION)
    # moto makes buckets of templates without their versioning.
    s3.put_bucket_versioning(Bucket="inbox", VersioningConfiguration={"Status": "Enabled"})
    for bucket in ("inbox", "site"):
        s3.put_object(Bucket=bucket, Key="a", Body=b"1")
        s3.put_object(Bucket=bucket, Key="a", Body=b"2")
    s3.delete_object(Bucket="inbox", Key="a")


def buckets(s3: Any) -> set[str]:
    return {bucket["Name"] for bucket in s3.list_buckets()["Buckets"]}


def test_what_is_derived_goes_and_what_editors_sent_stays_with_all_its_versions(s3: Any) -> None:
    stack(KeepData="true")
    destroy("toy", REGION)
    assert buckets(s3) == {"inbox"}
    assert len(s3.list_object_versions(Bucket="inbox")["Versions"]) == 2


def test_everything_goes_where_nothing_is_to_stay(s3: Any) -> None:
    stack(KeepData="false")
    destroy("toy", REGION)
    assert buckets(s3) == set()


def test_a_protected_stack_is_left_as_it_is(s3: Any) -> None:
    stack(KeepData="false", DeletionProtection="true")
    with pytest.raises(Refused, match="DeletionProtection=false"):
        destroy("toy", REGION)
    assert s3.get_object(Bucket="site", Key="a")["Body"].read() == b"2"


def test_a_stack_that_is_not_there_is_said_to_be_so(s3: Any) -> None:
    assert buckets(s3) == set()
    with pytest.raises(Refused, match="no stack nothing"):
        destroy("nothing", REGION)


def test_stages_are_those_of_samconfig() -> None:
    assert (stack_of("dev"), stack_of("prod")) == ("broadsheet-dev", "broadsheet")
    with pytest.raises(Refused, match="no stage qa"):
        stack_of("qa")
