"""moto, made ready: one request at a time, mended, and no way out of this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import RLock
from typing import Any

LOCK = RLock()
"""Held during each request to moto, whichever way it comes: what reads and then writes is atomic."""


class NothingLeaves(RuntimeError):
    """A request that moto does not know, and that would have gone to the network."""


@contextmanager
def engine(region: str, woken: Callable[[], None]) -> Iterator[None]:
    """AWS in this process. `woken` is called whenever a queue or a stream gets something new."""
    with _environment(region):
        from moto import mock_aws
        from moto.core.models import botocore_stubber

        if "process_request" in vars(botocore_stubber):
            # Starting moto a second time would forget all that the first cloud holds.
            raise RuntimeError("A cloud lives in this process already, or has not been cleared away.")
        from infra.local.mends import mended

        with mock_aws(), _locked(), mended(), _listening(woken):
            yield


@contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    """These variables, and then again what there was before."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def replaced(owner: Any, name: str, value: Any) -> Iterator[Any]:
    """An attribute with another value, and then again what it was; gives what it was."""
    before = owner.__dict__.get(name)
    original = getattr(owner, name, None)
    setattr(owner, name, value)
    try:
        yield original
    finally:
        if before is None:
            delattr(owner, name)
        else:
            setattr(owner, name, before)


@contextmanager
def _environment(region: str) -> Iterator[None]:
    """No profile, endpoint or credential of whoever runs us, and a region and credentials of our own."""
    theirs = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("AWS_")}
    ours = {
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    try:
        with environment(ours):
            yield
    finally:
        os.environ.update(theirs)


@contextmanager
def _locked() -> Iterator[None]:
    from moto.core.models import botocore_stubber

    process = botocore_stubber.process_request

    def one_at_a_time(request: Any) -> Any:
        with LOCK:
            answer = process(request)
        if answer is None:
            raise NothingLeaves(f"{request.method} {request.url}")
        return answer

    with replaced(botocore_stubber, "process_request", one_at_a_time):
        yield


@contextmanager
def _listening(woken: Callable[[], None]) -> Iterator[None]:
    from moto.dynamodb.models.table import StreamShard
    from moto.sqs.models import Queue

    add_message, add_record = Queue.add_message, StreamShard.add

    def message(queue: Any, message: Any) -> None:
        add_message(queue, message)
        woken()

    def record(shard: Any, old: Any, new: Any) -> None:
        add_record(shard, old, new)
        woken()

    with replaced(Queue, "add_message", message), replaced(StreamShard, "add", record):
        yield
