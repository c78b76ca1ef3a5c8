"""Every policy of the template, as AWS would have it, for a lint of policies."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_KINDS = (
    *("AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::ManagedPolicy"),
    *("AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy"),
)
_OPTIONS = {
    "NewsWire": "true",
    "ModelId": "a-model",
    "ModelArns": "arn:aws:bedrock:us-east-1::foundation-model/a-model",
}
"""What brings policies of its own."""


def write(template: Path, folder: Path) -> None:
    """Put each into a file of its own; but not who may take a role, which names no resources."""
    from infra.local.cloud import Cloud

    with Cloud.deploy(template, _OPTIONS) as cloud:
        for id, said in cloud.resources(*_KINDS).items():
            for number, document in enumerate(_documents(said)):
                (folder / f"{id}{number}.json").write_text(json.dumps(document, indent=1), "utf-8")


def _documents(said: Mapping[str, Any]) -> Iterator[Any]:
    yield from (policy["PolicyDocument"] for policy in said.get("Policies", ()))
    if "PolicyDocument" in said:
        yield said["PolicyDocument"]
