"""What editors may say of an article, whatever they call it, and what each must look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo

from broadsheet.article import Warned
from broadsheet.errors import Rejected
from broadsheet.reading.characters import tidied
from broadsheet.reading.dates import instant
from broadsheet.reading.limits import LONGEST_FIELD, LONGEST_TERM
from broadsheet.reading.names import is_quiet, known

Plain = str | bool | list["Plain"] | dict[str, "Plain"] | None
"""What front matter and JSON are made of; numbers and dates are text."""

_YES, _NO = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Field:
    """What was said in one field, where, and by which name."""

    value: Plain
    line: int | None = None
    name: str = ""


class Fields:
    """The fields of an article by our names."""

    def __init__(self, said: Mapping[str, Field]) -> None:
        self._said: dict[str, Field] = {}
        self.unknown: dict[str, Field] = {}
        ranks: dict[str, int] = {}
        for given, field in said.items():
            name, rank = known(given) or ("", 0)
            if name == "date" and isinstance(field.value, bool):
                # Jekyll's `published: false` is no date.
                name, field = "draft", replace(field, value=not field.value)
            if not name:
                self.unknown[given] = field
            elif field.value not in (None, "", []) and rank < ranks.get(name, 100):
                ranks[name] = rank
                self._said[name] = Field(_tidied(field.value), field.line, given)

    def __bool__(self) -> bool:
        return bool(self._said or self.unknown)

    def over(self, others: Fields) -> Fields:
        """These fields, and the others' where these say nothing."""
        both = Fields({})
        both._said = {**others._said, **self._said}
        both.unknown = {**others.unknown, **self.unknown}
        return both

    def without(self, *names: str) -> Fields:
        """These fields, and nothing said of some of them."""
        others = Fields({})
        others._said = {known: field for known, field in self._said.items() if known not in names}
        others.unknown = self.unknown
        return others

    def with_own(self, *names: str) -> Fields:
        """These fields, and some that articles do not have, by these names."""
        others = Fields({})
        own = {name.lower(): field for name, field in self.unknown.items() if name.lower() in names}
        others._said = self._said | {
            name: Field(_tidied(field.value), field.line, name) for name, field in own.items()
        }
        others.unknown = {name: field for name, field in self.unknown.items() if name.lower() not in own}
        return others

    def other_than(self, *names: str) -> str | None:
        """The first field that was said besides these, by our name."""
        return next((name for name in self._said if name not in names), None)

    def warnings(self) -> Iterator[Warned]:
        """What an editor may have meant otherwise."""
        for name, field in self.unknown.items():
            if not is_quiet(name):
                shown = tidied(name if len(name) <= LONGEST_TERM else name[:LONGEST_TERM] + "…")
                said = f"`{shown}` is no field that we know; it was left out."
                yield Warned(code="unknown_field", message=said, line=field.line)

    def line(self, name: str) -> int | None:
        """Where a field was said."""
        return self._said[name].line if name in self._said else None

    def bad(self, name: str, why: str, code: str = "bad_field") -> Rejected:
        """The refusal of what was said in a field."""
        return Rejected(code, f"`{self.named(name)}` {why}", self.line(name))

    def unused(self, name: str, why: str) -> Iterator[Warned]:
        """A word on a field that was said, and says nothing that can be used."""
        if self.value(name):
            said = f"`{self.named(name)}` {why}; it was left out."
            yield Warned(code="left_out", message=said, line=self.line(name))

    def named(self, name: str) -> str:
        """What the editor called a field."""
        return (self._said[name].name or name) if name in self._said else name

    def value(self, name: str) -> Plain:
        """What was said, as it was said; nothing where nothing was."""
        return self._said[name].value if name in self._said else None

    def text(self, name: str, longest: int = LONGEST_FIELD) -> str | None:
        """One line of text."""
        value = self.value(name)
        return None if value is None else self.line_of(name, value, longest)

    def line_of(self, name: str, value: Plain, longest: int = LONGEST_FIELD) -> str | None:
        """What was said in a field, or in a part of it, as one line of text."""
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
        """A list of names; a text is cut at its semicolons, or else at its commas."""
        value = self.value(name)
        cut: list[Plain] = []
        if isinstance(value, str):
            cut = [*value.split(";" if ";" in value else ",")]
        listed = value if isinstance(value, list) else cut or [value]
        if any(not isinstance(item, str | dict) for item in listed if item is not None):
            raise self.bad(name, "should be a list of names.")
        found = [_SPACE.sub(" ", text).strip() for text in map(_name_in, listed) if text]
        if len(found) > most:
            raise self.bad(name, f"has {len(found)} names, and {most} is the most.")
        if long := next((text for text in found if len(text) > LONGEST_TERM), None):
            raise self.bad(name, f"has a name of {len(long):,} characters, and {LONGEST_TERM} is the most.")
        return [text for text in found if text]

    def instant(self, name: str, zone: tzinfo = UTC) -> datetime | None:
        """A date, with a time and zone or without: then midnight, and the site's zone."""
        value = self.value(name)
        if value is None:
            return None
        moment = instant(value, zone) if isinstance(value, str) else None
        if moment is None:
            shown = value if isinstance(value, str) and len(value) <= LONGEST_TERM else "this"
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


def _tidied(value: Plain) -> Plain:
    match value:
        case str():
            return tidied(value)
        case list():
            return [_tidied(item) for item in value]
        case dict():
            return {tidied(name): _tidied(item) for name, item in value.items()}
        case _:
            return value
