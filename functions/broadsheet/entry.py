"""What the index keeps: an article as lists, neighbours and the API need to know it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from broadsheet.article import UNDATED, ArticleId, Instant, Picture, Refusal, Slug, Term, Value, iso


class State(StrEnum):
    """Where an article stands in its life."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    EXPIRED = "expired"
    REJECTED = "rejected"


class Kind(StrEnum):
    """What the articles of a list have in common."""

    ALL = "all"
    SECTION = "section"
    TAG = "tag"
    AUTHOR = "author"
    LANGUAGE = "language"
    """By its first subtag: `pt` holds `pt-BR` too. It has no front of its own."""
    CORRECTIONS = "corrections"
    """Those that were corrected, by their newest correction."""
    TRANSLATION = "translation"
    """An article and its translations."""
    PICTURE = "picture"
    """Those that show a picture of the inbox, for when it changes."""


@dataclass(frozen=True, order=True)
class List:
    """A list that articles stand on, newest first: all of them, or those that have something in common."""

    kind: Kind = field(hash=False)
    slug: Slug = ""
    """The section's, tag's or author's slug, the language, what translations have in common, or the
    picture's id; empty where there is one list of a kind."""

    @property
    def name(self) -> str:
        """Its name in the index, as `all` or `tag:rivers`."""
        return f"{self.kind}:{self.slug}" if self.slug else str(self.kind)

    @property
    def url(self) -> str:
        """The address of its front, as `/` or `/tag/rivers/`."""
        return "/" if self == ALL else f"/{self.name.replace(':', '/')}/"


_CLOCKS_APART = timedelta(minutes=1)
"""How far the clocks of two functions may be apart; on AWS it is a fraction of a second."""

ALL = List(Kind.ALL)
CORRECTIONS = List(Kind.CORRECTIONS)


class Placement(NamedTuple):
    """A place on a list."""

    name: str
    """The list's."""
    month: str
    rank: str
    """The order of a list is that of ranks as text, newest last."""


def month_of(instant: datetime, zone: str | None) -> str:
    """The month of a time zone, as `2026-11`; what is undated is in the same month everywhere."""
    here = instant.astimezone(ZoneInfo(zone)) if zone and instant != UNDATED else instant
    return f"{here:%Y-%m}"


class Entry(Value):
    """All that a list, a neighbour link or the API needs to know of an article."""

    id: ArticleId
    source: str
    article: str
    """The digest of the article that it was made from."""
    summary: str
    """The digest of the summary that it was made from."""
    state: State
    slug: Slug
    title: str
    line: str
    """The standfirst, or else the short summary."""
    lang: str
    words: int
    seconds: int
    """How long the article takes to read."""
    published_at: Instant
    zone: str | None = None
    """The site's time zone, where that is not UTC."""
    updated_at: Instant | None = None
    expires_at: Instant | None = None
    corrected_at: Instant | None = None
    """The date of its newest correction."""
    section: Term | None = None
    tags: tuple[Term, ...] = ()
    authors: tuple[Term, ...] = ()
    picture: Picture | None = None
    pictures: tuple[ArticleId, ...] = ()
    """The pictures of the inbox that it shows, or the first of them."""
    missing: tuple[ArticleId, ...] | None = None
    """Those of them that are not there, or cannot be shown; never empty."""
    translation_key: Slug | None = None
    aliases: tuple[str, ...] | None = None
    """Paths of its old addresses, as `2019/old-name`; never empty."""
    refusal: Refusal | None = None
    """Why it is refused although it could be read: its address belongs to another article."""

    def __hash__(self) -> int:
        """Of the few fields in which entries differ: a page is known again by hundreds of them."""
        return hash((self.id, self.article, self.summary))

    @property
    def url(self) -> str:
        return f"/{self.slug}/"

    @property
    def dated(self) -> bool:
        return self.published_at != UNDATED

    @property
    def rank(self) -> str:
        """Where it stands in every list: by date, then by id, so that equal dates neither loop nor skip."""
        return f"{iso(self.published_at)}#{self.id}"

    @property
    def month(self) -> str:
        """The month of the site's own calendar in which it came out, as `2026-11`."""
        return month_of(self.published_at, self.zone)

    @property
    def lists(self) -> tuple[List, ...]:
        """Every list with a front that it stands on while readers may see it."""
        return (
            ALL,
            *(List(Kind.SECTION, term.slug) for term in (self.section,) if term),
            *(List(Kind.TAG, term.slug) for term in self.tags),
            *(List(Kind.AUTHOR, term.slug) for term in self.authors),
        )

    @property
    def standings(self) -> tuple[List, ...]:
        """Every list that it stands on while readers may see it, with a front or without."""
        return (*dict.fromkeys(self.lists), List(Kind.LANGUAGE, language_of(self.lang)))

    @property
    def translations(self) -> List | None:
        """The list of it and its translations."""
        return List(Kind.TRANSLATION, self.translation_key) if self.translation_key else None

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Where it stands on each of them, under its pictures, among its translations, and among the
        corrected ones if it is one."""
        pictures = (List(Kind.PICTURE, id) for id in self.pictures)
        lists = (*self.standings, *pictures, *filter(None, (self.translations,)))
        places = tuple(Placement(which.name, self.month, self.rank) for which in lists)
        if self.corrected_at is None:
            return places
        month, rank = month_of(self.corrected_at, self.zone), f"{iso(self.corrected_at)}#{self.id}"
        return (*places, Placement(CORRECTIONS.name, month, rank))

    @property
    def next_change(self) -> datetime | None:
        """When its state changes by itself: it is published, or it expires."""
        if self.state is State.SCHEDULED:
            return min(self.published_at, self.expires_at or self.published_at)
        return self.expires_at if self.state in {State.PUBLISHED, State.REJECTED} else None

    def visible(self, now: datetime) -> bool:
        """Whether readers may see it at this moment, whatever the index thought when it was written.

        That it is out is for the clock of the index to say, where the two are not far apart: it has no other
        change to tell once ours has come as far.
        """
        return (
            self.state is State.PUBLISHED
            and self.published_at <= now + _CLOCKS_APART
            and (self.expires_at is None or now < self.expires_at)
        )


def language_of(tag: str) -> str:
    """The language in a BCP 47 tag, without region or script: `pt` of `pt-BR`."""
    return tag.partition("-")[0].lower()


def picture_id(url: str) -> ArticleId | None:
    """Which picture of the inbox an address of the site names; nothing where it is one of the web."""
    return unquote(urlsplit(url).path.removeprefix("/media/")) if url.startswith("/media/") else None


class Month(Value):
    """A month in which a list has articles."""

    month: str
    """As `2026-11`."""
    count: int

    @property
    def url(self) -> str:
        return f"/{self.month[:4]}/{self.month[5:]}/"
