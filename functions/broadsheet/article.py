"""The words of the trade: what passes between rooms, as frozen values.

Every value can be written as JSON and read back unchanged. Instants are aware
and in UTC, lengths of time are whole seconds, addresses start with `/`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict

ArticleId = str
"""The path of an article's source in the inbox: its name for life."""

Slug = str
"""One segment of an address: lower-case letters, digits and hyphens."""

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""When an article was published that nobody dated; readers are never shown it."""


def _in_utc(instant: datetime) -> datetime:
    """In Python's own UTC: two instants of one zone are compared seventeen times faster than of two."""
    try:
        return instant.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("no instant of UTC") from error


Instant = Annotated[AwareDatetime, AfterValidator(_in_utc)]


def iso(instant: datetime) -> str:
    """An instant of UTC as RFC 3339 has it: `2026-11-23T07:15:00Z`. In the order of time, as text too."""
    return f"{instant.isoformat()[:19]}Z"


class Value(BaseModel):
    """A frozen value that is what it is: no unknown field, equal when its fields are."""

    # What checks and writes a value is built with the first one: no function starts with those of others.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def as_json(self) -> bytes:
        """The one way to write this value: the same value always gives the same bytes."""
        return self.model_dump_json(exclude_none=True, indent=1).encode() + b"\n"

    @property
    def digest(self) -> str:
        """SHA-256 of those bytes, in hexadecimal: equal where the values are equal."""
        return hashlib.sha256(self.as_json()).hexdigest()

    @classmethod
    def of_json(cls, data: bytes) -> Self:
        """Of what was written; fields that another version of us wrote besides are passed over."""
        return cls.model_validate_json(data, extra="ignore")


# What editors send -------------------------------------------------------------------


@dataclass(frozen=True)
class Source:
    """A file of the inbox as it is now."""

    id: ArticleId
    body: bytes
    etag: str
    content_type: str | None
    arrived: datetime
    """When this id first came to the inbox: the date of an article that states none."""
    summary_of: str | None = None
    """What was noted beside it: the digest of the text that its editor's summary was written for."""


# What ingest makes of it -------------------------------------------------------------


class Term(Value):
    """A section, a tag or an author: a name for readers and a slug for addresses."""

    name: str
    slug: Slug


class Paragraph(Value):
    """One block of running text, as plain words."""

    id: str
    """The anchor that stands on the block in the article's HTML: `p1`, `p2`, …"""
    text: str


class Picture(Value):
    """A picture and the words that belong to it."""

    url: str
    alt: str = ""
    caption: str | None = None
    credit: str | None = None
    """Who made it."""
    width: int | None = None
    height: int | None = None
    """In pixels, where they are known."""
    copies: tuple[str, ...] | None = None
    """The names of its copies, where it has any; never empty."""


class Warned(Value):
    """Something an editor should know about an article that was published all the same."""

    code: str
    message: str
    line: int | None = None
    """Where in the source file, from 1."""


class Correction(Value):
    """What was wrong in an article, said to those who have read it."""

    date: Instant
    text: str


class Length(StrEnum):
    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class OwnSummary(Value):
    """A summary that the editor wrote, in each of the three lengths."""

    short: str
    medium: str
    long: str

    def of_length(self, length: Length) -> str:
        return {Length.SHORT: self.short, Length.MEDIUM: self.medium, Length.LONG: self.long}[length]


