"""Filing: how one article gets into the index, or out of it, in one transaction.

A slug belongs to the article that ranks first, so that who has it does not
depend on who came first. Each transaction that touches a slug is conditional on
its turn, and takes the next; so it knows of all who wait, and whoever gains or
loses the slug by it is put down to be indexed again in the same transaction.
Whoever was put down does the same for the next in line, and so all who wait
hear who has the slug now.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from broadsheet.article import ArticleId
from broadsheet.entry import Entry, Placement
from broadsheet.errors import Conflict, Harmed
from broadsheet.stores.claim import Claim, Rival, holds_address, owning, waiting_key
from broadsheet.stores.counting import counted
from broadsheet.stores.index import Index, entry_of
from broadsheet.stores.items import (
    again,
    again_key,
    aliases_of,
    due_key,
    is_public,
    item_of,
    list_key,
    placements_of,
    record_key,
    stamp_of,
)
from broadsheet.stores.left import Left
from broadsheet.stores.table import ABSENT, TRANSACTION_LIMIT, Add, Delete, Item, Put, Write

_WITHDRAWN = "withdrawn:"
"""Before the digest of an article that has been taken off its lists, to be put on others."""


_RESTORED = "restored:"
"""Before the digest of one whose lists had lost it: so that it is published again, and then filed anew."""


_HARMED = "harmed:"
"""Instead of the digest of a record that somebody has harmed."""
_ATTRIBUTES = {"pk", "sk", "entry", "digest"}
"""Of a record."""
_UNSIGNED = "unsigned"
"""The stamp of what was asked without one."""
_TRIES = 2
_READ = 100
"""Items that one read gives."""


@dataclass(frozen=True)
class Filing:
    """An entry as it should stand, and the claim on its slug by which that was decided."""

    entry: Entry
    claim: Claim


@dataclass(frozen=True)
class Folder:
    """The place of one article in the index."""

    index: Index
    id: ArticleId

    def __str__(self) -> str:
        return f"{self.index.table.name}/{self.id}"

    def heard(self, stamp: str) -> None:
        """All that this article was asked to be indexed again for is done, unless it was asked anew."""
        done = Delete(again_key(self.id), when={"stamp": stamp})
        for _ in range(_TRIES):  # whoever was in the way may have failed, and then nobody takes it away
            with suppress(Conflict):
                # What bears no stamp cannot be told from who asks meanwhile: it gets one, heard later.
                self.index.table.transact([done if stamp else again(self.id, _UNSIGNED)])
                return

    def look(self) -> Filed:
        record, again = record_key(self.id), again_key(self.id)
        items = self.index.table.get(record, again)
        stamp = stamp_of(items[again]) if again in items else None
        if record not in items:
            return Filed(self, None, None, stamp, ABSENT)
        entry = self._entry_in(items[record])
        if entry is None or set(items[record]) != _ATTRIBUTES or not _is_signed(items[record]):
            return Filed(self, entry, _HARMED, stamp, items[record])  # it is to be written anew
        digest = str(items[record]["digest"])
        return Filed(self, entry, digest, stamp, {"digest": digest})

    def _entry_in(self, record: Item) -> Entry | None:
        """The entry of this article, unless the record cannot be read, or holds another's."""
        try:
            entry = entry_of(record)
        except Harmed:
            return None
        return entry if entry and entry.id == self.id else None


def _is_signed(record: Item) -> bool:
    """Whether the digest of a record is that of its entry."""
    digest = str(record["digest"]).removeprefix(_WITHDRAWN).removeprefix(_RESTORED)
    return digest == hashlib.sha256(str(record["entry"]).encode()).hexdigest()


