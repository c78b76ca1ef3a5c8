"""A claim: how things stand with a slug, who has the better right to it, and how the table says so.

Each change of it is a turn, and is written on condition that nobody has taken one since it was read.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.article import ArticleId, Slug
from broadsheet.entry import Entry, State
from broadsheet.stores.table import ABSENT, Item, Key, Put, number


@dataclass(frozen=True)
class Rival:
    """An article that has or wants a slug, and how it ranks: the lower, the better its right."""

    id: ArticleId
    rank: str


@dataclass(frozen=True)
class Claim:
    """How things stand with a slug."""

    slug: Slug
    owner: Rival | None = None
    waiting: int = 0
    first: Rival | None = None
    """Who ranks first among those that wait."""
    turn: int = 0
    seen: Item | None = None
    """The item that says so, where there is one."""

    @property
    def owner_id(self) -> ArticleId | None:
        return self.owner.id if self.owner else None

    def better_than(self, entry: Entry) -> Rival | None:
        """Who has a better right to the slug than this article, if anyone."""
        rivals = [rival for rival in (self.owner, self.first) if rival and rival.id != entry.id]
        best = min(rivals, key=lambda rival: rival.rank, default=None)
        return best if best and best.rank < entry.rank else None


def holds_address(entry: Entry) -> bool:
    """Whether the entry stands for an article that has its slug to itself: readers see it, or will."""
    return entry.state in {State.PUBLISHED, State.SCHEDULED}


def owner_key(slug: Slug) -> Key:
    return f"SLUG#{slug}", "OWNER"


def claim_of(slug: Slug, item: Item | None) -> Claim:
    """As the item says that stands under that key, which does not tell who ranks first."""
    if item is None:
        return Claim(slug)
    id, rank = (str(item.get(name, "")) for name in ("id", "rank"))
    owner = Rival(id, rank) if id else None
    return Claim(slug, owner, number(item, "waiting"), None, number(item, "turn"), item)


def owning(claim: Claim) -> Put:
    """How things stand with a slug, written if nobody has changed that since it was seen."""
    pk, sk = owner_key(claim.slug)
    owner = claim.owner or Rival("", "")
    item = {"pk": pk, "sk": sk, "id": owner.id, "rank": owner.rank}
    return Put(item | {"waiting": claim.waiting, "turn": claim.turn}, when=claim.seen or ABSENT)


def waiting_key(entry: Entry | None) -> Key | None:
    """Where an article waits for its slug, if it does."""
    if entry is None or entry.state is not State.REJECTED:
        return None
    return f"SLUG#{entry.slug}", f"WAITING#{entry.rank}"


def rival_of(item: Item) -> Rival:
    """Who waits, as the item says that stands under such a key: its place tells all."""
    rank = str(item["sk"]).removeprefix("WAITING#")
    return Rival(rank.partition("#")[2], rank)
