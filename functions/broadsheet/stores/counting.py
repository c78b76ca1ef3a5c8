"""Transactions that count how many articles there are: no number that somebody has harmed holds one up."""

from __future__ import annotations

from collections.abc import Sequence

from botocore.exceptions import ClientError

from broadsheet.errors import Conflict
from broadsheet.stores.table import Add, Item, Put, Table, Write

_WHOLE = 1_000
"""Entries that one read gives, or a megabyte."""


def counted(table: Table, writes: Sequence[Write]) -> None:
    """Do all of it or nothing; raises `Conflict`, also where nothing could be added to a harmed number.

    That is then counted, which nobody can add to meanwhile.
    """
    try:
        table.transact(writes)
    except ClientError as error:
        found = table.get(*(write.key for write in writes if isinstance(write, Add)))
        harmed = [item for item in found.values() if not isinstance(item.get("count", 0), int)]
        if not harmed:
            raise
        table.transact([Put({**item, "count": _standing(table, item)}, when=item) for item in harmed])
        raise Conflict(f"{len(harmed)} numbers were none") from error


def _standing(table: Table, item: Item) -> int:
    """How many articles stand on the shelf of which an item says how many there are."""
    return sum(1 for _ in table.texts(f"{item['pk']}#{item['sk']}", "sk", page=_WHOLE))