@dataclass(frozen=True)
class Filed:
    """An article's items as they were seen."""

    folder: Folder
    entry: Entry | None
    digest: str | None
    again: str | None
    """Who asked that it be indexed again."""
    _when: Item
    """Attributes of its record by which to know that it is still this one."""

    def pending(self) -> bool:
        return self.again is not None or self._is_astray

    @property
    def _is_astray(self) -> bool:
        """Whether somebody has harmed what goes with its record: on lists, at addresses, with the clock.

        Transactions keep them together, so that this is asked only where else there is nothing to do.
        """
        wanted = {(item["pk"], item["sk"]): item for item in self._copies()}
        found = self.folder.index.table.get(*wanted) if wanted else {}  # type: ignore[arg-type]
        return found != wanted

    def _copies(self) -> Iterator[Item]:
        """The items beside its record that say the same."""
        yield from (item_of(list_key(place), self.entry) for place in self._placements)
        if not self._withdrawn:
            yield from ({"pk": f"ALIAS#{path}", "sk": self.folder.id} for path in aliases_of(self.entry))
        if due := due_key(self.entry):
            yield {"pk": due[0], "sk": due[1]}
        if waits := waiting_key(self.entry):
            yield {"pk": waits[0], "sk": waits[1], "id": self.folder.id}

    def _restoring(self) -> Iterator[Write]:
        if self.entry:
            record = item_of(record_key(self.folder.id), self.entry)
            yield Put(record | {"digest": f"{_RESTORED}{self.entry.digest}"}, when=self._when)
            yield from map(Put, self._copies())

    def differs(self, wanted: Filing | None) -> bool:
        if wanted is None:
            return self.digest is not None
        lost = holds_address(wanted.entry) and wanted.claim.owner_id != self.folder.id
        return lost or self.digest != wanted.entry.digest

    def settle(self, wanted: Filing | None) -> Filed:
        """One transaction; raises `Conflict` also when it takes two, the first of which is then done."""
        writes = [*self._changes(wanted), *self._slugs(wanted)]
        if len(writes) <= TRANSACTION_LIMIT:
            counted(self.folder.index.table, writes)
            return self._settled(wanted)
        counted(self.folder.index.table, list(self._withdrawal()))
        raise Conflict(f"{self.folder} is off its old lists, and now goes on the new")

    def _settled(self, wanted: Filing | None) -> Filed:
        if not self.differs(wanted):
            return self.folder.look()
        if wanted is None:
            return Filed(self.folder, None, None, self.again, ABSENT)
        digest = wanted.entry.digest
        return Filed(self.folder, wanted.entry, digest, self.again, {"digest": digest})

    def _changes(self, wanted: Filing | None) -> Iterator[Write]:
        if self.differs(wanted):
            return self._writes(wanted)
        return self._restoring() if self._is_astray else iter(())

    def _writes(self, wanted: Filing | None) -> Iterator[Write]:
        yield self._record(wanted.entry if wanted else None)
        yield from self._lists(wanted.entry if wanted else None)
        yield from self._aliases(wanted.entry if wanted else None)
        yield from self._dues(wanted.entry if wanted else None)

    def _record(self, entry: Entry | None) -> Write:
        key = record_key(self.folder.id)
        if entry is None:
            return Delete(key, when=self._when)
        return Put(item_of(key, entry) | {"digest": entry.digest}, when=self._when)

    # Lists ---------------------------------------------------------------------------

    def _lists(self, entry: Entry | None) -> Iterator[Write]:
        new = placements_of(entry)
        old = self._standing(new)
        counts = Counter((name, month) for name, month, _ in new)
        counts.subtract((name, month) for name, month, _ in old)
        yield from (Delete(list_key(place)) for place in old if place not in new)
        yield from (Put(item_of(list_key(place), entry)) for place in new if entry)
        yield from (Add((f"LIST#{name}", month), "count", by) for (name, month), by in counts.items() if by)

    @property
    def _placements(self) -> Sequence[Placement]:
        return () if self._withdrawn else placements_of(self.entry)

    def _standing(self, new: Sequence[Placement]) -> Sequence[Placement]:
        """Where it stands now: what a harmed record says of that may be wrong."""
        if self.digest != _HARMED:
            return self._placements
        places = {list_key(place): place for place in (*self._placements, *new)}
        keys = list(places)
        found = (self.folder.index.table.get(*keys[at : at + _READ]) for at in range(0, len(keys), _READ))
        return [places[key] for some in found for key in some]

    @property
    def _withdrawn(self) -> bool:
        return (self.digest or "").startswith(_WITHDRAWN)

    def _withdrawal(self) -> Iterator[Write]:
        """Takes the article off its lists and its old addresses, and leaves all else."""
        if self.entry is None:
            raise ValueError(f"{self.folder} stands on no list, and yet its transaction is too long")
        record = item_of(record_key(self.folder.id), self.entry)
        yield Put(record | {"digest": f"{_WITHDRAWN}{self.entry.digest}"}, when=self._when)
        yield from self._lists(None)
        yield from self._aliases(None)

    # Old addresses -------------------------------------------------------------------

    def _aliases(self, entry: Entry | None) -> Iterator[Write]:
        old, new = () if self._withdrawn else aliases_of(self.entry), aliases_of(entry)
        yield from (Delete((f"ALIAS#{path}", self.folder.id)) for path in old if path not in new)
        yield from (Put({"pk": f"ALIAS#{path}", "sk": self.folder.id}) for path in new if path not in old)

    # The clock -----------------------------------------------------------------------

    def _dues(self, entry: Entry | None) -> Iterator[Write]:
        old, new = due_key(self.entry), due_key(entry)
        if old and old != new:
            yield Delete(old)
        if new and old != new:
            yield Put({"pk": new[0], "sk": new[1]})

    # Slugs ---------------------------------------------------------------------------

    def _slugs(self, wanted: Filing | None) -> Iterator[Write]:
        if self.entry and (wanted is None or wanted.entry.slug != self.entry.slug):
            yield from self._turn(self.folder.index.claim(self.entry.slug), None)
        if wanted:
            yield from self._turn(wanted.claim, wanted.entry)

    def _turn(self, claim: Claim, entry: Entry | None) -> Iterator[Write]:
        """Take, keep, give back, wait for or stop waiting for one slug."""
        me, old = self.folder.id, self.entry if self.entry and self.entry.slug == claim.slug else None
        waited, waits = waiting_key(old), waiting_key(entry)
        mine = Rival(me, entry.rank) if entry and holds_address(entry) else None
        owner = mine or (None if claim.owner_id == me else claim.owner)
        if is_public(old) and not is_public(entry):
            yield Left(claim.slug, me).put
        if owner != claim.owner or waited != waits:
            waiting = claim.waiting - bool(waited) + bool(waits)
            yield owning(replace(claim, owner=owner, waiting=waiting, turn=claim.turn + 1))
        if waited and waited != waits:
            yield Delete(waited)
        if waits and waited != waits:
            yield Put({"pk": waits[0], "sk": waits[1], "id": me})
        if other := self._woken(claim, owner, [each.rank for each in (old, entry) if each]):
            yield again(other, f"{claim.slug}#{claim.turn}#{me}")

    def _woken(self, claim: Claim, owner: Rival | None, ranks: Sequence[str]) -> ArticleId | None:
        """Who must be indexed again: the owner that has been displaced, or the next in line."""
        me, had = self.folder.id, claim.owner_id
        if owner and had and had not in {me, owner.id}:
            return had
        if owner is None or had is None:
            past = ""
        elif self.again is not None or self._displaced(claim):
            past = min(ranks)
        else:
            return None
        line = self.folder.index.waiting(claim, past)
        return next((rival.id for rival in line if rival.id != me), None)

    def _displaced(self, claim: Claim) -> bool:
        """Whether it has lost the slug; it may leave before it hears, and the next in line has to know."""
        entry, owner = self.entry, claim.owner_id
        return bool(entry and entry.slug == claim.slug and holds_address(entry) and owner != self.folder.id)
