"""DynamoDB in plain words."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from broadsheet.cli.local import stores_of
from broadsheet.errors import Conflict
from broadsheet.stores import aws
from broadsheet.stores.table import ABSENT, Add, Delete, Item, Key, Odd, Put, Table
from infra.local.cloud import Cloud
from infra.local.engine import replaced
from tests.faults.answers import not_done
from tests.faults.gate import Ask, Call, Keeper, kept

if TYPE_CHECKING:
    from botocore.awsrequest import AWSResponse


@pytest.fixture
def table(broadsheet: Cloud) -> Table:
    return stores_of(broadsheet).index.table


def places(table: Table, **how: str | int) -> list[str]:
    return [str(item["sk"]) for item in table.query("list", **how)]  # type: ignore[arg-type]


@pytest.fixture
def listed(table: Table) -> Table:
    table.transact([Put({"pk": "list", "sk": sk}) for sk in "abcde"] + [Put({"pk": "other", "sk": "c"})])
    return table


def test_an_item_comes_back_as_it_was_put(table: Table) -> None:
    item: Item = {"pk": "город", "sk": "1+1", "text": "ü", "count": 3, "none": "", "less": -1}
    table.transact([Put(item)])
    assert table.get(("город", "1+1"), ("город", "2")) == {("город", "1+1"): item}


@pytest.mark.parametrize("key", [("é" * 1025, "a"), ("list", "a" * 1025), ("", "a")])
def test_nobody_asks_for_what_cannot_be(listed: Table, key: Key) -> None:
    """DynamoDB refuses such questions, and an address of any length is a question of a reader's."""
    asked = list[str]()

    def hear(event_name: str, **_: object) -> None:
        asked.append(event_name)

    events = aws.dynamodb().meta.events
    events.register("before-call", hear)
    try:
        assert listed.get(key) == {}
        assert list(listed.query(key[0], above=key[1])) == []
        assert asked == []
        assert listed.get(key, ("list", "a")).keys() == {("list", "a")}
    finally:
        events.unregister("before-call", hear)


def test_what_dynamodb_was_too_busy_for_is_asked_for_again_after_longer_and_longer_waits(
    listed: Table,
) -> None:
    waits = list[float]()

    class Busy(Keeper):
        def answer(self, call: Call, ask: Ask) -> AWSResponse | None:
            return not_done(call, ask) if len(waits) < 8 else None

    with replaced(time, "sleep", waits.append), kept(Busy()):
        assert listed.get(("list", "a")).keys() == {("list", "a")}
    assert waits == [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 1.6, 1.6]


def test_what_is_added_is_counted_at_once(table: Table) -> None:
    key = ("counts", "a")
    assert [table.add(key, "number", by) for by in (3, 4, -2)] == [3, 7, 5]
    assert table.get(key)[key]["number"] == 5


def test_a_partition_is_read_in_order_from_either_end(listed: Table) -> None:
    assert places(listed) == list("abcde")
    assert places(listed, descending=True) == list("edcba")


@pytest.mark.parametrize("page", [1, 2, 3, 100])
def test_bounds_are_not_among_what_is_found(listed: Table, page: int) -> None:
    assert places(listed, above="b", page=page) == list("cde")
    assert places(listed, below="d", page=page) == list("abc")
    assert places(listed, above="a", below="e", descending=True, page=page) == list("dcb")
    assert places(listed, above="bb", below="cc", page=page) == ["c"]


