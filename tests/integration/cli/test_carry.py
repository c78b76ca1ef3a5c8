"""`broadsheet carry`: a new stack leads readers on from the addresses of an older one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import Result

from tests.town import Town

Broadsheet = Callable[..., Result]

TEXT = "The ferry sails again from Monday, the harbour office said. It had been in the yard for two weeks."


def story(slug: str) -> str:
    return f"---\ntitle: Ferry\ndate: 2026-11-02\nslug: {slug}\n---\n{TEXT}\n"


def kept_table(town: Town, name: str) -> str:
    """The index as an older stack left it behind, under a name of its own."""
    dynamodb, index = town.cloud.client("dynamodb"), town.stores.index_table
    about = dynamodb.describe_table(TableName=index)["Table"]
    dynamodb.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        **{part: about[part] for part in ("AttributeDefinitions", "KeySchema")},
    )
    for item in dynamodb.scan(TableName=index)["Items"]:
        dynamodb.put_item(TableName=name, Item=item)
    return name


def forget_all_addresses(town: Town) -> None:
    for pk, sk in list(town.stores.index.table.scan_keys()):
        if sk.startswith("WAS#"):
            key = {"pk": {"S": pk}, "sk": {"S": sk}}
            town.cloud.client("dynamodb").delete_item(TableName=town.stores.index_table, Key=key)


def test_old_addresses_lead_on_or_say_that_it_is_gone(town: Town, broadsheet: Broadsheet) -> None:
    town.publish("ferry.md", story("old-ferry"))
    town.publish("ferry.md", story("ferry"))
    town.publish("buoy.md", story("buoy"))
    town.delete("buoy.md")
    town.publish("bell.md", story("bell"))
    table = kept_table(town, "older")
    town.delete("bell.md")  # after the older stack had gone
    forget_all_addresses(town)
    assert [town.status(path) for path in ("/old-ferry/", "/buoy/", "/bell/")] == [404, 404, 404]

    said = broadsheet("carry", table)
    assert (said.exit_code, said.output) == (0, "4 addresses\n")
    assert [town.status(path) for path in ("/old-ferry/", "/buoy/", "/bell/")] == [301, 410, 410]
    assert town.status("/ferry/") == 200
    assert broadsheet("verify").output == ""


def test_it_may_be_carried_twice_and_changes_nothing_else(town: Town, broadsheet: Broadsheet) -> None:
    town.publish("ferry.md", story("old-ferry"))
    town.publish("ferry.md", story("ferry"))
    broadsheet("carry", kept_table(town, "older"))
    before, items = town.everything, town.items
    broadsheet("carry", "older")
    town.cloud.settle()
    assert town.everything == before
    assert town.items == items


def test_a_record_that_cannot_be_read_is_named_and_all_else_is_carried(
    town: Town, broadsheet: Broadsheet
) -> None:
    for name in ("bell", "ferry", "quay"):
        town.publish(f"{name}.md", story(name))
    table = kept_table(town, "older")
    for name, harmed in (("bell", {"entry": {"S": "{}"}}), ("quay", {})):
        key = {"pk": {"S": f"ARTICLE#{name}.md"}, "sk": {"S": "RECORD"}}
        town.cloud.client("dynamodb").put_item(TableName=table, Item=key | harmed)
    said = broadsheet("carry", table)
    assert (said.exit_code, said.stdout) == (1, "1 addresses\n")
    assert sorted(said.stderr.splitlines()) == ["cannot read bell.md", "cannot read quay.md"]


@pytest.mark.usefixtures("town")
def test_a_table_that_is_not_there_is_said_so(broadsheet: Broadsheet) -> None:
    said = broadsheet("carry", "elsewhere")
    assert said.exit_code == 2
    assert "AWS knows no table elsewhere here" in said.output.replace("\n", " ")
