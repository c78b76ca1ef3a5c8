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

    Nothing where the summary is new, or there is none, or the source itself says what it was written for;
    what was noted, where one of the two cannot be read. What stood there before is asked for only if that
    matters.
    """
    if (after and (not after.summary or after.summary_of)) or not (standing := before()):
        return None
    old = article_of(standing)
    if not (old and after):
        return standing.summary_of
    return _digest_of(old) if old.summary == after.summary else None


def _digest_of(old: Article) -> str:
    """For which text its summary was written, as it was said or noted, or else was seen."""
    # S3 keeps nothing but ASCII as metadata, and no digest is anything else.
    said = old.summary_of or ""
    return said if said and said.isascii() else old.text_digest


def article_of(source: Source) -> Article | None:
    """What a source says, or nothing where it cannot be read."""
    try:
        return reading.read(source)
    except Rejected:
        return None
