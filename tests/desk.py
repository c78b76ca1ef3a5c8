"""A desk for tests: articles and summaries as plain values, put where the index step finds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from broadsheet import pipeline
from broadsheet.article import Article, Maker, Paragraph, Sentence, Summary, SummaryState, Term, Value
from broadsheet.stores import Stores
from broadsheet.stores.bucket import Records
from broadsheet.stores.converge import Outcome

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
"""The moment at which most tests take place."""


def day(number: int, month: int = 11, hour: int = 8) -> datetime:
    """A morning in 2026."""
    return datetime(2026, month, number, hour, tzinfo=UTC)


def term(slug: str) -> Term:
    return Term(name=slug.replace("-", " ").capitalize(), slug=slug)


def terms(*slugs: str) -> tuple[Term, ...]:
    return tuple(map(term, slugs))


def article(id: str, **said: Any) -> Article:
    """An article of two sentences; its slug is its id, and it was published on 2 November."""
    known = {
        "source": "5d41402abc4b2a76b9719d911017c592",
        "title": id.replace("-", " ").capitalize(),
        "slug": id,
        "html": '<p id="p1">The ferry sails again. It leaves at ten.</p>',
        "paragraphs": (Paragraph(id="p1", text="The ferry sails again. It leaves at ten."),),
        "words": 8,
        "lang": "en",
        "published_at": day(2),
    }
    return Article.model_validate({"id": id, **known, **said})


def summary_of(told: Article) -> Summary:
    sentence = Sentence(text="The ferry sails again.", paragraph="p1", start=0, end=22)
    return Summary(
        id=told.id,
        article=told.digest,
        lang=told.lang,
        maker=Maker.EXTRACTED,
        state=SummaryState.READY,
        short=(sentence,),
        medium=(sentence,),
        long=(sentence,),
        article_seconds=2,
        summary_seconds=1,
    )


@dataclass
class Desk:
    """Publishes, changes and removes articles by the index step."""

    stores: Stores
    now: datetime = NOW
    zone: str = "UTC"

    def file(self, id: str, **said: Any) -> Outcome:
        """Write an article with its summary, and have it indexed."""
        self.write(article(id, **said))
        return self.index(id)

    def drop(self, id: str) -> Outcome:
        """Remove an article with its summary, and have that indexed."""
        put(self.stores.articles, id, None)
        put(self.stores.summaries, id, None)
        return self.index(id)

    def write(self, told: Article) -> None:
        put(self.stores.articles, told.id, told)
        put(self.stores.summaries, told.id, summary_of(told))

    def index(self, id: str) -> Outcome:
        return pipeline.index(id, self.stores, lambda: self.now, self.zone)


def put(records: Records[Any], id: str, value: Value | None) -> None:
    """Have a record stand, or not stand, whatever stood there."""
    wanted = None if value is None else records.page(id, value)
    sight = records.place(id).look()
    if sight.differs(wanted):
        sight.settle(wanted)
