"""The deployed stack as CloudFormation tells of it, for whoever asks which of its buckets is which."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from infra.local.engine import replaced
from infra.local.stack import ACCOUNT, REGION, Stack
from infra.local.translate import Json


@contextmanager
def told_of(stack: Stack) -> Iterator[None]:
    """moto's CloudFormation knows the stack; as it takes seconds to import, only from when it is asked."""
    from moto import backends

    find = backends.get_backend

    def get_backend(name: Any) -> Any:
        found = find(name)
        if name == "cloudformation":
            found[ACCOUNT][REGION].stacks.setdefault(stack.id, _told(stack))
        return found

    with replaced(backends, "get_backend", get_backend):
        yield


@dataclass(frozen=True)
class _Resource:
    logical_resource_id: str
    physical_resource_id: str
    cf_resource_type: str


@dataclass(frozen=True)
class _Told:
    """What moto asks of a stack to answer `DescribeStacks` and `ListStackResources`."""

    stack_id: str
    name: str
    stack_name: str
    parameters: list[Json]
    outputs: list[Json]
    stack_resources: list[_Resource]
    tags: Json = field(default_factory=dict)
    creation_time: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    stack_status: str = "CREATE_COMPLETE"


def _told(stack: Stack) -> _Told:
    return _Told(
        stack.id,
        stack.name,
        stack.name,
        [{"ParameterKey": name, "ParameterValue": value} for name, value in stack.parameters().items()],
        [{"OutputKey": name, "OutputValue": value} for name, value in stack.outputs().items()],
        [_Resource(id, stack.physical(id), kind) for id, kind in stack.kinds()],
    )
