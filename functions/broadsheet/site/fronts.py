"""Pages that list articles: the front page, the fronts of sections, tags and authors, months, the archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from broadsheet.article import Term
from broadsheet.entry import ALL, Entry, Kind, List, Month
from broadsheet.profile import Profile
from broadsheet.publication import Page, Publication
from broadsheet.site.authors import who
from broadsheet.site.plan import Target, What
from broadsheet.site.press import set_page, shortened
from broadsheet.site.words import catalogue

FRONT_LENGTH = 30
"""How many articles a front shows; all others stand in the archive."""

_WITH_PICTURES, _WITHOUT = (2, 7), (4, 6)
"""How many articles stand on the front page below the lead, and beside both: where one of the first
three has a picture, and where none has; either fills the same room."""
_OF_A_SECTION = 4
"""How many stand under each section."""


_HEADLINES = 3
"""How many headlines tell searchers what is on a page."""


@dataclass(frozen=True)
class Group:
    """Articles of one section on the front page; those without one stand last."""

    section: Term | None
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Year:
    """The months of a year, newest first."""

    name: str
    months: Sequence[Month]

    @property
    def id(self) -> str:
        return self.months[0].month[:4]


def front(
    publication: Publication,
    which: List,
    entries: Sequence[Entry],
    months: Sequence[Month],
    profile: Profile | None = None,
    more: bool = False,
) -> Page | None:
    """The front of a list, newest first, and the months in which it has articles.

    `profile` says who its author is, and `more` whether it has others than these. An empty list has no
    front, except that the front page is always there.
    """
    if which == ALL:
        return _front_page(publication, entries, more=more)
    return _front(publication, which, entries, months, profile) if entries else None


def empty_front(publication: Publication, which: List) -> Page:
    """What stands there while its articles come, or go."""
    return _front(publication, which, (), (), None)


def _front(
    publication: Publication,
    which: List,
    entries: Sequence[Entry],
    months: Sequence[Month],
    profile: Profile | None,
) -> Page:
    name = (profile.name if profile else None) or (name_of(which, entries[0]) if entries else which.slug)
    return set_page(
        Target(What.FRONT, which=which).key,
        "list.html",
        publication,
        publication.lang,
        which=which,
        name=name,
        about=shortened(profile.about if profile else "", 160) or headlines(entries),
        who=who(publication, which, name, profile) if profile else None,
        entries=entries,
        years=years_of(publication, months),
    )


def headlines(entries: Sequence[Entry]) -> str:
    """What a page that lists articles is about, for those who search."""
    return shortened("; ".join(entry.title for entry in entries[:_HEADLINES]), 160)


def name_of(which: List, entry: Entry) -> str:
    """What a list is called, as the newest article that stands on it writes it."""
    terms = {
        Kind.SECTION: [entry.section] if entry.section else [],
        Kind.TAG: entry.tags,
        Kind.AUTHOR: entry.authors,
        Kind.ALL: [],
    }
    return next((term.name for term in terms[which.kind] if term.slug == which.slug), which.slug)


def _front_page(publication: Publication, entries: Sequence[Entry], *, more: bool) -> Page:
    below, beside = _WITH_PICTURES if any(entry.picture for entry in entries[:3]) else _WITHOUT
    second, rest = entries[1 : below + 1], entries[below + 1 :]
    groups = _by_section(rest[beside:])
    return set_page(
        Target(What.FRONT).key,
        "front.html",
        publication,
        publication.lang,
        about=publication.tagline or headlines(entries),
        lead=entries[0] if entries else None,
        second=second,
        latest=rest[:beside],
        groups=groups,
        sections=sorted({entry.section for entry in entries if entry.section}, key=_by_name),
        more=more or len(rest[beside:]) > sum(len(group.entries) for group in groups),
    )


def _by_section(entries: Sequence[Entry]) -> Sequence[Group]:
    """Sections in the order of their names, and the newest articles of each."""
    groups: dict[Term | None, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.section, []).append(entry)
    return [Group(section, groups[section][:_OF_A_SECTION]) for section in sorted(groups, key=_by_name)]


def _by_name(section: Term | None) -> tuple[bool, str, str]:
    return section is None, section.slug if section else "", section.name if section else ""


def month_page(publication: Publication, target: Target, entries: Sequence[Entry]) -> Page | None:
    """What was published on a list in a month, newest first; a month without anything has no page."""
    if not entries:
        return None
    return set_page(
        target.key,
        "month.html",
        publication,
        publication.lang,
        target=target,
        name="" if target.which == ALL else name_of(target.which, entries[0]),
        month=Month(month=target.month, count=len(entries)),
        about=headlines(entries),
        entries=entries,
    )


def archive_page(publication: Publication, months: Sequence[Month]) -> Page:
    """The calendar: every month in which something was published."""
    years = years_of(publication, months)
    return set_page(Target(What.ARCHIVE).key, "archive.html", publication, publication.lang, years=years)


def years_of(publication: Publication, months: Sequence[Month]) -> Sequence[Year]:
    """A calendar of months, newest first."""
    words = catalogue(publication.lang, publication.zone)
    return [Year(name, tuple(group)) for name, group in groupby(months, key=words.year)]
