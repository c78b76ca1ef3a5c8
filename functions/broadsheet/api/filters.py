"""Which articles a list is asked for, and how the index serves that."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.entry import ALL, Entry, Kind, List, language_of
from broadsheet.stores.index import Index


@dataclass(frozen=True)
class Filter:
    """What the articles have to have in common; nothing asked is all of them."""

    section: str | None = None
    tag: str | None = None
    author: str | None = None
    language: str | None = None
    month: str | None = None

    @property
    def name(self) -> str:
        """The same for the same filter, and for no other."""
        asked = (self.section, self.tag, self.author, self.language, self.month)
        return "\n".join(each or "" for each in asked)

    @property
    def lists(self) -> tuple[List, ...]:
        """The lists of the index on which the articles stand, all of them at once."""
        asked = {
            Kind.TAG: self.tag,
            Kind.AUTHOR: self.author,
            Kind.SECTION: self.section,
            Kind.LANGUAGE: self.language and language_of(self.language),
        }
        return tuple(List(kind, slug) for kind, slug in asked.items() if slug) or (ALL,)

    def fits(self, entry: Entry) -> bool:
        whole = self.language is None or "-" not in self.language
        return set(self.lists) <= set(entry.standings) and (
            whole or entry.lang.lower() == (self.language or "").lower()
        )

    def shortest(self, index: Index) -> List:
        """The list to read: that with the fewest articles of late, so that few are read in vain."""
        if len(self.lists) == 1:
            return self.lists[0]
        return min(self.lists, key=lambda which: index.size(which, self.month))
