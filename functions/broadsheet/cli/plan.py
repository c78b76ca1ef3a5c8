"""`broadsheet plan`: what publishing a file would write, without doing it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from broadsheet import reach, reading, summary
from broadsheet.article import Source
from broadsheet.cli.local import TITLE, deployed, stores_of
from broadsheet.cli.mirror import Mirror, changed_at
from broadsheet.entries import entry_of
from broadsheet.entry import Entry
from broadsheet.profile import Profile, profiled
from broadsheet.publication import Publication
from broadsheet.site.plan import Change, Target
from broadsheet.stores import Stores


def planned(file: Path, folder: Path, now: datetime) -> tuple[Target, ...]:
    """The objects that publishing `file` concerns where the rest of `folder` is published already.

    In the order in which they are written. Raises `Rejected` for a file that cannot be published.
    """
    id = file.relative_to(folder).as_posix()
    publication = Publication(TITLE, "http://localhost")
    change = None if profiled(id) else Change(None, _entry(file, id, now, publication.zone))
    with deployed(lambda *_: None, publication) as cloud:
        stores = stores_of(cloud)
        Mirror(folder, stores.inbox, changed_at, leave_out=frozenset({id})).sync()
        cloud.settle()
        if change is None:
            return _introducing(reading.profile(_source(file, id)), stores, now)
        return reach.planned([change], stores, now)


def _introducing(profile: Profile, stores: Stores, now: datetime) -> tuple[Target, ...]:
    """What shows who an author is: their front, where they have one."""
    (front,) = reach.introduced_by(profile.id)
    return (front,) if next(stores.index.entries(front.which, now), None) else ()


def _entry(file: Path, id: str, now: datetime, zone: str) -> Entry:
    article = reading.read(_source(file, id))
    return entry_of(article, summary.summarize(article, article.digest), now, zone)


def _source(file: Path, id: str) -> Source:
    """The file as it would come in; raises `Rejected` for what will not be read at all."""
    data = file.read_bytes()
    reading.admit(id, len(data), None)
    return Source(id, data, "", None, changed_at(file).astimezone(UTC))
