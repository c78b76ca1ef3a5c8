"""S3 and DynamoDB in this process's memory, as far as the journey uses them, in O(log n) a call.

moto lists, sorts and copies more the more there is, and so would hide how our own
work grows. This stands in for the storage alone: conditions, versions of what is
written and the order of keys are as on AWS, and every call is counted.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, NamedTuple

from botocore.exceptions import ClientError
from sortedcontainers import SortedDict

from broadsheet.stores import aws
from infra.local.engine import replaced

_STARTED = datetime(2026, 1, 1, tzinfo=UTC)
_EMPTY = SortedDict()


class _Object(NamedTuple):
    body: bytes
    etag: str
    type: str
    cached: str
    metadata: Mapping[str, str]


class Pages:
    """What a paginator gives: here always one page."""

    def __init__(self, answer: Any) -> None:
        self._answer = answer

    def paginate(self, **asked: Any) -> Iterator[Any]:
        yield self._answer(**asked)


class S3:
    """Buckets of objects."""

    def __init__(self, calls: Counter[str]) -> None:
        self._calls = calls
        self._buckets: dict[str, SortedDict] = {}

    def get_object(self, Bucket: str, Key: str) -> Any:  # noqa: N803
        self._calls["s3:GetObject"] += 1
        found = self._found(Bucket, Key)
        return self._head(found) | {"Body": BytesIO(found.body)}

    def head_object(self, Bucket: str, Key: str) -> Any:  # noqa: N803
        self._calls["s3:HeadObject"] += 1
        return self._head(self._found(Bucket, Key))

    def put_object(self, Bucket: str, Key: str, Body: bytes, **said: Any) -> Any:  # noqa: N803
        self._calls["s3:PutObject"] += 1
        bucket = self._buckets.setdefault(Bucket, SortedDict())
        self._expect(bucket.get(Key), said)
        etag = f'"{hashlib.md5(Body, usedforsecurity=False).hexdigest()}"'
        cached, about = said.get("CacheControl", ""), said.get("Metadata", {})
        bucket[Key] = _Object(Body, etag, said["ContentType"], cached, about)
        return {"ETag": etag}

    def delete_object(self, Bucket: str, Key: str, **said: Any) -> None:  # noqa: N803
        self._calls["s3:DeleteObject"] += 1
        self._expect(self._found(Bucket, Key), said)
        del self._buckets[Bucket][Key]

    def get_paginator(self, name: str) -> Pages:
        return {"list_object_versions": Pages(self._versions)}[name]

    def _versions(self, Bucket: str, Prefix: str) -> Any:  # noqa: N803
        self._calls["s3:ListObjectVersions"] += 1
        keys = [Prefix] if Prefix in self._buckets[Bucket] else []
        return {"Versions": [{"Key": key, "LastModified": _STARTED} for key in keys]}

    def _found(self, bucket: str, key: str) -> _Object:
        found: _Object | None = self._buckets.get(bucket, {}).get(key)
        if found is None:
            raise ClientError({"Error": {"Code": "404"}}, "Object")
        return found

    def _expect(self, stands: _Object | None, said: Mapping[str, Any]) -> None:
        expected = said.get("IfMatch")
        if (expected and (not stands or stands.etag != expected)) or (said.get("IfNoneMatch") and stands):
            raise ClientError({"Error": {"Code": "PreconditionFailed"}}, "Object")

    def _head(self, found: _Object) -> dict[str, Any]:
        return {
            "ETag": found.etag,
            "ContentLength": len(found.body),
            "ContentType": found.type,
            "CacheControl": found.cached,
            "Metadata": found.metadata,
            "LastModified": _STARTED,
        }


class DynamoDB:
    """One table of partitions, each in the order of its sort key."""

    def __init__(self, calls: Counter[str]) -> None:
        self._calls = calls
        self._partitions: dict[str, SortedDict] = {}

    def batch_get_item(self, RequestItems: Mapping[str, Any]) -> Any:  # noqa: N803
        self._calls["dynamodb:BatchGetItem"] += 1
        ((table, asked),) = RequestItems.items()
        found = [self._stands(key) for key in asked["Keys"]]
        return {"Responses": {table: [item for item in found if item]}}

    def get_paginator(self, name: str) -> Pages:
        return {"query": _Queries(self._calls, self._partitions)}[name]

    def transact_write_items(self, TransactItems: list[Any]) -> None:  # noqa: N803
        self._calls["dynamodb:TransactWriteItems"] += 1
        actions = [(name, said) for action in TransactItems for name, said in action.items()]
        if not all(self._holds(said) for _, said in actions):
            said: Any = {"Error": {"Code": "TransactionCanceledException"}}
            said["CancellationReasons"] = [{"Code": "ConditionalCheckFailed"}]
            raise ClientError(said, "TransactWriteItems")
        for name, said in actions:
            {"Put": self._put, "Delete": self._delete, "Update": self._add}[name](said)

    def _stands(self, key: Mapping[str, Any]) -> Any:
        return self._partitions.get(key["pk"]["S"], {}).get(key["sk"]["S"])

    def _holds(self, said: Mapping[str, Any]) -> bool:
        """Our two kinds of condition: that nothing stands there, or that attributes have these values."""
        condition, stands = said.get("ConditionExpression"), self._stands(said.get("Item") or said["Key"])
        if condition is None or condition == "attribute_not_exists(pk)":
            return condition is None or stands is None
        names, values = said["ExpressionAttributeNames"], said["ExpressionAttributeValues"]
        return all((stands or {}).get(names[f"#{name[1:]}"]) == value for name, value in values.items())

    def _put(self, said: Mapping[str, Any]) -> None:
        item = said["Item"]
        self._partitions.setdefault(item["pk"]["S"], SortedDict())[item["sk"]["S"]] = item

    def _delete(self, said: Mapping[str, Any]) -> None:
        key = said["Key"]
        self._partitions.get(key["pk"]["S"], {}).pop(key["sk"]["S"], None)

    def _add(self, said: Mapping[str, Any]) -> None:
        (attribute,), (by,) = (
            said["ExpressionAttributeNames"].values(),
            said["ExpressionAttributeValues"].values(),
        )
        item = self._stands(said["Key"]) or said["Key"]
        number = int(item.get(attribute, {"N": "0"})["N"]) + int(by["N"])
        self._put({"Item": item | {attribute: {"N": str(number)}}})


class _Queries(Pages):
    """The items of a partition between two places, a page at a time."""

    def __init__(self, calls: Counter[str], partitions: Mapping[str, SortedDict]) -> None:
        self._calls, self._partitions = calls, partitions

    def paginate(self, **asked: Any) -> Iterator[Any]:
        values = asked["ExpressionAttributeValues"]
        partition = self._partitions.get(values[":pk"]["S"], _EMPTY)
        between = values[":above"]["S"], values[":below"]["S"]
        keys = partition.irange(*between, reverse=not asked["ScanIndexForward"])
        size = asked["PaginationConfig"]["PageSize"]
        while True:
            self._calls["dynamodb:Query"] += 1
            page = [partition[key] for _, key in zip(range(size), keys, strict=False)]
            yield {"Items": page}
            if len(page) < size:
                return


@contextmanager
def storage() -> Iterator[Counter[str]]:
    """The stores speak to this memory for as long as the context lasts; gives how often they did, by call."""
    calls = Counter[str]()
    s3, dynamodb = S3(calls), DynamoDB(calls)
    with ExitStack() as stack:
        stack.enter_context(replaced(aws, "s3", lambda: s3))
        stack.enter_context(replaced(aws, "dynamodb", lambda: dynamodb))
        yield calls
