"""The inbox alone brings everything back."""

from __future__ import annotations

from collections.abc import Callable

from typer.testing import Result

from tests.infra.journey import PICTURE
from tests.town import ARRIVED, Town

Broadsheet = Callable[..., Result]

TEXT = "The ferry sails again from Monday, the harbour office said. It had been in the yard for two weeks."


def story(title: str, more: str = "date: 2026-11-02") -> str:
    return f"---\ntitle: {title}\nsection: City\ntags: [river]\n{more}\n---\n{TEXT}\n"


def newsroom(town: Town) -> None:
    town.put("ferry.md", story("Ferry"))
    town.put("city/bridge.md", story("Bridge", "date: 2026-10-30\nexpires: 2027-01-01"))
    town.put("undated.md", f"# Undated\n\n{TEXT}\n\n![A lamp](/media/lamp.png)\n")
    town.put("soon.md", story("Soon", "date: 2026-11-21T09:00:00Z"))
    town.put("draft.md", story("Draft", "draft: true"))
    town.put("other.md", story("Ferry", "date: 2026-11-03"))  # refused: the address is taken
    town.put("broken.md", "")
    town.stores.inbox.put("lamp.png", PICTURE, "image/png", ARRIVED)
    town.cloud.settle()


def lose_all_but_the_inbox(town: Town) -> None:
    s3, dynamodb = town.cloud.client("s3"), town.cloud.client("dynamodb")
    table = town.stores.index_table
    for pk, sk in list(town.stores.index.table.scan_keys()):
        dynamodb.delete_item(TableName=table, Key={"pk": {"S": pk}, "sk": {"S": sk}})
    town.cloud.settle()
    for bucket in (town.stores.articles.bucket, town.stores.site):
        for key in list(bucket.keys_under()):
            s3.delete_object(Bucket=bucket.name, Key=key)
    for queue in ("SummarizeQueue", "IndexQueue", "PublishQueue"):
        town.forget(queue)
    assert town.everything == {}
    assert town.items == {}


def test_the_inbox_alone_restores_everything(town: Town, broadsheet: Broadsheet) -> None:
    newsroom(town)
    town.verify()
    before, items = town.everything, town.items
    lose_all_but_the_inbox(town)
    assert broadsheet("rebuild", "--rate", "100000").exit_code == 0
    town.cloud.settle()
    for _ in range(3):
        if not broadsheet("verify", "--repair").output:
            break
        town.cloud.settle()
    assert broadsheet("verify").output == ""
    assert town.everything == before
    assert town.items == items
