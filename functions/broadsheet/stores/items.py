"""The items of an article: where it stands in the table, and what stands there, as its entry has it.

Where it has or waits for its slug is said in `claim`, and where readers once found it in `left`.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.article import ArticleId, iso
from broadsheet.entry import Entry, Placement, State
from broadsheet.stores.table import Item, Key, Odd, Put


def record_key(id: ArticleId) -> Key:
    return f"ARTICLE#{id}", "RECORD"


def list_key(place: Placement) -> Key:
    name, month, rank = place
    return f"LIST#{name}#{month}", rank


def due_key(entry: Entry | None) -> Key | None:
    """Its appointment with the clock, if there is one."""
    moment = entry.next_change if entry else None
    return ("DUE", f"{iso(moment)}#{entry.id}") if entry and moment else None


def again_key(id: ArticleId) -> Key:
    return "DUE", f"0#{id}"


def is_public(entry: Entry | None) -> bool:
    return entry is not None and entry.state is State.PUBLISHED


def placements_of(entry: Entry | None) -> Sequence[Placement]:
    """Where an article stands with this entry; nowhere unless readers may see it."""
    return entry.placements if entry and is_public(entry) else ()


def aliases_of(entry: Entry | None) -> Sequence[str]:
    """The old addresses that lead to an article with this entry."""
    return (entry.aliases or ()) if entry and is_public(entry) else ()


def item_of(key: Key, entry: Entry | None) -> dict[str, str | int]:
    """What stands under the key of a record, or of a place on a list."""
    return {"pk": key[0], "sk": key[1], "entry": entry.as_json().decode() if entry else ""}


def again(id: ArticleId, stamp: str) -> Put:
    """Ask that an article be indexed again; the stamp tells this time from another."""
    pk, sk = again_key(id)
    return Put({"pk": pk, "sk": sk, "stamp": stamp})


def stamp_of(item: Item) -> str:
    """Who asked by this item; nothing where somebody has harmed it."""
    stamp = item.get("stamp")
    return stamp if isinstance(stamp, str) and not isinstance(stamp, Odd) else ""
