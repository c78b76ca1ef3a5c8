"""An editor's summary whose text changes, while it stays, is noted to be of the text that it was written for.

Only whoever sees both versions can know. The note stands beside the source, as metadata of its object: the
bytes stay those that the editor sent, and what is derived follows from the inbox as it is.
"""

from __future__ import annotations

from collections.abc import Callable

from broadsheet import reading
from broadsheet.article import Article, Source
from broadsheet.errors import Rejected


def noted_digest(after: Article | None, before: Callable[[], Source | None]) -> str | None:
    """The digest of the text that an article's summary was written for, where that stood there before.

    Nothing where the summary is new, or there is none, or the source itself says what it was written for.
    What stood there before is asked for only if that matters.
    """
    if (after and (not after.summary or after.summary_of)) or not (standing := before()):
        return None
    old = article_of(standing)
    return (
        (standing.summary_of or old.text_digest) if old and after and old.summary == after.summary else None
    )


def article_of(source: Source) -> Article | None:
    """What a source says, or nothing where it cannot be read."""
    try:
        return reading.read(source)
    except Rejected:
        return None
