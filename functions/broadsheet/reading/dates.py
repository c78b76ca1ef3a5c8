"""Dates as people write them, where they can mean only one thing."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime

_ISO_ZONE = re.compile(r"\s*(?:UTC|GMT|Z)$", re.IGNORECASE)
_SPACED_ZONE = re.compile(r"\s+([+-]\d\d:?\d\d)$")
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d")
_YEARS = range(1000, 10_000)


def instant(text: str, zone: tzinfo = UTC) -> datetime | None:
    """The instant that a date names, in UTC and whole seconds; nothing for what is no date.

    ISO 8601, RFC 5322 (`Mon, 23 Nov 2026 07:15:00 +0100`), `23 November 2026`
    and `November 23, 2026`. Without a zone it is in `zone`, without a time midnight.
    """
    text = text.strip()
    moment = _iso(text) or _email(text) or _written(text)
    if moment is None:
        return None
    try:
        moment = moment.replace(tzinfo=moment.tzinfo or zone).astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        return None
    return moment if moment.year in _YEARS else None


def _iso(text: str) -> datetime | None:
    plain = _SPACED_ZONE.sub(r"\1", _ISO_ZONE.sub("+00:00", text))
    if not re.match(r"\d{4}-\d", plain):
        return None
    try:
        return datetime.fromisoformat(plain.removesuffix("+00:00") if len(plain) < 18 else plain)
    except ValueError:
        return None


def _email(text: str) -> datetime | None:
    if not re.match(r"(?:\w{3},\s*)?\d{1,2} \w{3} \d{4} \d", text):
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None


def _written(text: str) -> datetime | None:
    for form in _WRITTEN:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None
