"""What the API says, exactly: the shapes behind its OpenAPI description."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from broadsheet.api.examples import STATUS
from broadsheet.article import Article, Length, Sentence, Summary, Term, Warned, text_of
from broadsheet.entry import Entry, State

Stale = Annotated[bool, Field(description="Whether an editor wrote it for another text than there is now.")]


class Shape(BaseModel):
    # Built with the first answer of a kind: no start waits for those of all others.
    model_config = ConfigDict(frozen=True, defer_build=True)


class TermShape(Shape):
    """A section, a tag or an author."""

    name: str
    slug: str

    @classmethod
    def of(cls, term: Term) -> TermShape:
        return cls(name=term.name, slug=term.slug)


class Link(Shape):
    """A way to another article."""

    slug: str
    title: str
    url: str

    @classmethod
    def to(cls, entry: Entry | None) -> Link | None:
        return cls(slug=entry.slug, title=entry.title, url=entry.url) if entry else None


class Item(Shape):
    """An article as lists show it."""

    id: str = Field(description="The path of its source in the inbox: its name for life.")
    etag: str = Field(description="The version of its source, for `If-Match`.")
    slug: str
    url: str
    title: str
    description: str = Field(description="The standfirst, or else the short summary.")
    lang: str
    section: TermShape | None
    tags: tuple[TermShape, ...]
    authors: tuple[TermShape, ...]
    published_at: datetime | None = Field(description="In UTC; null if nobody dated the article.")
    updated_at: datetime | None
    words: int
    seconds_to_read: int

    @classmethod
    def of(cls, entry: Entry) -> Item:
        return cls(
            id=entry.id,
            etag=entry.source,
            slug=entry.slug,
            url=entry.url,
            title=entry.title,
            description=entry.line,
            lang=entry.lang,
            section=TermShape.of(entry.section) if entry.section else None,
            tags=tuple(map(TermShape.of, entry.tags)),
            authors=tuple(map(TermShape.of, entry.authors)),
            published_at=entry.published_at if entry.dated else None,
            updated_at=entry.updated_at,
            words=entry.words,
            seconds_to_read=entry.seconds,
        )


class Served(Shape):
    """How a listing was found."""

    list: str = Field(examples=["tag:river"], description="The list of the index that was read.")
    filtered_by: tuple[str, ...] = Field(description="The lists on which its articles had to stand as well.")
    read: int = Field(description="How many entries were read for it.")


class Listing(Shape):
    """A page of a list, newest first."""

    articles: tuple[Item, ...]
    next_cursor: str | None = Field(description="Give it as `cursor` for older articles; null at the end.")
    previous_cursor: str | None = Field(description="The same for newer ones.")
    served_by: Served


class SentenceShape(Shape):
    """A sentence of a summary, and the paragraph of the article that it is taken from."""

    text: str
    paragraph: str | None = Field(description="The id of the paragraph in the article's HTML.")

    @classmethod
    def of(cls, sentence: Sentence) -> SentenceShape:
        return cls(text=sentence.text, paragraph=sentence.paragraph)


class SummaryText(Shape):
    """A summary in one of its lengths."""

    length: Length
    text: str
    sentences: tuple[SentenceShape, ...]
    made_by: str
    state: str
    stale: Stale
    lang: str

    @classmethod
    def of(cls, summary: Summary, length: Length) -> SummaryText:
        sentences = summary.of_length(length)
        return cls(
            length=length,
            text=text_of(sentences),
            sentences=tuple(map(SentenceShape.of, sentences)),
            made_by=summary.maker,
            state=summary.state,
            stale=bool(summary.stale),
            lang=summary.lang,
        )


class Summaries(Shape):
    """A summary in its three lengths, as text."""

    short: str
    medium: str
    long: str
    made_by: str
    state: str
    stale: Stale
    text_digest: str = Field(description="What a source says as `summary_of`, to go with this text.")

    @classmethod
    def of(cls, told: Summary, article: Article) -> Summaries:
        return cls(
            **{length: text_of(told.of_length(length)) for length in Length},
            made_by=told.maker,
            state=told.state,
            stale=bool(told.stale),
            text_digest=article.text_digest,
        )


@dataclass(frozen=True)
class Around:
    """What readers may turn to from an article."""

    previous: Entry | None
    next: Entry | None
    previous_in_section: Entry | None = None
    next_in_section: Entry | None = None
    related: tuple[Entry, ...] = ()


class Whole(Item):
    """An article with its text, its summary and its neighbours."""

    html: str
    summary: Summaries
    previous: Link | None = Field(description="The article that was published before it.")
    next: Link | None
    previous_in_section: Link | None
    next_in_section: Link | None
    related: tuple[Link, ...] = Field(description="What has most in common with it, three at most.")

    @classmethod
    def with_text(cls, entry: Entry, article: Article, told: Summary, around: Around) -> Whole:
        return cls(
            **dict(Item.of(entry)),
            html=article.html,
            summary=Summaries.of(told, article),
            previous=Link.to(around.previous),
            next=Link.to(around.next),
            previous_in_section=Link.to(around.previous_in_section),
            next_in_section=Link.to(around.next_in_section),
            related=tuple(link for link in map(Link.to, around.related) if link),
        )


class Accepted(Shape):
    """That something came in, and where its outcome will show."""

    id: str
    status: str = Field(examples=[STATUS])
    etag: str | None = Field(description="The version that was put; null for a deletion.")


class WarningShape(Shape):
    """Something an editor should know about an article that was published all the same."""

    code: str
    message: str

    @classmethod
    def of(cls, warned: Warned) -> WarningShape:
        return cls(code=warned.code, message=warned.message)


class Progress(Shape):
    """Where a source is on its way to the readers."""

    id: str
    etag: str | None = Field(description="The version that this is about; null once it is deleted.")
    status: str = Field(
        description="`accepted` until all is done, then one of the others.",
        examples=["published"],
        json_schema_extra={"enum": ["accepted", *State, "deleted"]},
    )
    url: str | None = None
    published_at: datetime | None = None
    code: str | None = Field(None, description="Why it is rejected, for machines.")
    message: str | None = Field(None, description="Why it is rejected, for editors.")
    line: int | None = Field(None, description="Where in the source, counted from 1.")
    warnings: tuple[WarningShape, ...] = ()
