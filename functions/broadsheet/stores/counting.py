"""Transactions that count how many articles there are: no number that somebody has harmed holds one up."""

from __future__ import annotations

from collections.abc import Sequence

from botocore.exceptions import ClientError

from broadsheet.errors import Conflict
from broadsheet.stores.table import Add, Put, Table, Write


def counted(table: Table, writes: Sequence[Write]) -> None:
    """Do all of it or nothing; raises `Conflict`, also where nothing could be added to a harmed number.

    It then begins anew at nought, and the daily look counts.
    """
    try:
        table.transact(writes)
    except ClientError as error:
        found = table.get(*(write.key for write in writes if isinstance(write, Add)))
        harmed = [item for item in found.values() if not isinstance(item.get("count", 0), int)]
        if not harmed:
            raise
        table.transact([Put({**item, "count": 0}, when=item) for item in harmed])
        raise Conflict(f"{len(harmed)} numbers were none") from error
