"""Two invocations of one step at once, the second of which finds nothing to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from broadsheet import pipeline
from broadsheet.article import Publication
from broadsheet.stores import Stores, aws

PAPER = Publication("Courier", "https://courier.example")


@contextmanager
def before(call: str, happens: Callable[[], None]) -> Iterator[None]:
    """Once, before the next call of that name goes out, something else happens."""
    events = aws.s3().meta.events

    def once(**_: Any) -> None:
        events.unregister(f"before-call.s3.{call}", once)
        happens()

    events.register(f"before-call.s3.{call}", once)
    try:
        yield
    finally:
        events.unregister(f"before-call.s3.{call}", once)


def test_a_source_deleted_while_its_article_is_written_leaves_none(stores: Stores) -> None:
    stores.inbox.put("a.md", b"# A\n\nText.\n", "text/markdown")

    def delete() -> None:
        stores.inbox.delete("a.md")
        assert pipeline.ingest("a.md", stores, PAPER) == "unchanged"

    with before("PutObject", delete):
        pipeline.ingest("a.md", stores, PAPER)
    assert stores.articles.find("a.md") is None


@pytest.mark.parametrize("text", ["# A\n\nText.\n", "# B\n\nOther text.\n"])
def test_a_source_put_back_while_its_article_is_removed_has_one(stores: Stores, text: str) -> None:
    stores.inbox.put("a.md", b"# A\n\nText.\n", "text/markdown")
    pipeline.ingest("a.md", stores, PAPER)
    stores.inbox.delete("a.md")

    def put_back() -> None:
        stores.inbox.put("a.md", text.encode(), "text/markdown")
        pipeline.ingest("a.md", stores, PAPER)

    with before("DeleteObject", put_back):
        pipeline.ingest("a.md", stores, PAPER)
    found = stores.articles.find("a.md")
    assert found is not None
    assert found.source == stores.inbox.etag("a.md")
