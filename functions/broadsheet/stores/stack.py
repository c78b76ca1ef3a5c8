"""A deployed stack, as CloudFormation tells of it: for the command, which is told no environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from botocore.exceptions import BotoCoreError, ClientError

from broadsheet.stores import aws


class Unknown(LookupError):
    """Why nothing can be said of a stack, as a sentence."""


@dataclass(frozen=True)
class Stack:
    """What was deployed under a name."""

    parameters: Mapping[str, str]
    outputs: Mapping[str, str]
    resources: Mapping[str, str]
    """The names of buckets and tables and the addresses of queues, by what the template calls them."""


def stack_called(name: str) -> Stack:
    """The stack of that name; raises `Unknown` where there is none, or AWS cannot be asked."""
    try:
        return _ask(name)
    except ClientError as error:
        said = error.response.get("Error", {}).get("Message", error)
        raise Unknown(f"AWS knows no stack {name} here: {said}") from error
    except (BotoCoreError, ValueError) as error:  # an address that is none is a ValueError
        raise Unknown(f"AWS cannot be asked: {error}") from error


def _ask(name: str) -> Stack:
    formation = aws.cloudformation()
    (told,) = formation.describe_stacks(StackName=name)["Stacks"]
    pages = formation.get_paginator("list_stack_resources").paginate(StackName=name)
    return Stack(
        {each["ParameterKey"]: each["ParameterValue"] for each in told.get("Parameters", ())},
        {each["OutputKey"]: each["OutputValue"] for each in told.get("Outputs", ())},
        {
            each["LogicalResourceId"]: each.get("PhysicalResourceId", "")
            for page in pages
            for each in page["StackResourceSummaries"]
        },
    )
