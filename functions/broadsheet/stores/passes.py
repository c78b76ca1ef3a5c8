"""Passes: who holds one may see the page of one article, published or not, until it expires.

| `pk` | `sk` | holds |
|---|---|---|
| `PASS#<digest>` | `PASS` | the article that it is for, and until when |

What is handed out is a random word; the table only has its digest, so that who
reads the table cannot pass for a holder.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from broadsheet.article import ArticleId
from broadsheet.stores.table import ABSENT, Item, Key, Put, Table, number


@dataclass(frozen=True)
class Passes:
    """The passes of a table."""

    table: Table

    def issue(self, word: str, id: ArticleId, until: datetime) -> None:
        """Write down a new pass; raises `Conflict` where the word has been given away."""
        pk, sk = _key(word)
        item: Item = {"pk": pk, "sk": sk, "id": id, "expires": int(until.timestamp())}
        self.table.transact([Put(item, when=ABSENT)])

    def find(self, word: str, now: datetime) -> ArticleId | None:
        """The article that a pass is for, or nothing where there is none, or not any more."""
        item = self.table.get(_key(word)).get(_key(word), ABSENT)
        good = now.timestamp() < number(item, "expires")
        return str(item.get("id", "")) or None if good else None


def _key(word: str) -> Key:
    return f"PASS#{hashlib.sha256(word.encode()).hexdigest()}", "PASS"
