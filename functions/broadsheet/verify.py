"""Verify: name every difference between what stands and what should stand, one thing after the other.

All there is falls into parts, and each part is a row of names in one order, read page by page: so the look
needs no more memory for a million articles than for ten, and can go on from wherever it was cut short.
Whatever stands is compared in full with what it should be, where it stands; and where something is to follow
from it, it is seen that this is there. Records, pages and pictures are compared byte by byte (S3 says an MD5
of them), entries of lists and dates of the clock with their articles' records. What cannot be read is named
as well, and the look goes on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, groupby, islice
from typing import Any

from broadsheet import pictures, pipeline, reach
from broadsheet.article import Value
from broadsheet.media import key_of, source_of
from broadsheet.publication import Publication
from broadsheet.site.plan import SHARED, Target, What, target_of
from broadsheet.stores import Stores
from broadsheet.stores.aws import UNREADABLE
from broadsheet.stores.bucket import Records
from broadsheet.stores.converge import Step, differing
from broadsheet.stores.parts import is_on_shelf, part_at
from broadsheet.stores.rounds import Mark
from broadsheet.stores.shelf import Shelf
from broadsheet.stores.stray import Stray
from broadsheet.stores.table import Key, can_be

_AT_ONCE = 8
"""Threads: a look mostly waits for answers of AWS."""
_A_TIME = 64


@dataclass(frozen=True, order=True)
class Difference:
    """Something that is not as it should be: the step that can mend it, and the name that its queue takes."""

    step: str
    name: str


@dataclass(frozen=True)
class Look:
    """What a look compares with: the stores, what the site says of itself, and the time.

    A look may take hours, so the clock is read at each place.
    """

    stores: Stores
    publication: Publication
    clock: pipeline.Clock

    def marks(self, since: Mark) -> Iterator[Mark]:
        """Every place of the round past one, in order."""
        order = list(_PARTS)
        # A version before this one may have had other parts: then it begins anew.
        for part in order[order.index(since.part) if since.part in order else 0 :]:
            names = _PARTS[part].names(self.stores, since.name if part == since.part else "")
            yield from (Mark(part, name) for name in names)

    def found(self, since: Mark) -> Iterator[tuple[Mark, tuple[Difference, ...]]]:
        """How far the look has come past a mark, and what differs there; some dozens of places at a time."""
        marks = self.marks(since)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            while some := list(islice(marks, _A_TIME)):
                yield some[-1], tuple(dict.fromkeys(chain.from_iterable(pool.map(self.at, some))))

    def at(self, mark: Mark) -> tuple[Difference, ...]:
        """What differs at one place; where that cannot be told, its step has to look, and may complain."""
        part = _PARTS[mark.part]
        try:
            return tuple(part.look(self, mark.name))
        except UNREADABLE:
            return (part.whole(self.stores, mark.name),)


@dataclass(frozen=True)
class _Part:
    """A part of all there is."""

    names: Callable[[Stores, str], Iterator[str]]
    """Every name past another."""
    look: Callable[[Look, str], Iterator[Difference]]
    whole: Callable[[Stores, str], Difference]
    """What to say where the look at a name fails."""


def _is_due(step: Step[Any]) -> bool:
    """Whether a step would do something; where it cannot even read what stands, it would try."""
    try:
        return bool(differing(step))
    except UNREADABLE:
        return True


# Sources and what is made of them ---------------------------------------------------------


def _source(look: Look, id: str) -> Iterator[Difference]:
    if not pipeline.is_ingested(id, look.stores, look.publication):
        yield Difference("ingest", id)


def _article(look: Look, key: str) -> Iterator[Difference]:
    stores = look.stores
    id = stores.articles.id_of(key)
    yield from _sourceless(look, stores.articles, key)
    if _is_due(pipeline.summarizing(id, stores)):
        yield Difference("summarize", key)
    if _is_due(pipeline.indexing(id, stores, look.clock, look.publication.zone)):
        yield Difference("index", stores.summaries.key(id))


def _sourceless(look: Look, records: Records[Any], key: str) -> Iterator[Difference]:
    """Of a record that no source stands behind; a long name is not in its key, but in the record."""
    if look.stores.inbox.etag(records.id_of(key)) is not None:
        return
    try:
        record: Value | None = records.at(key)
    except UNREADABLE:
        record = None
    id = getattr(record, "id", records.id_of(key))
    if look.stores.inbox.etag(id) is None:
        yield Difference("ingest", id)


def _summary(look: Look, key: str) -> Iterator[Difference]:
    article = look.stores.articles.key(look.stores.summaries.id_of(key))
    if not look.stores.articles.bucket.holds(article):
        yield Difference("summarize", article)


def _clash(look: Look, key: str) -> Iterator[Difference]:
    id = look.stores.clashes.id_of(key)
    if _is_due(pipeline.clashing(id, look.stores)):
        yield Difference("index", look.stores.summaries.key(id))


def _picture(look: Look, key: str) -> Iterator[Difference]:
    id, name = source_of(key)
    if not pictures.is_named(id, name, look.stores):
        yield Difference("publish", key)


# The index --------------------------------------------------------------------------------


def items(stores: Stores, after: str) -> Iterator[str]:
    """The items of the table, those of one shelf as one: they follow on each other."""
    keys = stores.index.table.scan_keys(_key_in(after))
    for _, items in groupby(keys, lambda key: key[0] if is_on_shelf(key) else key):
        yield json.dumps(next(items), ensure_ascii=False)


def _key_in(name: str) -> Key | None:
    """The key of a name, unless somebody has harmed the item that says how far a round has come."""
    try:
        pk, sk = _key(name)
    except (ValueError, TypeError):
        return None
    return (pk, sk) if can_be((pk, sk)) else None


def _key(name: str) -> Key:
    pk, sk = json.loads(name)
    return str(pk), str(sk)


def _item(look: Look, name: str) -> Iterator[Difference]:
    key = _key(name)
    part = part_at(look.stores.index, key)
    if isinstance(part, Stray):
        yield Difference("index", part.key)
        return
    if key[1] == "RECORD":
        yield from _record(look, key[0].removeprefix("ARTICLE#"))
    elif part and (not part.is_known if is_on_shelf(key) and isinstance(part, Shelf) else part.is_untidy()):
        yield Difference("index", part.key)
    for target in showing(look.stores, name, look.clock()):
        yield from _missing(look, target)


def _record(look: Look, id: str) -> Iterator[Difference]:
    stores = look.stores
    if not stores.articles.bucket.holds(stores.articles.key(id)) or _is_due(pipeline.clashing(id, stores)):
        yield Difference("index", stores.summaries.key(id))


def _of_item(stores: Stores, name: str) -> Difference:
    part = part_at(stores.index, _key(name))
    return Difference(
        "index", part.key if part else stores.summaries.key(_key(name)[0].removeprefix("ARTICLE#"))
    )


def showing(stores: Stores, name: str, now: datetime) -> Iterator[Target]:
    """The pages that there are because of an item of the index: an article, or a month of a list."""
    match _key(name):
        case pk, "RECORD":
            entry = stores.index.entry(pk.removeprefix("ARTICLE#"))
            if entry and entry.visible(now):
                yield Target(What.ARTICLE, slug=entry.slug)
        case pk, month if pk.startswith("LIST#") and not is_on_shelf((pk, month)):
            if stores.shelf(name := pk.removeprefix("LIST#"), month).is_known:
                yield from reach.showing_month(name, month)


# The site ---------------------------------------------------------------------------------


def _missing(look: Look, target: Target) -> Iterator[Difference]:
    """An object that should be there, and is not."""
    if not look.stores.site.holds(target.key) and _would_publish(look, target):
        yield Difference("publish", target.key)


def _page(look: Look, key: str) -> Iterator[Difference]:
    """An object that stands there; pictures have a part of their own."""
    target = target_of(key)
    stray = target is None and not key.startswith(key_of(""))
    if stray or (target and _would_publish(look, target)):
        yield Difference("publish", key)


def _would_publish(look: Look, target: Target) -> bool:
    return _is_due(pipeline.publishing([target], look.stores, look.publication, look.clock))


def _shared(_: Stores, after: str) -> Iterator[str]:
    return (key for key in sorted(target.key for target in SHARED) if key > after)


def _shared_page(look: Look, key: str) -> Iterator[Difference]:
    if target := target_of(key):
        yield from _missing(look, target)


def _made_of_sources(of: Callable[[Stores], Records[Any]]) -> _Part:
    """Records that ingest makes, each of a source."""
    return _Part(
        lambda stores, after: of(stores).keys(after),
        lambda look, key: _sourceless(look, of(look.stores), key),
        lambda stores, key: Difference("ingest", of(stores).id_of(key)),
    )


_PARTS = {
    "sources": _Part(
        lambda stores, after: stores.inbox.ids(after),
        _source,
        lambda _, id: Difference("ingest", id),
    ),
    "articles": _Part(
        lambda stores, after: stores.articles.keys(after),
        _article,
        lambda stores, key: Difference("ingest", stores.articles.id_of(key)),
    ),
    "refusals": _made_of_sources(lambda stores: stores.refusals),
    "pictures": _Part(
        lambda stores, after: stores.site.keys_under(key_of(""), after),
        _picture,
        lambda _, key: Difference("ingest", source_of(key)[0]),
    ),
    "sizes": _made_of_sources(lambda stores: stores.pictures.records),
    "profiles": _made_of_sources(lambda stores: stores.profiles),
    "summaries": _Part(
        lambda stores, after: stores.summaries.keys(after),
        _summary,
        lambda stores, key: Difference("summarize", stores.articles.key(stores.summaries.id_of(key))),
    ),
    "clashes": _Part(
        lambda stores, after: stores.clashes.keys(after),
        _clash,
        lambda stores, key: Difference("index", stores.summaries.key(stores.clashes.id_of(key))),
    ),
    "index": _Part(items, _item, _of_item),
    "pages": _Part(
        lambda stores, after: stores.site.keys_under("", after),
        _page,
        lambda _, key: Difference("publish", key),
    ),
    "shared": _Part(_shared, _shared_page, lambda _, key: Difference("publish", key)),
}
"""What there is, in the order of the journey."""
