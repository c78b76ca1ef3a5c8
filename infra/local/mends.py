"""What moto does otherwise than AWS, mended for as long as a cloud lives.

Each mend has a test that fails when moto has caught up, and says to delete the mend.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import count
from typing import Any
from urllib.parse import quote, quote_plus
from weakref import WeakKeyDictionary

from infra.local.engine import replaced

Json = dict[str, Any]


@contextmanager
def mended() -> Iterator[None]:
    """moto with all mends, and then again without."""
    mends: tuple[Callable[[ExitStack], None], ...] = (
        _records_are_whole,
        _deleting_is_told,
        _uploads_in_parts_are_told_once,
        _versions_are_listed_encoded,
        _transactions_copy_only_their_items,
        _queries_read_only_their_partition,
        _streams_tell_only_changes,
        _an_update_that_creates_is_one_record,
        _addresses_are_listed_once,
        _actions_are_listed_once,
        _names_of_members_are_listed_once,
    )
    with ExitStack() as stack:
        for mend in mends:
            mend(stack)
        yield


_sequence = count(1)


def _records_are_whole(stack: ExitStack) -> None:
    """moto's S3 records carry no `versionId` and no `sequencer`, and write `/` as `%2F`."""
    from moto.s3 import notifications

    stack.enter_context(replaced(notifications, "_get_s3_event", s3_event))


def s3_event(event_name: str, bucket: Any, key: Any, notification_id: str) -> Json:
    """https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html"""
    from moto.core.utils import iso_8601_datetime_with_milliseconds

    thing: Json = {"key": quote_plus(key.name, safe="/")}
    if "ObjectCreated" in event_name:
        thing |= {"size": key.size, "eTag": key.etag.replace('"', "")}
    if bucket.is_versioned:
        thing["versionId"] = key.version_id
    thing["sequencer"] = f"{next(_sequence):018X}"
    record = {
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "awsRegion": bucket.region_name,
        "eventTime": iso_8601_datetime_with_milliseconds(),
        "eventName": str(getattr(event_name, "value", event_name)).removeprefix("s3:"),
        "userIdentity": {"principalId": "AWS:LOCAL"},
        "requestParameters": {"sourceIPAddress": "127.0.0.1"},
        "responseElements": {"x-amz-request-id": "LOCAL", "x-amz-id-2": "LOCAL"},
        "s3": {
            "s3SchemaVersion": "1.0",
            "configurationId": notification_id,
            "bucket": {
                "name": bucket.name,
                "ownerIdentity": {"principalId": "LOCAL"},
                "arn": bucket.arn,
            },
            "object": thing,
        },
    }
    return {"Records": [record]}


def _deleting_is_told(stack: ExitStack) -> None:
    """moto sends no event for a delete marker, nor for a version that was deleted beside others."""
    from moto.s3 import notifications
    from moto.s3.models import S3Backend

    names, delete = notifications.S3NotificationEvent, S3Backend.delete_object

    def delete_object(
        self: Any, bucket_name: str, key_name: str, version_id: str | None = None, bypass: bool = False
    ) -> Any:
        bucket = self.get_bucket(bucket_name)
        before = list(bucket.keys.getlist(key_name, []))
        done, answer = delete(self, bucket_name, key_name, version_id=version_id, bypass=bypass)
        after = bucket.keys.getlist(key_name, [])
        if done and len(after) > len(before):
            marked = names.OBJECT_REMOVED_DELETE_MARKER_CREATED_EVENT
            notifications.send_event(self.account_id, marked, bucket, after[-1])
        elif after and len(after) < len(before):
            (gone,) = (key for key in before if key not in after)
            notifications.send_event(self.account_id, names.OBJECT_REMOVED_DELETE_EVENT, bucket, gone)
        return done, answer

    stack.enter_context(replaced(S3Backend, "delete_object", delete_object))


def _uploads_in_parts_are_told_once(stack: ExitStack) -> None:
    """moto tells of an upload in parts twice: as `Put`, and then as `CompleteMultipartUpload`."""
    from moto.s3.models import S3Backend

    complete, put = S3Backend.complete_multipart_upload, S3Backend.put_object

    def complete_multipart_upload(self: Any, *args: Any, **kwargs: Any) -> Any:
        def unheard(self: Any, *args: Any, **kwargs: Any) -> Any:
            return put(self, *args, **kwargs | {"disable_notification": True})

        with replaced(S3Backend, "put_object", unheard):
            return complete(self, *args, **kwargs)

    stack.enter_context(replaced(S3Backend, "complete_multipart_upload", complete_multipart_upload))


def _versions_are_listed_encoded(stack: ExitStack) -> None:
    """moto lists versions with keys as they are, also where it is asked to encode them, as XML holds not all.

    https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
    """
    from moto.s3.responses import S3Response

    answer = S3Response.list_object_versions

    def list_object_versions(self: Any) -> Any:
        if self.querystring.get("encoding-type") != ["url"]:
            return answer(self)
        serialized = self.serialized

        def encoded(action: Any) -> Any:
            action.result["EncodingType"] = "url"
            _encode(action.result, "Prefix", "KeyMarker", "NextKeyMarker")
            for each in (*action.result["Versions"], *action.result["DeleteMarkers"]):
                _encode(each, "Key")
            return serialized(action)

        with replaced(self, "serialized", encoded):
            return answer(self)

    stack.enter_context(replaced(S3Response, "list_object_versions", list_object_versions))


