"""Which objects of the site something concerns: changes of the index, a key, the text of an article.

The site is imported by who has something to say of it: the index, which calls here too, mostly has not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from broadsheet.article import ArticleId
from broadsheet.entry import ALL, Entry, Kind, List
from broadsheet.errors import Harmed
from broadsheet.profile import profiled
from broadsheet.stores import Stores
from broadsheet.stores.related import relating, showing, translations

if TYPE_CHECKING:
    from broadsheet.site.plan import Change, Target


def planned(changes: Iterable[Change], stores: Stores, now: datetime) -> tuple[Target, ...]:
    """The publishing plan for changes of the index, the pages that lead to what changed included."""
    from broadsheet.site.plan import plan

    changes = list(changes)
    linked = (entry for change in changes if change.shows_elsewhere for entry in change.public)
    return plan(changes, [other for entry in linked for other in _leading_to(entry, stores, now)])


def showing_text_of(id: ArticleId, stores: Stores, now: datetime) -> tuple[Target, ...]:
    """What shows the text of an article, not only its entry: its page, and the feeds while it is new."""
    entry = stores.index.entry(id)
    if entry is None or not entry.visible(now):
        return ()
    from broadsheet import site
    from broadsheet.site.plan import FEEDS, Target, What

    newest = islice(stores.index.entries(ALL, now), site.FEED_LENGTH)
    feeds = FEEDS if entry in newest else ()
    return (Target(What.ARTICLE, slug=entry.slug, expected=True), *map(Target, feeds))


def articles_of(key: str, stores: Stores, now: datetime) -> tuple[ArticleId, ...]:
    """The articles that the key of a record speaks of: a summary's own, or those that show a picture."""
    picture = picture_of(key, stores)
    if picture is None:
        return (stores.summaries.id_of(key),)
    return tuple(entry.id for entry in showing(picture, stores.index, now))


def picture_of(key: str, stores: Stores) -> ArticleId | None:
    """The picture whose record a key is, if it is one's."""
    records = stores.pictures.records
    return records.id_of(key) if records.holds(key) else None


def showing_picture(id: ArticleId, stores: Stores, now: datetime) -> tuple[Target, ...] | None:
    """What shows a picture: pages and lists of articles, but none that only leads to one. Nothing while the
    index has yet to hear how it is now, or nobody can tell."""
    from broadsheet.site.plan import Change

    entries = list(showing(id, stores.index, now))
    try:
        if any(stores.pictures.illustrated(entry) != entry for entry in entries):
            return None
    except Harmed:
        return None
    return planned([Change(entry, entry) for entry in entries], stores, now)


def named(key: str, stores: Stores, now: datetime) -> tuple[Target, ...]:
    """What a key speaks of: an object of the site, an article's text, or who an author is.

    An object under no name of ours is spoken of as well, for it has to go, and is gone if the message
    comes twice. A key of `media/` is none of these: ingest keeps what stands there.
    """
    from broadsheet.site.plan import Target, What, target_of

    return (*_told_by(key, stores, now), target_of(key) or Target(What.STRAY, slug=key))


def _told_by(key: str, stores: Stores, now: datetime) -> tuple[Target, ...]:
    """What shows the record of an article, or of an author, whose key this is.

    Of an article that has gone meanwhile, nothing: the change of the index that tells so knows the lists
    which lead to its page, and have to be written first.
    """
    if stores.articles.holds(key):
        return showing_text_of(stores.articles.id_of(key), stores, now)
    if stores.profiles.holds(key):
        return tuple(introduced_by(stores.profiles.id_of(key)))
    return ()


def showing_month(name: str, month: str) -> Iterator[Target]:
    """What there is because a list, by its name in the index, has articles in a month."""
    from broadsheet.site.plan import Target, What

    kind, _, slug = name.partition(":")
    if kind == Kind.ALL:  # whose front is there anyhow
        yield from (Target(what, month=month) for what in (What.MONTH, What.SITEMAP_MONTH))
    elif kind in {Kind.SECTION, Kind.TAG, Kind.AUTHOR}:
        yield Target(What.FRONT, which=List(Kind(kind), slug))


def showing_list(name: str, month: str) -> tuple[Target, ...]:
    """What that a list has articles in a month, or has no more, concerns."""
    from broadsheet.site.plan import LISTINGS, in_order

    return in_order((*showing_month(name, month), *(LISTINGS if name == Kind.ALL else ())))


def introduced_by(id: ArticleId) -> Iterator[Target]:
    """The front of the author whose file this is."""
    from broadsheet.site.plan import Target, What

    if author := profiled(id):
        yield Target(What.FRONT, which=List(Kind.AUTHOR, author), expected=True)


def _leading_to(entry: Entry, stores: Stores, now: datetime) -> Iterator[Entry]:
    """The articles whose pages lead to this one: its neighbours, translations, and what it is related to."""
    before, after = stores.index.neighbours(entry.rank, now)
    yield from filter(None, (before, after))
    if after:  # else there are no newer ones on any list
        yield from relating(entry, stores.index, now)
    yield from translations(entry, stores.index, now)
