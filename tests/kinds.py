"""What is written to the table is of kinds that the daily look knows, or it would take it away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from broadsheet.stores import aws
from broadsheet.stores.stray import is_ours
from broadsheet.stores.table import Key


@contextmanager
def none_but_known() -> Iterator[None]:
    """As long as the context lasts; what somebody puts there by hand is not looked at."""
    written = set[Key]()

    def note(params: Mapping[str, Any], **_: object) -> None:
        for action in params.get("TransactItems", [{"Update": params}]):
            for write in (action[kind] for kind in ("Put", "Update") if kind in action):
                key = write.get("Item") or write["Key"]
                written.add((key["pk"]["S"], key["sk"]["S"]))

    events = aws.dynamodb().meta.events
    writes = [f"provide-client-params.dynamodb.{name}" for name in ("TransactWriteItems", "UpdateItem")]
    for write in writes:
        events.register(write, note)
    try:
        yield
    finally:
        for write in writes:
            events.unregister(write, note)
    strays = [key for key in written if not is_ours(key)]
    assert not strays, strays
