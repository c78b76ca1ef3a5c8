"""Intrinsic functions of CloudFormation become plain values.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Any, Protocol

NO_VALUE = object()
"""What `AWS::NoValue` stands for: the property that holds it is left out."""

_VARIABLE = re.compile(r"\$\{(!?)([^{}]+)\}")


class Names(Protocol):
    """What an intrinsic function may ask for."""

    def ref(self, name: str) -> Any:
        """What `Ref` gives: a parameter's value, or the physical id of a resource."""

    def attribute(self, logical_id: str, name: str) -> Any:
        """What `Fn::GetAtt` gives."""

    def condition(self, name: str) -> bool:
        """Whether a condition of the template holds."""

    def mapped(self, mapping: str, first: str, second: str) -> Any:
        """What `Fn::FindInMap` gives."""


def resolve(value: Any, names: Names) -> Any:
    """The value with every intrinsic function in it replaced by what it gives; raises `KeyError` for a
    name that the template does not have."""
    if isinstance(value, list):
        return [item for item in (resolve(each, names) for each in value) if item is not NO_VALUE]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((name, argument),) = value.items()
        if function := _FUNCTIONS.get(name):
            return function(argument, names)
        if name == "Condition" and isinstance(argument, str):
            return names.condition(argument)
    resolved = ((key, resolve(item, names)) for key, item in value.items())
    return {key: item for key, item in resolved if item is not NO_VALUE}


def _get_att(argument: Any, names: Names) -> Any:
    parts = argument.split(".", 1) if isinstance(argument, str) else argument
    return names.attribute(parts[0], resolve(parts[1], names))


def _sub(argument: Any, names: Names) -> str:
    text, own = (argument, {}) if isinstance(argument, str) else argument
    variables: Mapping[str, Any] = resolve(own, names)

    def replaced(found: re.Match[str]) -> str:
        literal, name = found.groups()
        if literal:
            return f"${{{name}}}"
        if name in variables:
            return str(variables[name])
        return str(_get_att(name, names) if "." in name else names.ref(name))

    return _VARIABLE.sub(replaced, text)


def _if(argument: Any, names: Names) -> Any:
    condition, then, otherwise = argument
    return resolve(then if names.condition(condition) else otherwise, names)


def _join(argument: Any, names: Names) -> str:
    separator, items = argument
    return str(separator).join(map(str, resolve(items, names)))


def _select(argument: Any, names: Names) -> Any:
    index, items = argument
    return resolve(items, names)[int(resolve(index, names))]


def _split(argument: Any, names: Names) -> list[str]:
    separator, text = argument
    return str(resolve(text, names)).split(separator)


def _equals(argument: Any, names: Names) -> bool:
    left, right = (resolve(side, names) for side in argument)
    return bool(left == right)


_FUNCTIONS: dict[str, Callable[[Any, Names], Any]] = {
    "Ref": lambda argument, names: names.ref(argument),
    "Fn::GetAtt": _get_att,
    "Fn::Sub": _sub,
    "Fn::If": _if,
    "Fn::Join": _join,
    "Fn::Select": _select,
    "Fn::Split": _split,
    "Fn::Equals": _equals,
    "Fn::And": lambda argument, names: all(resolve(argument, names)),
    "Fn::Or": lambda argument, names: any(resolve(argument, names)),
    "Fn::Not": lambda argument, names: not resolve(argument, names)[0],
    "Fn::FindInMap": lambda argument, names: names.mapped(*resolve(argument, names)),
    "Fn::Base64": lambda argument, names: b64encode(str(resolve(argument, names)).encode()).decode(),
}
