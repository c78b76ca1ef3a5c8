"""The gate: every call of the functions to AWS goes past its keeper, who may let them fare badly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from threading import get_ident
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote, urlsplit

from moto.core.models import botocore_stubber

from broadsheet.stores import aws
from infra.local.engine import replaced

if TYPE_CHECKING:
    from botocore.awsrequest import AWSResponse

Ask = Callable[..., "AWSResponse"]
"""Has AWS do what it was asked for, or something else where that is given, as JSON."""

_WRITES = {"PutObject", "DeleteObject", "TransactWriteItems", "SendMessageBatch", "PutEvents"}
_KEYED = ("Put", "Delete", "Update")


@dataclass(frozen=True)
class Call:
    """A request to AWS: its operation, and the objects and partitions that it reads or writes."""

    name: str
    things: frozenset[str]
    said: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What it asks for, where that is JSON."""

    @property
    def writes(self) -> bool:
        return self.name in _WRITES


class Died(BaseException):
    """The process ended: nothing that catches errors catches this."""


class Keeper:
    """Lets everything pass; the faults are made of it."""

    def before(self, call: Call, /) -> None:
        """The request is about to go out; what rises here, it never did."""

    def answer(self, call: Call, ask: Ask, /) -> AWSResponse | None:
        """What is heard instead of what AWS says, if anything; `ask` has AWS do it."""

    def after(self, call: Call, /) -> None:
        """It has taken effect, and nobody has heard yet."""


@contextmanager
def kept(keeper: Keeper) -> Iterator[None]:
    """Every call of the functions goes past the keeper, as long as the context lasts.

    Where another is there already, the new one is first to know of a call, and last to know of its effect.
    """
    told: dict[int, Call] = {}
    answered = set[int]()
    process = botocore_stubber.process_request

    def before(request: Any, event_name: str, **_: Any) -> Any:
        call = told[get_ident()] = _call(event_name.rpartition(".")[2], request)
        keeper.before(call)

        def ask(said: Mapping[str, Any] | None = None) -> AWSResponse:
            request.body = request.body if said is None else json.dumps(said).encode()
            return cast("AWSResponse", botocore_stubber(event_name, request))

        said = keeper.answer(call, ask)
        if said is not None:
            answered.add(get_ident())
        return said

    def done(request: Any) -> Any:
        """botocore asks all who listen, and heeds the first: moto would do it even where another answers."""
        if get_ident() not in answered:
            return process(request)
        answered.remove(get_ident())
        return 200, {}, b""

    def after(**_: Any) -> None:
        keeper.after(told[get_ident()])

    with ExitStack() as stack:
        stack.enter_context(replaced(botocore_stubber, "process_request", done))
        for client in (aws.s3(), aws.dynamodb(), aws.sqs(), aws.events()):
            events = client.meta.events
            events.register_first("before-send", before)
            stack.callback(events.unregister, "before-send", before)
            events.register_last("after-call", after)
            stack.callback(events.unregister, "after-call", after)
        yield


def _call(name: str, request: Any) -> Call:
    address = urlsplit(request.url)
    if ".s3." in address.netloc:
        return Call(name, frozenset({f"{address.netloc.split('.')[0]}{unquote(address.path)}"}))
    said = json.loads(request.body)
    return Call(name, frozenset(_partitions(name, said)), said)


def _partitions(name: str, said: dict[str, Any]) -> Iterator[str]:
    """The partitions of the table that a request names, or the queue."""
    match name:
        case "Query":
            yield said["ExpressionAttributeValues"][":pk"]["S"]
        case "BatchGetItem":
            yield from (key["pk"]["S"] for table in said["RequestItems"].values() for key in table["Keys"])
        case "TransactWriteItems":
            for action in said["TransactItems"]:
                for write in action.values():
                    yield (write.get("Key") or write["Item"])["pk"]["S"]
        case _:
            yield str(said.get("QueueUrl", name))