def _encode(said: Json, *names: str) -> None:
    said |= {name: quote(said[name]) for name in names if said.get(name)}


def _transactions_copy_only_their_items(stack: ExitStack) -> None:
    """moto copies the whole table before a transaction, and leaves stream readers on the old copy after."""
    from moto.dynamodb.models import DynamoDBBackend
    from moto.dynamodb.models.table import Table

    transact = DynamoDBBackend.transact_write_items

    def transact_write_items(self: Any, items: list[Json]) -> None:
        undo = [_undoing(self.tables, operation) for item in items for operation in item.values()]
        with replaced(Table, "__deepcopy__", lambda table, _: table):
            try:
                transact(self, items)
            except Exception:
                for undone in undo:
                    undone()
                raise

    stack.enter_context(replaced(DynamoDBBackend, "transact_write_items", transact_write_items))


def _undoing(tables: Json, operation: Json) -> Callable[[], None]:
    """How to bring back what an operation is about to change."""
    from moto.dynamodb.models.dynamo_type import DynamoType

    table, said = (
        tables.get(operation.get("TableName", "")),
        operation.get("Key") or operation.get("Item", {}),
    )
    if table is None or table.hash_key_attr not in said or (table.range_key_attr or "") not in {"", *said}:
        return lambda: None  # moto will refuse it without a change
    shard = table.stream_shard
    recorded = len(shard.items) if shard else 0
    place, at = table.items, DynamoType(said[table.hash_key_attr])
    if table.range_key_attr:
        place, at = place[at], DynamoType(said[table.range_key_attr])
    before = copy.deepcopy(place.get(at))

    def undo() -> None:
        if before is None:
            place.pop(at, None)
        else:
            place[at] = before
        if shard:
            del shard.items[recorded:]

    return undo


def _queries_read_only_their_partition(stack: ExitStack) -> None:
    """moto sorts the whole table for each query."""
    from moto.dynamodb.models.table import Table

    query = Table.query

    def query_partition(self: Any, hash_key: Any, *args: Any, **kwargs: Any) -> Any:
        if not self.range_key_attr or self.all_indexes():
            return query(self, hash_key, *args, **kwargs)
        items = list(self.items.get(hash_key, {}).values())
        with replaced(self, "all_items", lambda: items):
            return query(self, hash_key, *args, **kwargs)

    stack.enter_context(replaced(Table, "query", query_partition))


def _streams_tell_only_changes(stack: ExitStack) -> None:
    """moto's streams record a write that changes nothing."""
    from moto.dynamodb.models.table import StreamShard

    add = StreamShard.add

    def add_changed(self: Any, old: Any, new: Any) -> None:
        if old is None or new is None or old.to_json() != new.to_json():
            add(self, old, new)

    stack.enter_context(replaced(StreamShard, "add", add_changed))


def _an_update_that_creates_is_one_record(stack: ExitStack) -> None:
    """moto's streams record two inserts when `UpdateItem` makes a new item: its key, and then all of it."""
    from moto.dynamodb.models import DynamoDBBackend

    update = DynamoDBBackend.update_item

    def update_item(self: Any, table_name: str, *args: Any, **kwargs: Any) -> Any:
        shard = self.get_table(table_name).stream_shard
        recorded = len(shard.items) if shard else 0
        updated = update(self, table_name, *args, **kwargs)
        if shard and len(shard.items) == recorded + 2:
            first = shard.items.pop(recorded)
            shard.items[recorded].record["dynamodb"]["SequenceNumber"] = first.record["dynamodb"][
                "SequenceNumber"
            ]
        return updated

    stack.enter_context(replaced(DynamoDBBackend, "update_item", update_item))


def _addresses_are_listed_once(stack: ExitStack) -> None:
    """moto lists for every request anew where a service answers, and for S3 runs a module for it."""
    from moto.core.base_backend import BaseBackend

    listed = vars(BaseBackend)["urls"].fget
    known: Json = {}

    def urls(self: Any) -> Any:
        service = type(self).__module__
        if service not in known:
            known[service] = listed(self)
        return known[service]

    stack.enter_context(replaced(BaseBackend, "urls", property(urls)))


def _actions_are_listed_once(stack: ExitStack) -> None:
    """moto looks through all a service's methods for every request, to find the one that it asks for."""
    from moto.core import responses, utils

    listed = cache(utils.method_names_from_class)
    stack.enter_context(replaced(responses, "method_names_from_class", listed))


def _names_of_members_are_listed_once(stack: ExitStack) -> None:
    """moto works out for every member of every answer anew which names it may have in a dictionary."""
    from moto.core.serialize import AttributePicker, XFormedAttributePicker

    for picker in (AttributePicker, XFormedAttributePicker):
        stack.enter_context(replaced(picker, "get_possible_keys", _listed_once(picker.get_possible_keys)))


def _listed_once(listed: Callable[[Any, Any], Iterable[str]]) -> Callable[[Any, Any], Iterable[str]]:
    # A shape is a member of one structure, which moto tells it once it has come to it.
    known: WeakKeyDictionary[Any, dict[tuple[str, bool], list[str]]] = WeakKeyDictionary()

    def names(self: Any, context: Any) -> Iterable[str]:
        if type(context.obj) is not dict:
            return listed(self, context)
        of_shape = known.setdefault(context.shape, {})
        which = context.key, hasattr(context.shape, "parent")
        if which not in of_shape:
            of_shape[which] = list(listed(self, context))
        return of_shape[which]

    return names
