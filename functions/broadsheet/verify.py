"""Verify: name every difference between what stands and what should stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from broadsheet import pipeline
from broadsheet.article import ArticleId, Publication
from broadsheet.entry import Entry
from broadsheet.site.plan import SHARED, Change, Target, plan, target_of
from broadsheet.stores import Stores
from broadsheet.stores.converge import Step, Wanted, differing


@dataclass(frozen=True)
class Differences:
    """What each step has to look at again."""

    ingest: tuple[ArticleId, ...]
    summarize: tuple[ArticleId, ...]
    index: tuple[ArticleId, ...]
    publish: tuple[Target, ...]


def verify(stores: Stores, publication: Publication, now: datetime) -> Differences:
    """Derive everything again, write nothing, and say what differs."""
    entries = [entry for id in stores.index.ids() if (entry := stores.index.entry(id))]
    indexed = {*stores.articles.ids(), *(entry.id for entry in entries), *stores.clashes.ids()}
    summarized = {*stores.articles.ids(), *stores.summaries.ids()}
    unfiled = _differing(indexed, lambda id: pipeline.indexing(id, stores, now, publication.zone))
    clashing = _differing(indexed, lambda id: pipeline.clashing(id, stores))
    return Differences(
        ingest=_differing(_sources(stores), lambda id: pipeline.ingesting(id, stores, publication)),
        summarize=_differing(summarized, lambda id: pipeline.summarizing(id, stores)),
        index=tuple(sorted({*unfiled, *clashing})),
        publish=_pages(stores, publication, entries, now),
    )


def _differing(ids: Iterable[ArticleId], step: Callable[[ArticleId], Step[Wanted]]) -> tuple[ArticleId, ...]:
    return tuple(id for id in sorted(ids) if differing(step(id)))


def _sources(stores: Stores) -> set[ArticleId]:
    """Every id of the inbox, and every one that something was once made of."""
    pictures = (key.removeprefix("media/") for key in stores.site.keys_under("media/"))
    refused = (refusal.id for id in stores.refusals.ids() if (refusal := stores.refusals.find(id)))
    sized = stores.pictures.records.ids()
    return {*stores.inbox.ids(), *stores.articles.ids(), *pictures, *sized, *refused}


def _pages(
    stores: Stores, publication: Publication, entries: Iterable[Entry], now: datetime
) -> tuple[Target, ...]:
    due = plan(Change(None, entry) for entry in entries)
    standing = filter(None, map(target_of, stores.site.keys_under()))
    targets = tuple(dict.fromkeys((*SHARED, *due, *standing)))
    wrong = {str(place) for place in differing(pipeline.publishing(targets, stores, publication, now))}
    return tuple(target for target in targets if str(stores.site.place(target.key)) in wrong)
