"""The summary that an editor wrote: one for all lengths, or one for each."""

from __future__ import annotations

from broadsheet.article import Length, OwnSummary
from broadsheet.reading.fields import Fields, Plain

_NONE = {"none", "false"}


def own_summary(fields: Fields) -> tuple[OwnSummary | None, bool]:
    """What the editor wrote, and whether there is to be no summary: `summary: false` says so as well.

    Raises `Rejected` for what is neither text nor a text for some of the lengths.
    """
    said = fields.value("summary")
    if said is False or (isinstance(said, str) and said.strip().lower() in _NONE):
        return None, True
    return (None if isinstance(said, bool) else _written(fields, said)), fields.flag("suppress_summary")


def _written(fields: Fields, said: Plain) -> OwnSummary | None:
    """A length that was not written is the next shorter one, or else the next longer."""
    if not isinstance(said, dict):
        text = fields.text("summary")
        return OwnSummary(short=text, medium=text, long=text) if text else None
    if others := said.keys() - set(Length):
        raise fields.bad("summary", f"has no length `{min(others)}`: there are {', '.join(Length)}.")
    written = {length: fields.line_of("summary", text) for length, text in said.items() if text is not None}
    short, medium, long = (written.get(length) for length in Length)
    if not (first := short or medium or long):
        return None
    return OwnSummary(short=first, medium=medium or first, long=long or medium or first)
