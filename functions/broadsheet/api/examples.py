"""Examples of what the API says and takes, by the name that it has: one thing has one name everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from broadsheet.api.cursors import Cursor
from broadsheet.api.filters import Filter

ID = "city/night-ferry.md"
SLUG = "night-ferry-gets-a-second-boat"
VERSION = "9a0364b9e99bb480dd25e1f0284c8555"
STATUS = "/api/articles/city%2Fnight-ferry.md/status"
LISTED = Filter(section="city", tag="river", author="harbour-desk", language="en", month="2026-11")

_MOMENT, _SENTENCE = "2026-11-02T07:15:00Z", "The town will run a second boat after midnight."
_TITLE = "Night ferry gets a second boat"
_CURSOR = Cursor(f"{_MOMENT}#{ID}").text(LISTED.name)

_EXAMPLES: Mapping[str, Any] = {
    "at": _MOMENT,
    "body": f"# {_TITLE}\n\n{_SENTENCE}\n",
    "code": "bad_date",
    "content_type": "text/markdown",
    "cursor": _CURSOR,
    "correlation_id": "JKJaXmPLvHcESHA=",
    "description": _SENTENCE,
    "detail": "There is no published article here.",
    "etag": VERSION,
    "expires_at": "2026-11-03T07:15:00Z",
    "expires_in": 900,
    "fields": {"key": ID, "Content-Type": "text/markdown"},
    "filtered_by": ["section:city"],
    "hours": 24,
    "html": f'<p id="p1">{_SENTENCE}</p>',
    "id": ID,
    "lang": "en",
    "largest": 5_000_000,
    "length": "short",
    "limit": 20,
    "line": 3,
    "long": _SENTENCE,
    "made_by": "extracted",
    "medium": _SENTENCE,
    "message": "This is no date: soon.",
    "name": "City",
    "next_cursor": _CURSOR,
    "paragraph": "p1",
    "previous_cursor": None,
    "published_at": _MOMENT,
    "read": 20,
    "seconds_to_read": 90,
    "short": _SENTENCE,
    "size": 1830,
    "slug": SLUG,
    "stale": False,
    "state": "ready",
    "text": _SENTENCE,
    "text_digest": "3f9a0c71d25e",
    "title": _TITLE,
    "updated_at": "2026-11-02T09:30:00Z",
    "url": f"/{SLUG}/",
    "version": "qk2Wb9Jz0vT1mY7cR5xN3uLh8aEdPfGs",
    "words": 300,
}


def illustrate(fields: Mapping[str, dict[str, Any]]) -> None:
    """Give an example to each field that has none of its own; `fields` are schemas by their names."""
    for name, schema in fields.items():
        if name in _EXAMPLES:
            schema.setdefault("examples", [_EXAMPLES[name]])
