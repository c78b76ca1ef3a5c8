"""An old address, and the articles that it leads to: each has put itself there, with its record.

Where somebody has harmed the table by hand, one may stand there whose record knows nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.stores.index import Index
from broadsheet.stores.items import aliases_of
from broadsheet.stores.table import Delete, Key

_ALIASES = "aliases/"


@dataclass(frozen=True)
class OldAddress:
    """A path of the site that is no article's own."""

    index: Index
    path: str

    @property
    def key(self) -> str:
        """What the queue of the index calls it, beside summaries by their keys."""
        return f"{_ALIASES}{self.path}"

    def is_untidy(self) -> bool:
        """Whether `tidy` would do anything."""
        return bool(self._strays())

    def tidy(self) -> bool:
        """Take away the ways to articles that were never here; whether there was anything to do.

        Should one come to be here at this very moment, its own step puts the way there again.
        """
        strays = self._strays()
        for key in strays:
            self.index.table.transact([Delete(key)])
        return bool(strays)

    def _strays(self) -> list[Key]:
        """The ways that no record stands for."""
        ids = [str(item["sk"]) for item in self.index.table.query(f"ALIAS#{self.path}")]
        return [(f"ALIAS#{self.path}", id) for id in ids if self.path not in aliases_of(self.index.entry(id))]


def old_address_of(index: Index, key: str) -> OldAddress | None:
    """The old address that is called so, or nothing where the key is that of something else."""
    return OldAddress(index, key.removeprefix(_ALIASES)) if key.startswith(_ALIASES) else None
