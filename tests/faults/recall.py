"""Reads of the table that were answered once are answered from memory: moto takes its time for each.

The same request has the same answer as long as the same items stand there, and so an
answer is kept under both. It makes the trials twice as fast, and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from infra.local import memory
from infra.local.engine import replaced

_READS = ("Query", "BatchGetItem")


class Recall:
    """What was answered, by what stood there and what was asked."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Any] = {}
        self._stands: tuple[object, ...] | None = None

    def forget_what_stands(self) -> None:
        """To be called after anything may have been written."""
        self._stands = None

    @contextmanager
    def listening(self) -> Iterator[None]:
        """To be entered within a cloud."""
        from moto.core.models import botocore_stubber

        with replaced(botocore_stubber, "process_request", self._answer) as self._process:
            yield

    def _answer(self, request: Any) -> Any:
        operation = request.headers.get("X-Amz-Target", b"").decode().rpartition(".")[2]
        if operation not in _READS:
            if "DynamoDB" in request.headers.get("X-Amz-Target", b"").decode():
                self.forget_what_stands()
            return self._process(request)
        self._stands = self._stands or _items()
        asked = operation, request.body, self._stands
        if asked not in self._known:
            self._known[asked] = self._process(request)
        return self._known[asked]


def _items() -> tuple[object, ...]:
    return tuple(sorted(repr(thing) for thing in memory.contents().items() if isinstance(thing[1], dict)))