class Article(Value):
    """The canonical article: cleaned once, trusted by all that comes after."""

    id: ArticleId
    source: str
    """The ETag of the inbox object that it was read from."""
    title: str
    slug: Slug
    slug_stated: bool = False
    """Whether the editor asked for this slug, or it was made from the title."""
    standfirst: str | None = None
    html: str
    """The text as safe HTML; each paragraph carries its id."""
    paragraphs: tuple[Paragraph, ...]
    """Running text only: no headings, lists, tables, code, quotations or captions."""
    words: int
    lang: str
    """A BCP 47 tag, as `en` or `pt-BR`."""
    published_at: Instant
    updated_at: Instant | None = None
    expires_at: Instant | None = None
    draft: bool = False
    section: Term | None = None
    tags: tuple[Term, ...] = ()
    authors: tuple[Term, ...] = ()
    picture: Picture | None = None
    pictures: tuple[str, ...] = ()
    """The addresses of all pictures that it shows, its own and those in its text."""
    summary: OwnSummary | None = None
    """A summary that the editor wrote; it is shown as it is."""
    summary_of: str | None = None
    """The digest of the text that it was written for, where that is known."""
    suppress_summary: bool = False
    canonical_url: str | None = None
    translation_key: Slug | None = None
    """What it has in common with its translations."""
    aliases: tuple[str, ...] | None = None
    corrections: tuple[Correction, ...] = ()
    """The newest first."""
    warnings: tuple[Warned, ...] = ()

    @property
    def text_digest(self) -> str:
        """Of the text alone, in twelve hexadecimal digits: the same however the text is set."""
        words = re.sub(r"<[^>]*>", "", self.html.replace("<br>", " ")).split()
        return hashlib.sha256(" ".join(words).encode(errors="surrogatepass")).hexdigest()[:12]

    @property
    def is_stale(self) -> bool:
        """Whether its editor's summary was written for another text."""
        return self.summary_of not in {None, self.text_digest}


class Refusal(Value):
    """Why a source cannot be published, for the editor who sent it."""

    id: ArticleId
    source: str
    """The ETag of the inbox object that was refused."""
    code: str
    message: str
    line: int | None = None
    column: int | None = None
    """Where in the source file, both from 1."""


# What summarize makes of it ----------------------------------------------------------


class Sentence(Value):
    """A sentence of a summary, verbatim, and where in the article it stands."""

    text: str
    paragraph: str | None = None
    """The paragraph's id, or nothing where an editor wrote the sentence."""
    start: int | None = None
    end: int | None = None
    """Where it stands in that paragraph's text, in characters."""
    paragraphs: tuple[str, ...] | None = None
    """All that it rests on, where a model wrote it."""


class Maker(StrEnum):
    """Who made a summary."""

    EXTRACTED = "extracted"
    EDITOR = "editor"
    BEDROCK = "bedrock"


class Written(Value):
    """That a model was asked for a summary, and what came of it."""

    model: str
    prompt: str
    """The version of the words that it was asked in."""
    tokens: int = 0
    """What the answer cost, question included."""
    refused: str | None = None
    """Why its answer is not what is shown; nothing where it is."""


class SummaryState(StrEnum):
    READY = "ready"
    EDITED = "edited"
    SUPPRESSED = "suppressed"


class Summary(Value):
    """The one record behind the widget, the lists, the feeds, the metadata and the API."""

    id: ArticleId
    article: str
    """The digest of the article that it was made from."""
    lang: str
    maker: Maker
    state: SummaryState
    short: tuple[Sentence, ...] = ()
    medium: tuple[Sentence, ...] = ()
    long: tuple[Sentence, ...] = ()
    article_seconds: int
    """How long the article takes to read."""
    summary_seconds: int
    """How long the medium length takes to read."""
    written: Written | None = None
    """Where a model was asked: which one, and what came of it."""
    warnings: tuple[Warned, ...] | None = None
    """What its editor should look at: what the summary says and the article does not; never empty."""
    stale: bool | None = None
    """That the editor wrote it for another text than there is now; never false."""

    def of_length(self, length: Length) -> tuple[Sentence, ...]:
        return {Length.SHORT: self.short, Length.MEDIUM: self.medium, Length.LONG: self.long}[length]

    @property
    def line(self) -> str:
        """The short length as one line of text, for lists, feeds and metadata."""
        return text_of(self.short)


def text_of(sentences: Sequence[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)
