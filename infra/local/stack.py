"""A deployed template: resources are made, each when the first other one names it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from infra.local.intrinsics import NO_VALUE, resolve
from infra.local.stores import Store, is_store, make
from infra.local.translate import Json

ACCOUNT = "123456789012"
REGION = "us-east-1"

_PSEUDO: dict[str, Any] = {
    "AWS::AccountId": ACCOUNT,
    "AWS::Region": REGION,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::NotificationARNs": [],
    "AWS::NoValue": NO_VALUE,
}

_ATTRIBUTES = {
    ("AWS::Lambda::Function", "Arn"): f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{{id}}",
    ("AWS::Logs::LogGroup", "Arn"): f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{{id}}:*",
    ("AWS::CloudFront::Distribution", "DomainName"): "{id}.cloudfront.net",
}


class BadParameter(ValueError):
    """A parameter that CloudFormation would refuse."""


class Stack:
    """The resources of a translated template by their logical ids."""

    def __init__(self, template: Json, parameters: Mapping[str, str], name: str) -> None:
        self.name = name
        self._template = template
        self._parameters = _PSEUDO | _parameters(template.get("Parameters", {}), parameters)
        self.id = f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/{name}/1"
        self._parameters |= {"AWS::StackName": name, "AWS::StackId": self.id}
        self._resources: Json = template["Resources"]
        self._stores: dict[str, Store] = {}
        self._properties: dict[str, Json] = {}
        self._making: list[str] = []

    def kinds(self) -> Iterator[tuple[str, str]]:
        """Logical ids and types, in the order of the template."""
        return ((id, said["Type"]) for id, said in self._resources.items() if self.exists(id))

    def of_type(self, *types: str) -> Iterator[tuple[str, Json]]:
        """Logical ids and resolved properties, in the order of the template."""
        for logical_id, resource in self._resources.items():
            if resource["Type"] in types and self.exists(logical_id):
                yield logical_id, self.properties(logical_id)

    def exists(self, logical_id: str) -> bool:
        """Whether the resource's condition, if it has one, holds."""
        condition = self._resources[logical_id].get("Condition")
        return condition is None or self.condition(condition)

    def properties(self, logical_id: str) -> Json:
        """What the template says of a resource, as plain values."""
        if logical_id not in self._properties:
            said = self._resources[logical_id].get("Properties", {})
            self._properties[logical_id] = resolve(said, self)
        return self._properties[logical_id]

    def physical(self, logical_id: str) -> str:
        """What `Ref` gives for a resource: a bucket's or table's name, a queue's address."""
        if is_store(self._resources[logical_id]["Type"]):
            return self._store(logical_id).physical
        return self._id_of_nothing(logical_id)

    def outputs(self) -> dict[str, str]:
        """The outputs of the template."""
        return {
            name: str(resolve(output["Value"], self))
            for name, output in self._template.get("Outputs", {}).items()
            if "Condition" not in output or self.condition(output["Condition"])
        }

    def parameters(self) -> dict[str, str]:
        """The parameters of the template, with the values that were given or else stand there."""
        return {name: str(self._parameters[name]) for name in self._template.get("Parameters", {})}

    def ref(self, name: str) -> Any:
        return self._parameters[name] if name in self._parameters else self.physical(name)

    def attribute(self, logical_id: str, name: str) -> Any:
        kind = self._resources[logical_id]["Type"]
        if is_store(kind):
            return self._store(logical_id).attribute(name)
        id = self._id_of_nothing(logical_id)
        return _ATTRIBUTES.get((kind, name), "{id}." + name).format(id=id)

    def condition(self, name: str) -> bool:
        return bool(resolve(self._template["Conditions"][name], self))

    def mapped(self, mapping: str, first: str, second: str) -> Any:
        return self._template["Mappings"][mapping][first][second]

    def _store(self, logical_id: str) -> Store:
        if logical_id not in self._stores:
            if logical_id in self._making:
                raise ValueError("a circle: " + " → ".join([*self._making, logical_id]))
            self._making.append(logical_id)
            kind, properties = self._resources[logical_id]["Type"], self.properties(logical_id)
            self._stores[logical_id] = make(kind, f"{self.name}-{logical_id}", properties, ACCOUNT, REGION)
            self._making.pop()
        return self._stores[logical_id]

    def _id_of_nothing(self, logical_id: str) -> str:
        """The id of a resource that only the template knows of."""
        match self._resources[logical_id]["Type"]:
            case "AWS::Lambda::Function":
                return str(self.properties(logical_id).get("FunctionName", f"{self.name}-{logical_id}"))
            case "AWS::SNS::Topic":
                return f"arn:aws:sns:{REGION}:{ACCOUNT}:{self.name}-{logical_id}"
            case "AWS::Lambda::Alias" | "AWS::Lambda::Version" as kind:
                function = self.properties(logical_id)["FunctionName"]
                said = self.properties(logical_id).get("Name") if kind.endswith("Alias") else "1"
                return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function}:{said}"
            case _:
                return f"{self.name}-{logical_id}".lower()


def _parameters(declared: Json, given: Mapping[str, str]) -> dict[str, Any]:
    if unknown := given.keys() - declared.keys():
        raise BadParameter(f"the template has no parameter {', '.join(sorted(unknown))}")
    return {name: _checked(name, about, given.get(name)) for name, about in declared.items()}


def _checked(name: str, about: Json, given: str | None) -> Any:
    if given is None and "Default" not in about:
        raise BadParameter(f"the parameter {name} has no default and must be given")
    value = str(about["Default"] if given is None else given)
    if (pattern := about.get("AllowedPattern")) and not re.fullmatch(pattern, value):
        raise BadParameter(f"the parameter {name} must match {pattern}, and {value!r} does not")
    if (allowed := about.get("AllowedValues")) and value not in map(str, allowed):
        raise BadParameter(f"the parameter {name} must be one of {allowed}, not {value!r}")
    return value.split(",") if about["Type"] == "CommaDelimitedList" else value
