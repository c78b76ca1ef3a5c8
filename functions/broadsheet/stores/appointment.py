"""An appointment with the clock: that an article's state changes at a moment, as its record has it.

It comes and goes in the transactions that write the record. Where somebody has harmed the table by hand, one
may stand there that no record knows of: and the sweep would ask for its article every minute.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.stores.index import Index
from broadsheet.stores.items import due_key
from broadsheet.stores.table import Delete, Put

_DUES = "dues/"


@dataclass(frozen=True)
class Appointment:
    """A moment and an article, as `2026-11-23T07:15:00Z#city/ferry.md`."""

    index: Index
    name: str

    @property
    def key(self) -> str:
        """What the queue of the index calls it, beside summaries by their keys."""
        return f"{_DUES}{self.name}"

    def is_untidy(self) -> bool:
        """Whether no record stands for it."""
        return due_key(self.index.entry(self.name.partition("#")[2])) != ("DUE", self.name)

    def tidy(self) -> bool:
        """Take it away; whether there was anything to do. Should its record come at this moment, it stays."""
        if not self.is_untidy():
            return False
        self.index.table.transact([Delete(("DUE", self.name))])
        if not self.is_untidy():
            self.index.table.transact([Put({"pk": "DUE", "sk": self.name})])
        return True


def appointment_of(index: Index, key: str) -> Appointment | None:
    """The appointment that is called so, or nothing where the key is that of something else."""
    return Appointment(index, key.removeprefix(_DUES)) if key.startswith(_DUES) else None
