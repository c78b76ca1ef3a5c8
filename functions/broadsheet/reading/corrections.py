"""What an editor says was wrong in an article."""

from __future__ import annotations

from datetime import datetime, tzinfo

from broadsheet.article import Correction
from broadsheet.reading.dates import instant
from broadsheet.reading.fields import Fields, Plain
from broadsheet.reading.limits import LONGEST_FIELD, MOST_CORRECTIONS


def corrections(fields: Fields, zone: tzinfo) -> tuple[Correction, ...]:
    """The corrections, newest first; raises `Rejected` for one without its date or its text."""
    said = fields.value("corrections")
    listed: list[Plain] = said if isinstance(said, list) else [] if said is None else [said]
    if len(listed) > MOST_CORRECTIONS:
        raise fields.bad("corrections", f"are {len(listed)}, and {MOST_CORRECTIONS} is the most.")
    made = [_correction(item, fields, zone) for item in listed]
    return tuple(sorted(made, key=lambda correction: correction.date, reverse=True))


def _correction(item: Plain, fields: Fields, zone: tzinfo) -> Correction:
    inner = item if isinstance(item, dict) else {}
    date, text = _date(inner.get("date"), zone), inner.get("text")
    words = " ".join(text.split()) if isinstance(text, str) else ""
    if date is None or not words:
        raise fields.bad("corrections", "should each have a `date` and a `text`.")
    if len(words) > LONGEST_FIELD:
        raise fields.bad(
            "corrections", f"have one of {len(words):,} characters; {LONGEST_FIELD:,} is the most."
        )
    return Correction(date=date, text=words)


def _date(said: Plain, zone: tzinfo) -> datetime | None:
    return instant(said, zone) if isinstance(said, str) else None
