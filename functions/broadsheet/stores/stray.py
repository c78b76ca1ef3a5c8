"""A stray: an item of the table under a key that is none of ours, where somebody has put something by hand.

All that stands in the table on purpose is told apart by its key. What each kind holds is said where it is
kept: `index`, `rounds`, `passes`, `receipts` and `model`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from broadsheet.entry import Kind
from broadsheet.stores.index import Index
from broadsheet.stores.table import Delete, Key

_STRAYS = "strays/"

_OURS = {
    r"ARTICLE#.+": r"RECORD",
    r"SLUG#.+": r"OWNER|(WAITING|WAS)#.+",
    rf"LIST#({'|'.join(Kind)})(:.+)?": r"\d{4}-(0[1-9]|1[0-2])",
    r"LIST#.+#.+": r".*#.*",  # a shelf, which knows by its list and the records what belongs there
    r"ALIAS#.+": r".+",
    r"DUE": r".+",  # where every moment is seen by its article's record
    r"VERIFY|REBUILD": r"ROUND",
    r"PASS#.+": r"PASS",
    r"REQUEST#.+": r"RECEIPT",
    r"MODEL#ASKED": r".+",
    r"MODEL#TOKENS": r"\d{4}-\d\d-\d\d",
}
"""The kinds of items, each by its partition and its place within it."""


def is_ours(key: Key) -> bool:
    """Whether it is the key of something that we keep."""
    return any(
        re.fullmatch(pk, key[0], re.DOTALL) and re.fullmatch(sk, key[1], re.DOTALL)
        for pk, sk in _OURS.items()
    )


@dataclass(frozen=True)
class Stray:
    """An item, by a key that may be anything."""

    index: Index
    at: Key

    @property
    def key(self) -> str:
        """What the queue of the index calls it, beside summaries by their keys."""
        return f"{_STRAYS}{json.dumps(self.at, ensure_ascii=False)}"

    def tidy(self) -> bool:
        """Take it away unread, as it may hold anything; whether there was anything to do."""
        if is_ours(self.at):
            return False
        self.index.table.transact([Delete(self.at)])
        return True


def stray_of(index: Index, key: str) -> Stray | None:
    """The stray that is called so, or nothing where the key is that of something else."""
    if not key.startswith(_STRAYS):
        return None
    pk, sk = json.loads(key.removeprefix(_STRAYS))
    return Stray(index, (str(pk), str(sk)))
