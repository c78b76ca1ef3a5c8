"""The parts of the index in which articles meet, by their items and by what the queue calls them.

No article's own transaction sees to all of such a part: it is looked at, and tidied, by itself.
"""

from __future__ import annotations

from broadsheet.stores.address import Address, address_of
from broadsheet.stores.appointment import Appointment, appointment_of
from broadsheet.stores.index import Index
from broadsheet.stores.oldaddress import OldAddress, old_address_of
from broadsheet.stores.shelf import Shelf, shelf_of
from broadsheet.stores.stray import Stray, is_ours, stray_of
from broadsheet.stores.table import Key

Part = Shelf | OldAddress | Address | Appointment | Stray


def part_called(index: Index, key: str) -> Part | None:
    """What the queue of the index calls so, or nothing where the key is that of a summary."""
    part = shelf_of(index, key) or old_address_of(index, key)
    return part or address_of(index, key) or appointment_of(index, key) or stray_of(index, key)


def part_at(index: Index, key: Key) -> Part | None:
    """The part that an item belongs to, or nothing where it is an article's own, or of the past."""
    if not is_ours(key):
        return Stray(index, key)
    pk, sk = key
    kind, _, name = pk.partition("#")
    match kind:
        case "LIST" if is_on_shelf(key):
            return Shelf(index, *name.rsplit("#", 1))
        case "LIST":
            return Shelf(index, name, sk)
        case "ALIAS":
            return OldAddress(index, name)
        case "SLUG" if not sk.startswith("WAS#"):
            return Address(index, name)
        case "DUE" if not sk.startswith("0#"):  # which the next minute does away with
            return Appointment(index, sk)
    return None


def is_on_shelf(key: Key) -> bool:
    """Whether an item is an entry in a month of a list; the list's own items say how many a month has."""
    return key[0].startswith("LIST#") and "#" in key[0].removeprefix("LIST#") and "#" in key[1]
