"""Buckets, queues, tables and buses: made by moto's own CloudFormation, and by hand where it looks away.

Only these are made. moto knows roles, alarms and functions too, but nothing here would ask for them,
and its whole CloudFormation takes a second to import.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from infra.local.translate import Json

_MODULES = {
    "AWS::S3::Bucket": ("moto.s3.models", "FakeBucket"),
    "AWS::SQS::Queue": ("moto.sqs.models", "Queue"),
    "AWS::DynamoDB::Table": ("moto.dynamodb.models.table", "Table"),
    "AWS::Events::EventBus": ("moto.events.models", "EventBus"),
}

_ATTRIBUTES = {
    "AWS::S3::Bucket": {
        "Arn": "arn",
        "DomainName": "domain_name",
        "RegionalDomainName": "regional_domain_name",
    },
    "AWS::SQS::Queue": {"Arn": "queue_arn", "QueueName": "name"},
    "AWS::DynamoDB::Table": {"Arn": "table_arn"},
    "AWS::Events::EventBus": {"Arn": "arn"},
}


@dataclass(frozen=True)
class Store:
    """A resource that moto has made."""

    kind: str
    model: Any

    @property
    def physical(self) -> str:
        return str(getattr(self.model, "physical_resource_id", None) or self.model.name)

    def attribute(self, name: str) -> str:
        """What `Fn::GetAtt` gives; moto knows as well, and imports all of its services to say it."""
        if name == "StreamArn":
            return f"{self.model.table_arn}/stream/{self.model.latest_stream_label}"
        return str(getattr(self.model, _ATTRIBUTES[self.kind][name]))


def is_store(kind: str) -> bool:
    """Whether resources of this type are made rather than only known."""
    return kind in _MODULES


def make(kind: str, name: str, properties: Json, account: str, region: str) -> Store:
    """A new resource; `name` is taken where the properties name none."""
    model = _model(kind)
    named = properties.get(model.cloudformation_name_type(), name.lower() if "S3" in kind else name)
    made = model.create_from_cloudformation_json(named, {"Properties": properties}, account, region)
    if kind == "AWS::S3::Bucket" and "VersioningConfiguration" in properties:
        made.versioning_status = properties["VersioningConfiguration"]["Status"]
    return Store(kind, made)


@cache
def _model(kind: str) -> Any:
    module, name = _MODULES[kind]
    return getattr(import_module(module), name)


def notifications(properties: Json) -> Json:
    """What `PutBucketNotificationConfiguration` takes, from a bucket's properties; empty for none."""
    said = properties.get("NotificationConfiguration", {}).get("QueueConfigurations", [])
    return {"QueueConfigurations": [_to_queue(one) for one in said]} if said else {}


def _to_queue(said: Json) -> Json:
    configuration = {"QueueArn": said["Queue"], "Events": [said["Event"]]}
    if rules := said.get("Filter", {}).get("S3Key", {}).get("Rules"):
        configuration["Filter"] = {"Key": {"FilterRules": list(_lowered(rules))}}
    return configuration


def _lowered(rules: Iterable[Json]) -> Iterable[Json]:
    return ({"Name": rule["Name"].lower(), "Value": rule["Value"]} for rule in rules)
