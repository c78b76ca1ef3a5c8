"""The clients of AWS: made on first use, one for each service, kept for the life of the process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient

# Standard mode retries throttling and lost connections with jitter; what still
# fails rises, and the queue brings the event back.
_CONFIG = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=20)


# Forms for uploads are signed for the bucket's own region, in the one way that new buckets know.
_S3 = _CONFIG.merge(Config(signature_version="s3v4", s3={"addressing_style": "virtual"}))


@cache
def s3() -> S3Client:
    return boto3.session.Session().client("s3", config=_S3)


@cache
def dynamodb() -> DynamoDBClient:
    return boto3.session.Session().client("dynamodb", config=_CONFIG)


@cache
def sqs() -> SQSClient:
    return boto3.session.Session().client("sqs", config=_CONFIG)


def code_of(error: ClientError) -> str:
    """AWS's name for what went wrong, as `NoSuchKey`."""
    return error.response.get("Error", {}).get("Code", "")
