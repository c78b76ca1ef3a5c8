"""DynamoDB in plain words: items of strings and whole numbers, and conditional transactions."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from botocore.exceptions import ClientError

from broadsheet.errors import Conflict
from broadsheet.stores import aws

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef, TransactWriteItemTypeDef

Item = Mapping[str, str | int]
"""Attributes by their names; what we never write comes as `Odd`."""
Key = tuple[str, str]
"""Partition and place within it: `pk` and `sk`."""

_LONGEST_PK, _LONGEST_SK = 2048, 1024
"""In bytes of UTF-8: DynamoDB refuses to look for what is longer. Addresses are of readers' making."""

_LAST = "\U0010ffff"

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds before what was left over is asked for again: each longer than the one before, as AWS advises.

https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
"""

_MOST_COMPARED = 50
"""Attributes in a condition, whose text may have 4 KB, says DynamoDB."""
_MOST_DIGITS = 15
"""Of a number that we read: nothing that we count comes near."""

TRANSACTION_LIMIT = 100
"""How many actions one transaction takes, says the DynamoDB quota."""


class Odd(str):
    """An attribute that is neither text nor a whole number of ours, as somebody has written it by hand.

    As text it is what AWS says of it, which is never anything of ours; in a condition it is itself.
    """

    def __new__(cls, said: Mapping[str, Any]) -> Odd:
        odd = super().__new__(cls, said)
        odd.said = said
        return odd

    said: Mapping[str, Any]


class Within(TypedDict, total=False):
    """What of a partition is asked for: what stands above one place and below another, from either end."""

    above: str
    below: str
    descending: bool
    page: int


@dataclass(frozen=True)
class Put:
    """Write an item, if `when` holds: what its attributes are, or `ABSENT` that there is no item."""

    item: Item
    when: Item | None = None


@dataclass(frozen=True)
class Delete:
    """Remove an item, if `when` holds."""

    key: Key
    when: Item | None = None


@dataclass(frozen=True)
class Add:
    """Add to a number of an item, which comes to be where it is not; other attributes are kept."""

    key: Key
    attribute: str
    by: int


Write = Put | Delete | Add

ABSENT: Item = {}


@dataclass(frozen=True)
class Table:
    """A table keyed by `pk` and `sk`, by its name. Every read is strongly consistent."""

    name: str

    def get(self, *keys: Key) -> dict[Key, Item]:
        """The items that stand under these keys now, at most 100; waits where DynamoDB is too busy."""
        possible = [_key(key) for key in keys if can_be(key)]
        asked = {self.name: {"Keys": possible, "ConsistentRead": True}} if possible else {}
        found: dict[Key, Item] = {}
        pauses = chain(_PAUSES, repeat(_PAUSES[-1]))
        while asked:
            answer = aws.dynamodb().batch_get_item(RequestItems=asked)  # type: ignore[arg-type]
            items = map(_item, answer["Responses"].get(self.name, ()))
            found |= {(str(item["pk"]), str(item["sk"])): item for item in items}
            if asked := answer.get("UnprocessedKeys", {}):  # type: ignore[assignment]
                time.sleep(next(pauses))
        return found

    def query(self, pk: str, **within: Unpack[Within]) -> Iterator[Item]:
        """The items of a partition strictly between two places, `page` at a time as they are asked for."""
        return (_item(found) for answer in self._pages(pk, **within) for found in answer)

    def texts(self, pk: str, attribute: str, **within: Unpack[Within]) -> Iterator[str]:
        """The same, where one attribute is all that is asked for: of hundreds of items at a time."""
        return (
            found.get(attribute, {}).get("S", "") for answer in self._pages(pk, **within) for found in answer
        )

    def _pages(
        self, pk: str, above: str = "", below: str = _LAST, descending: bool = False, page: int = 100
    ) -> Iterator[Sequence[Mapping[str, AttributeValueTypeDef]]]:
        if not all(can_be((pk, place or "\0")) for place in (above, below)):
            return
        ends = {above, below}
        answers = (
            aws.dynamodb()
            .get_paginator("query")
            .paginate(
                TableName=self.name,
                KeyConditionExpression="pk = :pk AND sk BETWEEN :above AND :below",
                ExpressionAttributeValues={
                    ":pk": {"S": pk},
                    ":above": {"S": above or "\0"},
                    ":below": {"S": below},
                },
                ConsistentRead=True,
                ScanIndexForward=not descending,
                PaginationConfig={"PageSize": page},
            )
        )
        for answer in answers:
            yield [found for found in answer["Items"] if found["sk"]["S"] not in ends]

    def transact(self, writes: Sequence[Write]) -> None:
        """Do all of it or nothing; raises `Conflict` where a condition fails or others write there too."""
        if not writes:
            return
        try:
            aws.dynamodb().transact_write_items(TransactItems=[self._action(write) for write in writes])
        except ClientError as error:
            reasons = {reason.get("Code") for reason in error.response.get("CancellationReasons", ())}
            if reasons & {"ConditionalCheckFailed", "TransactionConflict"}:
                raise Conflict(str(writes[0])) from error
            raise

    def add(self, key: Key, attribute: str, by: int) -> int:
        """Add to a number by itself, and give what it has come to.

        Who adds to the same number meanwhile waits, where a transaction would fail; an answer that gets lost
        may have it counted twice.
        """
        answer = aws.dynamodb().update_item(
            TableName=self.name, Key=_key(key), ReturnValues="UPDATED_NEW", **_adding(attribute, by)
        )
        return int(answer["Attributes"][attribute]["N"])

    def scan_keys(self, after: Key | None = None) -> Iterator[Key]:
        """Every key there is, or every one that comes after another, in the table's own order."""
        start = {"ExclusiveStartKey": _key(after)} if after else {}
        pages = (
            aws.dynamodb()
            .get_paginator("scan")
            .paginate(TableName=self.name, ProjectionExpression="pk, sk", ConsistentRead=True, **start)  # type: ignore[arg-type]
        )
        return ((found["pk"]["S"], found["sk"]["S"]) for answer in pages for found in answer["Items"])

    def _action(self, write: Write) -> TransactWriteItemTypeDef:
        match write:
            case Put(item, when):
                return {"Put": {"TableName": self.name, "Item": _attributes(item)} | _condition(when)}
            case Delete(key, when):
                return {"Delete": {"TableName": self.name, "Key": _key(key)} | _condition(when)}
            case Add(key, attribute, by):
                return {"Update": {"TableName": self.name, "Key": _key(key)} | _adding(attribute, by)}


