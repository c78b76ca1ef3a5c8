"""What the local AWS holds, kept and put back: so that one cloud serves many trials."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from infra.local.engine import LOCK, replaced
from infra.local.stack import ACCOUNT, REGION

Contents = Mapping[tuple[str, str], object]
"""Everything that stands, by bucket and key, or by table and primary key."""


@contextmanager
def remembering() -> Iterator[None]:
    """Objects that are replaced stay whole, for as long as somebody may put them back."""
    from moto.s3.models import FakeKey

    with replaced(FakeKey, "dispose", lambda *_, **__: None):
        yield


def keep() -> Callable[[], None]:
    """All objects and items as they are now; gives what puts them back, and empties every queue."""
    objects = {name: _versions(bucket) for name, bucket in _buckets().items()}
    items = {name: copy.deepcopy(table.items) for name, table in _tables().items()}

    def put_back() -> None:
        with LOCK:
            for name, bucket in _buckets().items():
                dict.clear(bucket.keys)
                dict.update(bucket.keys, {key: list(versions) for key, versions in objects[name].items()})
            for name, table in _tables().items():
                table.items = copy.deepcopy(items[name])
            for queue in _queues().values():
                for held in (queue._messages, queue._pending_messages, queue.deleted_messages):
                    held.clear()

    return put_back


def contents() -> Contents:
    """Every object as whoever gets it sees it, and every item."""
    found: dict[tuple[str, str], object] = {}
    for name, bucket in _buckets().items():
        newest = {key: versions[-1] for key, versions in _versions(bucket).items() if versions}
        shown = {key: each for key, each in newest.items() if hasattr(each, "value")}
        found |= {(name, key): (each.value, *sorted(each.metadata.items())) for key, each in shown.items()}
    for name, table in _tables().items():
        for item in (item for partition in table.items.values() for item in partition.values()):
            said = item.to_json()["Attributes"]
            found[name, f"{said['pk']['S']} {said['sk']['S']}"] = {
                attribute: next(iter(value.values())) for attribute, value in said.items()
            }
    return found


def body(bucket: str, key: str) -> str | None:
    """An object as text, byte for character; nothing where there is none."""
    versions = _buckets()[bucket].keys.getlist(key, [])
    return versions[-1].value.decode("latin-1") if versions and hasattr(versions[-1], "value") else None


def messages() -> Mapping[str, Sequence[str]]:
    """The bodies of all messages of a queue, by its name, in the order in which they came."""
    return {name: [message.body for message in queue._messages] for name, queue in _queues().items()}


def changes() -> Sequence[object]:
    """What the streams of all tables have told since there was a table: images of items, before and after."""
    shards = (table.stream_shard for table in _tables().values() if table.stream_shard)
    told = (record.record["dynamodb"] for shard in shards for record in shard.items)
    return [(change.get("OldImage"), change.get("NewImage")) for change in told]


def _versions(bucket: Any) -> dict[str, list[Any]]:
    return {key: list(versions) for key, versions in dict.items(bucket.keys)}


def _buckets() -> dict[str, Any]:
    from moto.s3.models import s3_backends

    return s3_backends[ACCOUNT]["aws"].buckets


def _tables() -> dict[str, Any]:
    from moto.dynamodb.models import dynamodb_backends

    return dynamodb_backends[ACCOUNT][REGION].tables


def _queues() -> dict[str, Any]:
    from moto.sqs.models import sqs_backends

    return sqs_backends[ACCOUNT][REGION].queues
