"""Functions that write down what they are given, and fail where they are told to."""

from __future__ import annotations

import json
import os
import time
from typing import Any
from urllib.parse import unquote_plus

import boto3


def take(event: dict[str, Any], context: Any) -> dict[str, Any]:  # noqa: ARG001
    """Put an item in the table for every object; a name with `bad` in it fails, one with `crash` raises."""
    _write_down("take", event)
    failed = []
    for record in event["Records"]:
        for name in _names(json.loads(record["body"])):
            if "crash" in name:
                raise RuntimeError(name)
            if "bad" in name:
                failed.append({"itemIdentifier": record["messageId"]})
            else:
                _put(f"A#{name}")
    return {"batchItemFailures": failed}


def follow(event: dict[str, Any], context: Any) -> None:  # noqa: ARG001
    """Raise where a change is of something poisonous."""
    _write_down("follow", event)
    if any("poison" in record["dynamodb"]["Keys"]["pk"]["S"] for record in event["Records"]):
        raise RuntimeError("poison")


def tick(event: dict[str, Any], context: Any) -> str:
    """Say what it was given, and by whom."""
    return f"{event.get('task', event.get('source'))} {context.function_name} {context.aws_request_id != ''}"


def api(event: dict[str, Any], context: Any) -> Any:  # noqa: ARG001
    """Answer with the event, or as the path says."""
    match event["rawPath"]:
        case "/api/broken":
            raise RuntimeError("a secret")
        case "/api/bare":
            return {"bare": True}
        case "/api/bytes":
            return {"statusCode": 201, "isBase64Encoded": True, "body": "AP8=", "cookies": ["a=1", "b=2"]}
        case "/api/large":
            return {"statusCode": 200, "body": "x" * 6 * 1024 * 1024}
        case "/api/environment":
            return {name: os.environ.get(name) for name in ("GREETING", "ONLY_TAKE", "AWS_PROFILE")}
        case _:
            return {
                "statusCode": 200 if event["rawPath"].startswith("/api/") else 410,
                "headers": {"Content-Type": "application/json", "X-From": "api"},
                "body": json.dumps(event),
            }


def _names(body: dict[str, Any]) -> list[str]:
    return [unquote_plus(record["s3"]["object"]["key"]) for record in body.get("Records", [])]


def _write_down(function: str, event: dict[str, Any]) -> None:
    boto3.client("s3").put_object(
        Bucket=os.environ["LOG_BUCKET"],
        Key=f"{function}/{time.time_ns():020}",
        Body=json.dumps(event).encode(),
    )


def _put(pk: str) -> None:
    boto3.client("dynamodb").put_item(TableName=os.environ["TABLE"], Item={"pk": {"S": pk}, "sk": {"S": "-"}})
