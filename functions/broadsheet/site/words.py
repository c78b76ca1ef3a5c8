"""Every word that the site itself says, and how it writes dates, months and minutes.

Only English stands here yet; `catalogue` is where other languages come in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from broadsheet.article import UNDATED, Length, Maker
from broadsheet.entry import Kind, Month

_MONTHS = ("January February March April May June July August September October November December").split()

_UNDATED_MONTH = f"{UNDATED:%Y-%m}"


@dataclass(frozen=True)
class Words:
    """The site's own words in one language."""

    lang: str = "en"

    skip: str = "Skip to content"
    site: str = "Site"
    home: str = "Home"
    archive: str = "Archive"
    feed: str = "Feed"
    sections: str = "Sections"
    to_top: str = "Back to top"

    by: str = "By"
    comma: str = ", "
    last_comma: str = " and "
    updated: str = "Updated"
    tags: str = "Tags"
    more_articles: str = "More articles"
    previous: str = "Previous article"
    next: str = "Next article"

    no_time: str = "No time to read?"
    get_summary: str = "Get a summary"
    summary: str = "Summary"
    length: str = "Length"

    lead: str = "Lead story"
    latest: str = "Latest"
    more_stories: str = "More stories"
    earlier: str = "Everything published earlier is in the archive"
    nothing_yet: str = "Nothing has been published yet"
    nothing_yet_line: str = "The first article will appear here as soon as it is out. Do come back."
    nothing_in_month: str = "No article stands in this month."
    whole_archive: str = "The whole archive"
    undated: str = "Undated"

    not_found: str = "This page is not here"
    not_found_line: str = (
        "The address may have a typing error, or the link that brought you here is too old. "
        "The front page has the latest; the archive has everything."
    )
    gone: str = "This article was removed"
    gone_line: str = (
        "It stood at this address once and has been taken down for good. "
        "The front page has the latest; the archive has everything else."
    )

    def kind(self, kind: Kind) -> str:
        """What a list is, above its name."""
        return {Kind.SECTION: "Section", Kind.TAG: "Tag", Kind.AUTHOR: "Author", Kind.ALL: "All"}[kind]

    def size(self, length: Length) -> str:
        """The name of a summary's length."""
        return {Length.SHORT: "Short", Length.MEDIUM: "Medium", Length.LONG: "Long"}[length]

    def made(self, maker: Maker) -> str:
        """How a summary came about."""
        return {
            Maker.EXTRACTED: "Sentences taken from the text",
            Maker.EDITOR: "Written by the editor",
        }[maker]

    def feed_of(self, kind: Kind) -> str:
        """The name of the feed of a list."""
        return f"{self.feed} of this {self.kind(kind).lower()}"

    def reading(self, seconds: int) -> str:
        """How long a text takes to read, never less than a minute."""
        return f"{max(1, round(seconds / 60))} min read"

    def span(self, seconds: int) -> str:
        """A length of time as a reader would say it: seconds by fives up to a minute, then minutes."""
        if seconds < 58:
            return f"{max(5, 5 * round(seconds / 5))} s"
        return f"{round(seconds / 60)} min"

    def saving(self, summary_seconds: int, article_seconds: int) -> str:
        """How much time a summary saves; empty where it saves none that shows."""
        short, long = self.span(summary_seconds), self.span(article_seconds)
        return f"{short} instead of {long}" if summary_seconds < article_seconds and short != long else ""

    def articles(self, count: int) -> str:
        return f"{count:,} article" if count == 1 else f"{count:,} articles"

    def day(self, instant: datetime) -> str:
        """As `23 November 2026`, in UTC."""
        return f"{instant.day} {_MONTHS[instant.month - 1]} {instant.year}"

    def moment(self, instant: datetime) -> str:
        """The day, and the time too where one was stated: midnight is what a bare date becomes."""
        time = f", {instant:%H:%M} UTC" if (instant.hour, instant.minute) != (0, 0) else ""
        return self.day(instant) + time

    def month(self, month: Month) -> str:
        """As `November 2026`."""
        if month.month == _UNDATED_MONTH:
            return self.undated
        return f"{self.month_of_year(month)} {month.month[:4]}"

    def month_of_year(self, month: Month) -> str:
        """As `November`, where the year stands above."""
        return self.undated if month.month == _UNDATED_MONTH else _MONTHS[int(month.month[5:]) - 1]

    def year(self, month: Month) -> str:
        """As `2026`."""
        return self.undated if month.month == _UNDATED_MONTH else month.month[:4]


ENGLISH = Words()


def catalogue(lang: str) -> Words:  # noqa: ARG001 - the languages come with their catalogues
    """The site's words in the language that is nearest to `lang`."""
    return ENGLISH
