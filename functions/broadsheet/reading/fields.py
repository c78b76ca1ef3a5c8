"""What editors may say of an article, whatever they call it, and what each must look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from broadsheet.article import Warned
from broadsheet.errors import Rejected
from broadsheet.reading.dates import instant

Plain = str | bool | list["Plain"] | dict[str, "Plain"] | None
"""What front matter and JSON are made of; numbers and dates are text."""

_NAMES = {
    "title": ("title", "headline"),
    "slug": ("slug",),
    "date": ("date", "published", "published_at", "publish_date", "pubdate", "date_published"),
    "updated": ("updated", "updated_at", "modified", "last_modified", "lastmod", "date_modified"),
    "expires": ("expires", "expires_at", "expiry_date", "expiry"),
    "draft": ("draft",),
    "section": ("section", "category", "categories"),
    "tags": ("tags", "tag", "keywords"),
    "authors": ("authors", "author", "byline"),
    "standfirst": ("standfirst", "description", "deck", "subtitle", "excerpt"),
    "lang": ("lang", "language"),
    "picture": ("picture", "image", "cover"),
    "picture_alt": ("picture_alt", "image_alt"),
    "picture_caption": ("picture_caption", "image_caption"),
    "summary": ("summary",),
    "suppress_summary": ("suppress_summary", "no_summary"),
    "canonical_url": ("canonical_url", "canonical"),
}
_KNOWN = {alias: name for name, aliases in _NAMES.items() for alias in aliases}

_YES, _NO = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}
_SPACE = re.compile(r"\s+")
_LONGEST = 2000
LONGEST_NAME = 100
"""Characters of a tag, a section or a byline."""


@dataclass(frozen=True)
class Field:
    """What was said in one field, and where."""

    value: Plain
    line: int | None = None


class Fields:
    """The fields of an article by our names, `-` and `_`, small and capital letters being the same."""

    def __init__(self, said: Mapping[str, Field]) -> None:
        self._said: dict[str, Field] = {}
        self.unknown: dict[str, Field] = {}
        for given, field in said.items():
            name = _KNOWN.get(given.strip().lower().replace("-", "_").replace(" ", "_"))
            if name is None:
                self.unknown[given] = field
            elif field.value not in (None, "", []):
                self._said.setdefault(name, field)

    def over(self, others: Fields) -> Fields:
        """These fields, and the others' where these say nothing."""
        both = Fields({})
        both._said = {**others._said, **self._said}
        both.unknown = {**others.unknown, **self.unknown}
        return both

    def without(self, name: str) -> Fields:
        """These fields, and nothing said of one of them."""
        others = Fields({})
        others._said = {known: field for known, field in self._said.items() if known != name}
        others.unknown = self.unknown
        return others

    def warnings(self) -> Iterator[Warned]:
        """What an editor may have meant otherwise."""
        for name in self.unknown:
            shown = name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…"
            yield Warned(
                code="unknown_field", message=f"`{shown}` is no field that we know; it was left out."
            )

    def line(self, name: str) -> int | None:
        """Where a field was said."""
        return self._said[name].line if name in self._said else None

    def bad(self, name: str, why: str, code: str = "bad_field") -> Rejected:
        """The refusal of what was said in a field."""
        return Rejected(code, f"`{name}` {why}", self.line(name))

    def value(self, name: str) -> Plain:
        """What was said, as it was said; nothing where nothing was."""
        return self._said[name].value if name in self._said else None

    def text(self, name: str, longest: int = _LONGEST) -> str | None:
        """One line of text."""
        value = self.value(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.bad(name, "should be plain text.")
        text = _SPACE.sub(" ", value).strip()
        if len(text) > longest:
            raise self.bad(name, f"has {len(text):,} characters, and {longest:,} is the most.")
        return text or None

    def flag(self, name: str) -> bool:
        """Yes or no; no where nothing was said."""
        value = self.value(name)
        if isinstance(value, bool) or value is None:
            return bool(value)
        said = value.strip().lower() if isinstance(value, str) else ""
        if said not in _YES | _NO:
            raise self.bad(name, "should be `true` or `false`.")
        return said in _YES

    def names(self, name: str, most: int) -> list[str]:
        """A list of names; a text is cut at its commas."""
        value = self.value(name)
        cut: list[Plain] = [*value.split(",")] if isinstance(value, str) else [value]
        listed = value if isinstance(value, list) else cut
        if any(not isinstance(item, str | dict) for item in listed if item is not None):
            raise self.bad(name, "should be a list of names.")
        found = [_SPACE.sub(" ", text).strip() for text in map(_name_in, listed) if text]
        if len(found) > most:
            raise self.bad(name, f"has {len(found)} names, and {most} is the most.")
        if long := next((text for text in found if len(text) > LONGEST_NAME), None):
            raise self.bad(name, f"has a name of {len(long):,} characters, and {LONGEST_NAME} is the most.")
        return [text for text in found if text]

    def instant(self, name: str) -> datetime | None:
        """A date, with a time and zone or without: then midnight, and UTC."""
        value = self.value(name)
        if value is None:
            return None
        moment = instant(value) if isinstance(value, str) else None
        if moment is None:
            shown = value if isinstance(value, str) and len(value) <= LONGEST_NAME else "this"
            raise self.bad(
                name,
                f"is no date that we can read: {shown}. Write it as 2026-11-23 or 2026-11-23T07:15:00+01:00.",
                "bad_date",
            )
        return moment


def _name_in(value: Plain) -> str | None:
    """A name may stand in a field `name` of its own, as other systems write authors."""
    inner = value.get("name") if isinstance(value, dict) else value
    return inner if isinstance(inner, str) else None
