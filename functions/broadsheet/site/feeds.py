"""Feeds: Atom, RFC 4287."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from broadsheet.article import UNDATED, Page, Publication
from broadsheet.entry import ALL, Entry, List
from broadsheet.site.fronts import name_of
from broadsheet.site.plan import Target, What
from broadsheet.site.press import ATOM, absolute, set_text

FEED_LENGTH = 20
"""How many articles a feed has."""


def feed(publication: Publication, which: List, entries: Sequence[Entry]) -> Page | None:
    """The feed of a list, newest first; an empty list has none, except that the site's is always there."""
    if not entries and which != ALL:
        return None
    title = publication.title if which == ALL else f"{name_of(which, entries[0])} – {publication.title}"
    return set_text(
        Target(What.FEED, which=which).key,
        "feed.xml",
        ATOM,
        publication,
        which=which,
        title=title,
        entries=[(entry, permanent_id(publication, entry)) for entry in entries],
        updated=max((entry.updated_at or entry.published_at for entry in entries), default=UNDATED),
    )


def permanent_id(publication: Publication, entry: Entry) -> str:
    """An article's name in feeds, which stays when its address or its date changes.

    A UUID of version 5, RFC 9562, of its id at this publication.
    """
    return f"urn:uuid:{uuid5(NAMESPACE_URL, absolute(publication, '/#') + entry.id)}"