def _adding(attribute: str, by: int) -> Any:
    return {
        "UpdateExpression": "ADD #a :by",
        "ExpressionAttributeNames": {"#a": attribute},
        "ExpressionAttributeValues": {":by": {"N": str(by)}},
    }


def _condition(when: Item | None) -> Any:
    if when is None:
        return {}
    if not when:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    # Names that somebody wrote by hand may hold what no placeholder may, so these are numbered.
    said = {f"n{place}": each for place, each in enumerate(_telling(when))}
    return {
        "ConditionExpression": " AND ".join(f"#{one} = :{one}" for one in said),
        "ExpressionAttributeNames": {f"#{one}": name for one, (name, _) in said.items()},
        "ExpressionAttributeValues": {f":{one}": _attribute(value) for one, (_, value) in said.items()},
    }


def _telling(when: Item) -> Sequence[tuple[str, str | int]]:
    """As many attributes as a condition takes, numbers before all else, as `Add` changes nothing but these.

    What we put has few: whoever put an item anew took some of however many others away.
    """
    return sorted(when.items(), key=lambda each: not isinstance(each[1], int))[:_MOST_COMPARED]


def can_be(key: Key) -> bool:
    """Whether there could be an item of that key."""
    pk, sk = (len(part.encode("utf-8", "surrogatepass")) for part in key)
    return 0 < pk <= _LONGEST_PK and 0 < sk <= _LONGEST_SK


def _key(key: Key) -> dict[str, AttributeValueTypeDef]:
    return _attributes({"pk": key[0], "sk": key[1]})


def _attributes(item: Item) -> dict[str, AttributeValueTypeDef]:
    return {name: _attribute(value) for name, value in item.items()}


def _attribute(value: str | int) -> Any:
    if isinstance(value, Odd):
        return value.said
    return {"N": str(value)} if isinstance(value, int) else {"S": value}


def _item(attributes: Mapping[str, Any]) -> Item:
    return {name: _value(said) for name, said in attributes.items()}


def _value(said: Mapping[str, Any]) -> str | int:
    if "S" in said:
        text: str = said["S"]
        return text
    number: str = said.get("N", "")
    digits = number.removeprefix("-")
    return int(number) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else Odd(said)


def number(item: Item, name: str) -> int:
    """A whole number of an item; nought where there is none, or somebody has put something else there."""
    said = item.get(name)
    return said if isinstance(said, int) else 0
