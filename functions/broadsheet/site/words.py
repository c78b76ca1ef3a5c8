"""Every word that the site itself says, and how it writes dates, months and minutes.

The words stand in `catalogues/`, one file a language; how a language counts and
dates is Babel's to know (https://cldr.unicode.org).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from broadsheet.article import UNDATED, Length, Maker
from broadsheet.entry import Kind, Month

if TYPE_CHECKING:
    from babel import Locale

_CATALOGUES = Path(__file__).parent / "catalogues"
_UNDATED_MONTH = f"{UNDATED:%Y-%m}"


class Catalogue(BaseModel):
    """The words of one language as its file has them; one that is missing or not known is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    skip: str
    site: str
    home: str
    archive: str
    feed: str
    to_top: str

    by: str
    comma: str
    last_comma: str
    updated: str
    also_in: str
    tags: str
    corrections: str
    correction: str
    no_corrections: str
    more_articles: str
    previous: str
    next: str
    related: str

    no_time: str
    get_summary: str
    length: str

    lead: str
    latest: str
    more_stories: str
    earlier: str
    nothing_yet: str
    nothing_yet_line: str
    whole_archive: str
    undated: str

    not_found: str
    not_found_line: str
    gone: str
    gone_line: str

    reading: str
    seconds: str
    minutes: str
    saving: str

    kind: Mapping[Kind, str]
    """What a list is, above its name."""
    feed_of: Mapping[Kind, str]
    """The name of the feed of a list."""
    size: Mapping[Length, str]
    """The names of a summary's lengths."""
    made: Mapping[Maker, str]
    """How a summary came about."""
    articles: Mapping[str, str]
    """So many articles, by the plural categories of CLDR."""


class Words:
    """The site's own words for a page in one language, with its dates in one zone."""

    def __init__(self, said: Catalogue, lang: str, zone: str) -> None:
        self.said = said
        self.lang = lang
        """The language that these words are in, as a BCP 47 tag."""
        self._zone = ZoneInfo(zone)

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(self.lang, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale.parse(self.lang.partition("-")[0])

    def language(self, tag: str) -> str:
        """What a language calls itself, as `Deutsch`; its tag where Babel does not know."""
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(tag, sep="-").get_display_name() or tag
        except (UnknownLocaleError, ValueError):
            return tag

    def span(self, seconds: int) -> str:
        """A length of time as a reader would say it: seconds by fives up to a minute, then minutes."""
        if seconds < 58:
            return self.said.seconds.format(n=self.number(max(5, 5 * round(seconds / 5))))
        return self.said.minutes.format(n=self.number(round(seconds / 60)))

    def reading(self, seconds: int) -> str:
        """How long a text takes to read, never less than a minute."""
        return self.said.reading.format(minutes=self.span(max(60, seconds)))

    def saving(self, summary_seconds: int, article_seconds: int) -> str:
        """How much time a summary saves; empty where it saves none that shows."""
        short, long = self.span(summary_seconds), self.span(article_seconds)
        if summary_seconds >= article_seconds or short == long:
            return ""
        return self.said.saving.format(short=short, long=long)

    def number(self, number: int) -> str:
        """As `1,234` or `1 234`."""
        return _decimal(number, self._locale)

    def articles(self, count: int) -> str:
        """As `3 articles`."""
        forms = self.said.articles
        form = forms.get(self._locale.plural_form(count), forms["other"])
        return form.format(n=self.number(count))

    def day(self, instant: datetime) -> str:
        """As `23 November 2026`."""
        return _long_date(instant.astimezone(self._zone).date(), self._locale)

    def moment(self, instant: datetime) -> str:
        """The day, and the time too where one was stated: midnight is what a bare date becomes."""
        from babel.dates import format_time, get_timezone_name

        here = instant.astimezone(self._zone)
        if (here.hour, here.minute) == (0, 0):
            return self.day(instant)
        time = format_time(here, "short", tzinfo=self._zone, locale=self._locale)
        named = f"{time} {get_timezone_name(here, 'short', locale=self._locale)}"
        return str(self._locale.datetime_formats["medium"]).format(named, self.day(instant))

    def month(self, month: Month) -> str:
        """As `November 2026`."""
        from babel.dates import format_skeleton

        if month.month == _UNDATED_MONTH:
            return self.said.undated
        return format_skeleton("yMMMM", _first_day(month.month), locale=self._locale)

    def month_of_year(self, month: Month) -> str:
        """As `November`, where the year stands above."""
        return self.said.undated if month.month == _UNDATED_MONTH else _month(month.month, self._locale)

    def year(self, month: Month) -> str:
        """As `2026`."""
        return self.said.undated if month.month == _UNDATED_MONTH else _year(month.month, self._locale)


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def languages() -> tuple[str, ...]:
    """The languages that the site speaks, in alphabetical order."""
    return tuple(sorted(path.stem for path in _CATALOGUES.glob("*.toml")))


@lru_cache(maxsize=64)
def catalogue(lang: str, zone: str = "UTC") -> Words:
    """The site's words in `lang`, or else in English."""
    spoken = lang.lower().partition("-")[0]
    return Words(_read(spoken), lang, zone) if spoken in languages() else Words(_read("en"), "en", zone)


@cache
def _read(lang: str) -> Catalogue:
    return Catalogue.model_validate(tomllib.loads((_CATALOGUES / f"{lang}.toml").read_text("utf-8")))


# A list says the same few days and numbers hundreds of times, and each front the months of years.


@lru_cache(1000)
def _decimal(number: int, locale: Locale) -> str:
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale)


@lru_cache(1000)
def _long_date(day: date, locale: Locale) -> str:
    from babel.dates import format_date

    return format_date(day, "long", locale)


@lru_cache(1000)
def _month(month: str, locale: Locale) -> str:
    from babel.dates import format_date

    return format_date(_first_day(month), "LLLL", locale)


@lru_cache(1000)
def _year(month: str, locale: Locale) -> str:
    from babel.dates import format_skeleton

    return format_skeleton("y", _first_day(month), locale=locale)
