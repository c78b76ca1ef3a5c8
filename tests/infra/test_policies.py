"""Least privilege: each function may do what a full run makes it do, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest

from broadsheet.cli.local import stores_of, template
from broadsheet.stores import aws
from infra.local.cloud import Cloud
from infra.local.stack import ACCOUNT, REGION
from tests.infra import journey

FUNCTIONS = ("Ingest", "Summarize", "Index", "Publish", "Api", "Sweep")

# What a mapping needs: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
FROM_QUEUE = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
# https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
FROM_STREAM = (
    "dynamodb:DescribeStream",
    "dynamodb:GetRecords",
    "dynamodb:GetShardIterator",
    "dynamodb:ListStreams",
)
TRACE = ("xray:PutTraceSegments", "xray:PutTelemetryRecords")
LOG = ("logs:CreateLogStream", "logs:PutLogEvents")


@dataclass(frozen=True)
class Grant:
    """One action on one pattern of resources."""

    action: str
    resource: str

    def covers(self, action: str, resource: str) -> bool:
        return _matches(self.action, action) and _matches(self.resource, resource)


@dataclass(frozen=True)
class Rights:
    """What a function may do, and what it did or has to be able to."""

    allowed: frozenset[Grant]
    denied: frozenset[Grant]
    needed: frozenset[tuple[str, str]]


def _matches(pattern: str, said: str) -> bool:
    """Whether an IAM pattern matches; an ARN may leave account and region open with `*` itself."""
    as_pattern = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(as_pattern, said) is not None


def _plain(arn: str) -> str:
    """An ARN without region and account, as uses are written down."""
    return re.sub(r"^(arn:aws:(?:sqs|dynamodb|events)):[^:]*:[^:]*:", r"\1:*:*:", arn)


@cache
def run() -> dict[str, Rights]:
    """The rights of each function, after one full run."""
    for client in (aws.session, aws.s3, aws.dynamodb, aws.sqs, aws.events):
        client.cache_clear()  # one that was made before the local cloud listened would not be heard
    with Cloud.deploy(template(), {"NewsWire": "true"}) as cloud:
        journey.take(cloud, datetime.now(UTC))
        return {name: _rights(cloud, name) for name in FUNCTIONS}


def _rights(cloud: Cloud, name: str) -> Rights:
    role = cloud.resources("AWS::IAM::Role")[f"{name}Role"]
    documents = [policy["PolicyDocument"] for policy in role["Policies"]]
    shared = cloud.resources("AWS::IAM::ManagedPolicy")
    assert len(role["ManagedPolicyArns"]) == len(shared), "a policy of AWS's own grants more than is needed"
    documents += [policy["PolicyDocument"] for policy in shared.values()]
    added = cloud.resources("AWS::IAM::Policy").values()
    role_name = cloud.physical(f"{name}Role")
    documents += [policy["PolicyDocument"] for policy in added if role_name in policy["Roles"]]
    statements = [statement for document in documents for statement in document["Statement"]]
    used = {(use.action, use.resource) for use in cloud.uses if use.function == f"{name}Function"}
    return Rights(
        allowed=frozenset(_grants(statements, "Allow")),
        denied=frozenset(_grants(statements, "Deny")),
        needed=frozenset({*used, *_wiring(cloud, name)}),
    )


def _grants(statements: list[dict[str, Any]], effect: str) -> Iterator[Grant]:
    for statement in statements:
        assert "NotAction" not in statement
        assert "NotResource" not in statement
        if statement["Effect"] == effect:
            for action in _listed(statement["Action"]):
                for resource in _listed(statement["Resource"]):
                    yield Grant(action, _plain(resource))


def _listed(said: str | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else said


def _wiring(cloud: Cloud, name: str) -> Iterator[tuple[str, str]]:
    """What Lambda does in the function's name: logs, traces, and the taking of events."""
    function = cloud.resources("AWS::Lambda::Function")[f"{name}Function"]
    log = function["LoggingConfig"]["LogGroup"]
    assert log == cloud.physical(f"{name}Log")
    yield from ((action, f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{log}:*") for action in LOG)
    assert function["TracingConfig"]["Mode"] == "Active"
    yield from ((action, "*") for action in TRACE)
    for id, mapping in cloud.resources("AWS::Lambda::EventSourceMapping").items():
        if id.startswith(f"{name}Function"):
            source = _plain(mapping["EventSourceArn"])
            yield from ((action, source) for action in (FROM_STREAM if "/stream/" in source else FROM_QUEUE))
            if "DestinationConfig" in mapping:
                yield "sqs:SendMessage", _plain(mapping["DestinationConfig"]["OnFailure"]["Destination"])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_may_do_all_that_it_has_to(name: str) -> None:
    rights = run()[name]
    missing = [need for need in sorted(rights.needed) if not _allows(rights, *need)]
    assert not missing


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_may_do_nothing_that_it_never_does(name: str) -> None:
    rights = run()[name]
    idle = {
        (grant.action, grant.resource)
        for grant in rights.allowed
        if not any(grant.covers(*need) for need in rights.needed)
    }
    assert not idle


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_grant_is_on_a_whole_bucket_only_where_all_of_it_is_touched(name: str) -> None:
    """The inbox is the editors', who may put things anywhere; on the site, only pages stand anywhere."""
    rights = run()[name]
    for grant in rights.allowed:
        assert not grant.action.endswith("*")
        assert grant.resource != "*" or grant.action in TRACE
        if re.fullmatch(r"arn:aws:s3:::broadsheet-(content|site)-[^/]+/\*", grant.resource):
            touched = {need[1].split("/")[1] for need in rights.needed if grant.covers(*need)}
            assert len(touched) > 1, f"{grant} is used for {touched} only"


def test_only_rooms_of_the_content_bucket_are_named() -> None:
    with Cloud.deploy(template()) as cloud:
        stores = stores_of(cloud)
    content = f"arn:aws:s3:::{stores.content_bucket}/"
    rooms = {
        f"{content}{room.prefix}*"
        for room in (
            stores.articles,
            stores.summaries,
            stores.pictures.records,
            stores.profiles,
            stores.refusals,
            stores.clashes,
        )
    }
    named = {grant.resource for rights in run().values() for grant in rights.allowed}
    assert {resource for resource in named if resource.startswith(content)} == rooms


def test_only_the_api_writes_to_the_inbox_and_only_ingest_to_pictures() -> None:
    """Who writes where, told from the policies alone."""
    writes = ("s3:PutObject", "s3:DeleteObject")
    with Cloud.deploy(template()) as cloud:
        inbox, site = cloud.physical("InboxBucket"), cloud.physical("SiteBucket")

    def writers(resource: str) -> set[str]:
        return {name for name in FUNCTIONS for action in writes if _allows(run()[name], action, resource)}

    assert writers(f"arn:aws:s3:::{inbox}/a.md") == {"Api"}
    assert writers(f"arn:aws:s3:::{site}/media/a.png") == {"Ingest"}
    assert writers(f"arn:aws:s3:::{site}/index.html") == {"Publish"}


def _allows(rights: Rights, action: str, resource: str) -> bool:
    allowed = any(grant.covers(action, resource) for grant in rights.allowed)
    return allowed and not any(grant.covers(action, resource) for grant in rights.denied)