@pytest.mark.parametrize("more", [0, 60])
def test_a_condition_calls_attributes_as_dynamodb_allows(table: Table, more: int) -> None:
    """However somebody has called them by hand, and however many there are.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html
    """
    key: Key = ("list", "a")
    names = ("my-attr", "größe", "a b", *(f"more{n}" for n in range(more)))
    table.transact([Put({"pk": "list", "sk": "a", **dict.fromkeys(names, "x"), "count": 3})])
    asked = list[dict[str, Any]]()

    def hear(params: dict[str, Any], **_: object) -> None:
        asked.extend(params["TransactItems"])

    events = aws.dynamodb().meta.events
    events.register("provide-client-params.dynamodb.TransactWriteItems", hear)
    try:
        seen = table.get(key)[key]
        table.transact([Add(key, "count", 1)])
        with pytest.raises(Conflict):
            table.transact([Put({"pk": "list", "sk": "a"}, when=seen)])
        table.transact([Put({"pk": "list", "sk": "a"}, when=table.get(key)[key])])
    finally:
        events.unregister("provide-client-params.dynamodb.TransactWriteItems", hear)
    assert table.get(key)[key] == {"pk": "list", "sk": "a"}
    _, refused, taken = (next(iter(each.values())) for each in asked)
    for each in (refused, taken):
        assert len(each["ConditionExpression"]) < 4096
        assert all(re.fullmatch(r"#[A-Za-z0-9_]+", name) for name in each["ExpressionAttributeNames"])
        assert all(re.fullmatch(r":[A-Za-z0-9_]+", name) for name in each["ExpressionAttributeValues"])


@pytest.mark.parametrize(("said", "read"), [("9" * 15, 10**15 - 1), ("-4", -4), ("1" + "0" * 15, None)])
def test_a_number_beyond_all_counting_is_none_of_ours(table: Table, said: str, read: int | None) -> None:
    item: Any = {"pk": {"S": "list"}, "sk": {"S": "a"}, "count": {"N": said}}
    aws.dynamodb().put_item(TableName=table.name, Item=item)
    count = table.get(("list", "a"))["list", "a"]["count"]
    assert isinstance(count, Odd) if read is None else count == read


def test_bounds_beside_each_other_have_nothing_between(listed: Table) -> None:
    assert places(listed, above="b", below="c") == []
    assert places(listed, above="e") == []
    assert places(listed, below="a") == []


def test_an_item_without_the_text_hides_none_beside_it(table: Table) -> None:
    said: dict[str, Item] = {"a": {"text": "A"}, "b": {}, "c": {"text": 3}, "d": {"text": "D"}}
    table.transact([Put({"pk": "list", "sk": sk, **item}) for sk, item in said.items()])
    assert list(table.texts("list", "text")) == ["A", "", "", "D"]


def test_the_highest_characters_are_within_the_open_end(table: Table) -> None:
    table.transact([Put({"pk": "list", "sk": "\U0010fffe"}), Put({"pk": "list", "sk": "😀"})])
    assert places(table) == ["😀", "\U0010fffe"]


def test_a_transaction_is_all_or_nothing(listed: Table) -> None:
    with pytest.raises(Conflict):
        listed.transact([Put({"pk": "list", "sk": "f"}), Put({"pk": "list", "sk": "a"}, when=ABSENT)])
    assert places(listed) == list("abcde")


def test_a_condition_holds_for_every_attribute_that_it_names(table: Table) -> None:
    key = ("a", "b")
    table.transact([Put({"pk": "a", "sk": "b", "turn": 1, "id": "x"}, when=ABSENT)])
    wrongs: list[Item] = [{"turn": 2}, {"turn": 1, "id": "y"}, {"missing": 1}]
    for wrong in wrongs:
        with pytest.raises(Conflict):
            table.transact([Delete(key, when=wrong)])
    table.transact([Delete(key, when={"turn": 1, "id": "x"})])
    assert table.get(key) == {}


def test_what_is_not_there_can_not_be_removed_on_condition(table: Table) -> None:
    with pytest.raises(Conflict):
        table.transact([Delete(("a", "b"), when={"turn": 1})])


def test_adding_begins_at_nothing_and_keeps_the_rest(table: Table) -> None:
    key = ("a", "b")
    table.transact([Add(key, "count", 2)])
    table.transact([Put({**table.get(key)[key], "name": "x"})])
    table.transact([Add(key, "count", -3)])
    assert table.get(key)[key] == {"pk": "a", "sk": "b", "count": -1, "name": "x"}


def test_every_key_is_scanned(listed: Table) -> None:
    assert sorted(listed.scan_keys()) == [*(("list", sk) for sk in "abcde"), ("other", "c")]


def test_what_aws_finds_wrong_is_no_conflict(table: Table) -> None:
    with pytest.raises(Exception, match="ValidationException"):
        table.transact([Put({"pk": "", "sk": "a"})])
