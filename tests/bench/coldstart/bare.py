"""What functions are measured against: nothing at all, and boto3 with a client of S3 and one of DynamoDB."""

from __future__ import annotations

from contextlib import suppress
from typing import Any


def empty(_event: dict[str, Any], _context: object) -> None:
    """Answers, and that is all."""


def boto3_only(_event: dict[str, Any], _context: object) -> None:
    """The least that speaks to both stores: two clients and a call on each."""
    import boto3
    from botocore.exceptions import ClientError

    s3, dynamodb = boto3.client("s3"), boto3.client("dynamodb")
    with suppress(ClientError):
        s3.get_object(Bucket="content", Key="none")
    dynamodb.query(
        TableName="index", KeyConditionExpression="pk = :pk", ExpressionAttributeValues={":pk": {"S": "-"}}
    )
