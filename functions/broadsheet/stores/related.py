"""Articles that one leads to, or a picture, in a bounded number of reads: by the lists that they stand on.

Those to read on with are only older ones, so that a new article changes what stands under none that is out
already: whom an article may be shown under is found again, from the other side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from broadsheet.article import ArticleId, Term
from broadsheet.entry import ALL, Entry, Kind, List
from broadsheet.stores.glance import Glance
from broadsheet.stores.index import Index

COUNT = 3
_LISTS = 4
"""How many of an article's lists are looked at."""
ON_A_LIST = 6
"""How many articles of each."""

_SHOWING = 50
"""How many pages are looked at when a picture changes; of the others the daily check knows."""
_LANGUAGES = 24
"""How many translations an article may lead to."""

_WEIGHTS = {Kind.TAG: 4, Kind.SECTION: 2, Kind.AUTHOR: 1}
"""What it counts to share a list: what an article is about, before where it stands and who wrote it."""


def related(entry: Entry, glance: Glance, without: Iterable[Entry | None] = ()) -> tuple[Entry, ...]:
    """The three older articles in its language that have most in common with it, of equals the newest.

    `without` are those that the page leads to anyway.
    """
    known = {each.id for each in without if each}
    lists = sorted(set(entry.lists) - {ALL}, key=lambda which: (-_WEIGHTS[which.kind], which.slug))
    beside = {each.id: each for which in lists[:_LISTS] for each in glance.older(which, entry, ON_A_LIST)}
    alike = (each for each in beside.values() if each.lang == entry.lang and each.id not in known)
    return tuple(sorted(alike, key=lambda each: _distance(each, entry))[:COUNT])


def relating(entry: Entry, index: Index, now: datetime) -> Iterator[Entry]:
    """The newer articles that this one may be shown under, or was."""
    for which in sorted(set(entry.lists) - {ALL}):
        yield from islice(
            index.entries(which, now, past=entry.rank, ascending=True, page=ON_A_LIST + 1), ON_A_LIST
        )


def translations(entry: Entry, index: Index, now: datetime) -> tuple[Entry, ...]:
    """An article and its translations, in the order of publication, or nothing; so many and no more."""
    which = entry.translations
    return tuple(islice(index.entries(which, now, ascending=True), _LANGUAGES)) if which else ()


def showing(picture: ArticleId, index: Index, now: datetime) -> Iterator[Entry]:
    """The articles that show a picture, newest first; so many and no more."""
    return islice(index.entries(List(Kind.PICTURE, picture), now), _SHOWING)


def _distance(one: Entry, other: Entry) -> tuple[int, float, str]:
    apart = abs((one.published_at - other.published_at).total_seconds())
    return -_common(one, other), apart, one.id


def _common(one: Entry, other: Entry) -> int:
    same_section = one.section and other.section and one.section.slug == other.section.slug
    return (
        _WEIGHTS[Kind.TAG] * _shared(one.tags, other.tags)
        + _WEIGHTS[Kind.SECTION] * bool(same_section)
        + _WEIGHTS[Kind.AUTHOR] * _shared(one.authors, other.authors)
    )


def _shared(some: Iterable[Term], others: Iterable[Term]) -> int:
    return len({term.slug for term in some} & {term.slug for term in others})
