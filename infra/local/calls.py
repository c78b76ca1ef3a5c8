"""The AWS calls that functions make, counted, and the rights that they take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from infra.local.uses import Use, rights_for

if TYPE_CHECKING:
    from boto3.session import Session

_OURS = "broadsheet-local"


class Calls:
    """Counts calls by name, as `s3:PutObject`, while a function runs."""

    def __init__(self) -> None:
        self.counter: Counter[str] = Counter()
        self.uses: set[Use] = set()
        self._lock = Lock()
        self._running: list[str] = []

    @contextmanager
    def counted(self, function: str) -> Iterator[None]:
        """A function runs, by its logical id: calls on clients that are not the cloud's own are its calls."""
        with self._lock:
            self._running.append(function)
        try:
            yield
        finally:
            with self._lock:
                self._running.pop()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """All clients tell us of their calls."""
        from botocore.handlers import BUILTIN_HANDLERS

        if _tell not in (handler[1] for handler in BUILTIN_HANDLERS if len(handler) > 1):
            BUILTIN_HANDLERS.append(("before-call", _tell))
            BUILTIN_HANDLERS.append(("provide-client-params", _tell_use))
        _listeners.append(self)
        try:
            yield
        finally:
            _listeners.remove(self)

    def note(self, name: str) -> None:
        with self._lock:
            if self._running:
                self.counter[name] += 1

    def note_use(self, call: str, parameters: Any) -> None:
        with self._lock:
            if self._running:
                rights = rights_for(call, parameters)
                self.uses.update(Use(self._running[-1], action, resource) for action, resource in rights)


_listeners: list[Calls] = []


@cache
def own_client(service: str) -> Any:
    """A client whose calls are the cloud's own; they outlive clouds, for one is like the other."""
    from botocore.config import Config

    return _session().client(service, config=Config(user_agent_extra=_OURS))  # type: ignore[call-overload]


@cache
def _session() -> Session:
    import boto3

    return boto3.session.Session()


def _tell(model: Any, context: Any, **_: Any) -> None:
    # Clients outlive clouds, so what they call stays in place, and we come and go.
    if context["client_config"].user_agent_extra != _OURS:
        for listener in _listeners:
            listener.note(_name(model))


def _tell_use(params: Any, model: Any, context: Any, **_: Any) -> None:
    # What is only signed is not called, and comes without a client.
    client = context.get("client_config")
    if client and client.user_agent_extra != _OURS:
        for listener in _listeners:
            listener.note_use(_name(model), params)


def _name(model: Any) -> str:
    return f"{model.service_model.endpoint_prefix}:{model.name}"
