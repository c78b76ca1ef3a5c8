"""`broadsheet plan`: what publishing a file would write, without doing it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from broadsheet import pipeline, reach, reading, summary
from broadsheet.article import Publication, Source
from broadsheet.cli.local import TITLE, deployed, stores_of
from broadsheet.cli.mirror import Mirror, changed_at
from broadsheet.entry import Entry
from broadsheet.site.plan import Change, Target


def planned(file: Path, folder: Path, now: datetime) -> tuple[Target, ...]:
    """The objects that publishing `file` concerns where the rest of `folder` is published already.

    In the order in which they are written. Raises `Rejected` for a file that cannot be published.
    """
    id = file.relative_to(folder).as_posix()
    publication = Publication(TITLE, "http://localhost")
    entry = _entry(file, id, now, publication.zone)
    with deployed(lambda *_: None, publication) as cloud:
        stores = stores_of(cloud)
        Mirror(folder, stores.inbox, changed_at, leave_out=frozenset({id})).sync()
        cloud.settle()
        return reach.planned([Change(None, entry)], stores, now)


def _entry(file: Path, id: str, now: datetime, zone: str) -> Entry:
    data = file.read_bytes()
    reading.admit(id, len(data), None)
    article = reading.read(Source(id, data, "", None, changed_at(file).astimezone(UTC)))
    return pipeline.entry_of(article, summary.summarize(article, article.digest), now, zone)
