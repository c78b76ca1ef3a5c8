"""A toy template on the local cloud, and what its functions were given."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from infra.local.cloud import Cloud, Step

TOY = Path(__file__).parent / "toy" / "template.yaml"

Given = Callable[[str], list[dict[str, Any]]]
Drop = Callable[..., None]


@pytest.fixture
def steps() -> list[Step]:
    """Every run of a function, in order."""
    return []


@pytest.fixture
def cloud(steps: list[Step]) -> Iterator[Cloud]:
    with Cloud.deploy(TOY, observe=steps.append, name="toy") as cloud:
        yield cloud


@pytest.fixture
def given(cloud: Cloud) -> Given:
    """The events that a function was given, in order."""
    s3, bucket = cloud.client("s3"), cloud.physical("LogBucket")

    def events(function: str) -> list[dict[str, Any]]:
        found = s3.list_objects_v2(Bucket=bucket, Prefix=f"{function}/").get("Contents", [])
        return [json.load(s3.get_object(Bucket=bucket, Key=about["Key"])["Body"]) for about in found]

    return events


@pytest.fixture
def drop(cloud: Cloud) -> Drop:
    """Put objects in the inbox."""

    def put(*keys: str) -> None:
        for key in keys:
            cloud.client("s3").put_object(Bucket=cloud.physical("Inbox"), Key=key, Body=key.encode())

    return put


@pytest.fixture
def file(cloud: Cloud) -> Drop:
    """Put items in the table."""

    def put(*pks: str, **attributes: str) -> None:
        for pk in pks:
            item = {"pk": pk, "sk": "-", **attributes}
            cloud.client("dynamodb").put_item(
                TableName=cloud.physical("Table"), Item={name: {"S": value} for name, value in item.items()}
            )

    return put
