"""An editor's summary whose text changes, while it stays, is noted to be of the text that it was written for.

Only whoever sees both versions can know. The note stands beside the source, as metadata of its object: the
bytes stay those that the editor sent, and what is derived follows from the inbox as it is.
"""

from __future__ import annotations

from collections.abc import Callable

from broadsheet import reading
from broadsheet.article import Article, Source
from broadsheet.errors import Rejected


def summary_of(after: Source, before: Callable[[], Source | None]) -> str | None:
    """The digest of the text that the summary of a source was written for, where it stood there before.

    Nothing where the summary is new, or there is none, or the source itself says what it was written for.
    What stood there before is asked for only if that matters.
    """
    new = _article(after)
    if not new or not new.summary or new.summary_of or not (standing := before()):
        return None
    old = _article(standing)
    return (standing.summary_of or old.text_digest) if old and old.summary == new.summary else None


def _article(source: Source) -> Article | None:
    try:
        return reading.read(source)
    except Rejected:
        return None
