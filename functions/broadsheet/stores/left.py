"""The addresses that articles have left: the one thing that is in the table alone.

From these readers are led on to where the article stands now, or told that it is gone (`Index.at`). A table
that an older stack left behind still knows them, and those at which its articles stood last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from botocore.exceptions import ClientError

from broadsheet.article import ArticleId, Slug
from broadsheet.entry import State
from broadsheet.stores import aws
from broadsheet.stores.index import Index
from broadsheet.stores.table import TRANSACTION_LIMIT, Put


class Left(NamedTuple):
    """An address, and an article that readers once found there."""

    slug: Slug
    id: ArticleId

    @property
    def put(self) -> Put:
        return Put({"pk": f"SLUG#{self.slug}", "sk": f"WAS#{self.id}", "id": self.id})


class NoTable(LookupError):
    """Why nothing can be read, as a sentence."""


def left_in(index: Index, unreadable: Callable[[ArticleId], None]) -> Iterator[Left]:
    """Every address at which readers ever found an article, from the whole table; raises `NoTable`.

    Articles whose record cannot be read are named, and passed over.
    """
    try:
        yield from _left_in(index, unreadable)
    except ClientError as error:
        if aws.code_of(error) == "ResourceNotFoundException":
            raise NoTable(f"AWS knows no table {index.table.name} here") from error
        raise


def _left_in(index: Index, unreadable: Callable[[ArticleId], None]) -> Iterator[Left]:
    for pk, sk in index.table.scan_keys():
        if pk.startswith("SLUG#") and sk.startswith("WAS#"):
            yield Left(pk.removeprefix("SLUG#"), sk.removeprefix("WAS#"))
        elif pk.startswith("ARTICLE#") and sk == "RECORD":
            id = pk.removeprefix("ARTICLE#")
            try:
                entry = index.entry(id)
            except aws.UNREADABLE:
                unreadable(id)
                continue
            if entry and entry.state is State.PUBLISHED:
                yield Left(entry.slug, entry.id)


def keep(index: Index, found: Iterable[Left]) -> int:
    """Have a table know these too, whatever stands there now; how many there were."""
    rest, count = iter(dict.fromkeys(found)), 0
    while some := list(islice(rest, TRANSACTION_LIMIT)):
        index.table.transact([left.put for left in some])
        count += len(some)
    return count
