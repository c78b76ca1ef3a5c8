"""Take a stage away: `make destroy STAGE=dev`.

CloudFormation deletes no bucket that holds something. So the functions are stopped first, or they would
write again what is being removed; then every bucket that the stack does not keep is emptied, of all versions.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CONFIG = Path(__file__).with_name("samconfig.toml")


class Refused(RuntimeError):
    """Why nothing was taken away."""


def stack_of(stage: str, config: Path = CONFIG) -> str:
    """The name of a stage's stack; raises `Refused` where there is no such stage."""
    stages = tomllib.loads(config.read_text("utf-8"))
    try:
        return str(stages[stage]["deploy"]["parameters"]["stack_name"])
    except KeyError as missing:
        raise Refused(f"samconfig.toml knows no stage {stage}.") from missing


def destroy(stack: str, region: str | None = None) -> None:
    """Delete a stack with what it does not keep; raises `Refused` where it is protected or not there."""
    import boto3

    session = boto3.session.Session(region_name=region)
    formation = session.client("cloudformation")
    parameters = _parameters(formation, stack)
    if parameters.get("DeletionProtection") == "true":
        raise Refused(f"{stack} is protected: deploy it with DeletionProtection=false first.")
    resources = list(_resources(formation, stack))
    for name in _named(resources, "AWS::Lambda::Function"):
        session.client("lambda").put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=0)
    kept = {"InboxBucket"} if parameters.get("KeepData", "true") == "true" else set()
    for name in _named(resources, "AWS::S3::Bucket", kept):
        _empty(session.client("s3"), name)
    formation.delete_stack(StackName=stack)
    formation.get_waiter("stack_delete_complete").wait(StackName=stack)


def _parameters(formation: Any, stack: str) -> dict[str, str]:
    from botocore.exceptions import ClientError

    try:
        (found,) = formation.describe_stacks(StackName=stack)["Stacks"]
    except ClientError as error:
        raise Refused(f"There is no stack {stack} to take away here.") from error
    return {said["ParameterKey"]: said["ParameterValue"] for said in found.get("Parameters", ())}


def _resources(formation: Any, stack: str) -> Iterator[dict[str, str]]:
    for page in formation.get_paginator("list_stack_resources").paginate(StackName=stack):
        yield from page["StackResourceSummaries"]


def _named(
    resources: list[dict[str, str]], kind: str, kept: frozenset[str] | set[str] = frozenset()
) -> list[str]:
    return [
        said["PhysicalResourceId"]
        for said in resources
        if said["ResourceType"] == kind and said["LogicalResourceId"] not in kept
    ]


def _empty(s3: Any, bucket: str) -> None:
    for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
        found = [*page.get("Versions", ()), *page.get("DeleteMarkers", ())]
        objects = [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in found]
        if objects:
            s3.delete_objects(Bucket=bucket, Delete={"Objects": objects, "Quiet": True})


def main() -> int:
    about = argparse.ArgumentParser(prog="python -m infra.destroy", description="Take a stage away.")
    about.add_argument("stage")
    about.add_argument("--yes", action="store_true", help="do not ask")
    asked = about.parse_args()
    try:
        stack = stack_of(asked.stage)
        if not asked.yes and input(f"Type {stack} to take it away for good: ") != stack:
            raise Refused("Nothing was taken away.")
        destroy(stack)
    except Refused as no:
        print(no, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
