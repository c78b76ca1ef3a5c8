"""The whole story: ingest, summarize, index, publish.

    inbox ──ingest──▶ articles/ ──summarize──▶ summaries/ ──index──▶ index ──publish──▶ site

Each step brings one thing in line with the thing before it, by the protocol of
`stores.converge`. It is told only what to look at; it believes only what it reads.

Rooms are imported by the steps that enter them: nobody's cold start pays for another's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from broadsheet import pictures
from broadsheet.article import Article, ArticleId, Maker, Refusal, Source, Summary
from broadsheet.entries import entry_of, filing_of, illustrated
from broadsheet.errors import Harmed, Rejected
from broadsheet.profile import Profile, profiled
from broadsheet.publication import Page, Publication
from broadsheet.stores import Stores
from broadsheet.stores.converge import Outcome, Place, Step, converge, differing
from broadsheet.stores.filing import Filing, Folder
from broadsheet.stores.inbox import Arrival

if TYPE_CHECKING:
    from broadsheet.site.plan import Target
    from broadsheet.writer import Writer

Clock = Callable[[], datetime]
"""Tells what time it is, whenever it is asked."""

Made = TypeVar("Made")

# Ingest: what an editor sent becomes an article, a picture, who an author is, or a refusal -


def ingest(id: ArticleId, stores: Stores, publication: Publication) -> Outcome:
    """Bring what is made of a source in line with the source."""
    return _ingested(ingesting(id, stores, publication))


def tidy(id: ArticleId, stores: Stores) -> Outcome:
    """Remove what is left of a picture, and no page shows any more, and what is no picture's at all."""
    from broadsheet import reading

    strays = converge(pictures.strays(id, stores))
    if not reading.is_picture(id):
        return Outcome.REMOVED if Outcome.REMOVED in strays.values() else Outcome.UNCHANGED
    return _ingested(pictures.making(id, stores, lambda arrival: _read(arrival, reading.picture), tidy=True))


def _ingested(step: Step[Page]) -> Outcome:
    """Bring a source's places in line, of which that of its refusal is the last."""
    outcomes = converge(step)
    if outcomes[step.places[-1]] is Outcome.WRITTEN:
        return Outcome.REFUSED
    changes = {Outcome.WRITTEN, Outcome.REMOVED}
    return next((done for done in outcomes.values() if done in changes), Outcome.UNCHANGED)


def ingesting(id: ArticleId, stores: Stores, publication: Publication) -> Step[Page]:
    """The places of the article, of the picture and its copies, or of the profile; last of the refusal."""
    from broadsheet import reading

    if reading.is_picture(id):
        return pictures.making(id, stores, lambda arrival: _read(arrival, reading.picture))
    place, profile, refused = (kept.place(id) for kept in (stores.articles, stores.profiles, stores.refusals))
    # Before there were profiles, a file of their names was an article.
    places: tuple[Place[Page], ...] = (place, profile, refused) if profiled(id) else (place, refused)

    @cache
    def read(source: Source) -> Article | Profile | None:
        if not reading.is_article(source.id, source.content_type):
            return None
        return (
            reading.profile(source) if profiled(id) else reading.read(source, zone=ZoneInfo(publication.zone))
        )

    def derive(_: Sequence[Place[Page]]) -> Mapping[Place[Page], Page | None]:
        made = dict[Place[Page], Page | None].fromkeys(places)
        match _read(stores.inbox.find(id), read):
            case Article() as article:
                made[place] = stores.articles.page(id, article)
            case Profile() as who:
                made[profile] = stores.profiles.page(id, who)
            case Refusal() as refusal:
                made[refused] = stores.refusals.page(id, refusal)
        return made

    return Step(places, derive)


def is_ingested(id: ArticleId, stores: Stores, publication: Publication) -> bool:
    """Whether what is made of a source is as it should be; raises what is raised for what cannot be read."""
    from broadsheet import reading

    if reading.is_picture(id):
        return pictures.stands(id, stores)
    return not differing(ingesting(id, stores, publication))


def _read(arrival: Arrival | None, read: Callable[[Source], Made | None]) -> Made | Refusal | None:
    from broadsheet import reading

    if arrival is None:
        return None
    try:
        reading.admit(arrival.id, arrival.size, arrival.content_type)
        source = arrival.read()
        reading.admit(arrival.id, len(source.body), arrival.content_type)
        return read(source)
    except Rejected as no:
        return Refusal(
            id=arrival.id,
            source=arrival.etag,
            code=no.code,
            message=no.message,
            line=no.line,
            column=no.column,
        )


# Summarize: an article gets its summary ---------------------------------------------------


def summarize(id: ArticleId, stores: Stores, writer: Writer | None = None) -> Outcome:
    """Bring the summary of an article in line with the article."""
    (outcome,) = converge(summarizing(id, stores, writer)).values()
    return outcome


def summarizing(id: ArticleId, stores: Stores, writer: Writer | None = None) -> Step[Page]:
    """The place of the summary; what a model once said of an article stands until the article changes."""
    from broadsheet import summary

    place = stores.summaries.place(id)
    written: dict[str, Summary] = {}
    summarized = cache(summary.summarize)

    def made_of(article: Article) -> Summary:
        digest = article.digest
        if article.summary or article.suppress_summary:
            return summarized(article, digest)
        if digest in written and written[digest].maker is Maker.BEDROCK:
            return written[digest]
        told = _told(id, stores)
        if told and told.article == digest and told.written:
            return told
        if writer and digest not in written:
            written[digest] = writer.write(article, digest)
        return written.get(digest) or summarized(article, digest)

    def derive(_: Sequence[Place[Page]]) -> Mapping[Place[Page], Page | None]:
        article = stores.articles.find(id)
        return {place: stores.summaries.page(id, made_of(article)) if article else None}

    return Step((place,), derive)


def _told(id: ArticleId, stores: Stores) -> Summary | None:
    """The summary that stands there, if it is one."""
    try:
        return stores.summaries.find(id)
    except Harmed:
        return None


# Index: article and summary become an entry on every list where it stands -----------------


def index(id: ArticleId, stores: Stores, clock: Clock, zone: str) -> Outcome:
    """Bring the entry of an article in line with the article and its summary, and the clock.

    `zone` is the site's time zone, by which months are cut.

    Whoever gains or loses an address by it is indexed in the same breath, or, if that
    is cut short, when the event comes again.
    """
    outcome = _index(id, stores, clock, zone)
    done: set[tuple[ArticleId, str]] = set()
    while asked := stores.index.again().items() - done:
        done |= asked
        for other, stamp in sorted(asked):
            if _index(other, stores, clock, zone) is not Outcome.WAITING:
                Folder(stores.index, other).heard(stamp)
    return outcome


def _index(id: ArticleId, stores: Stores, clock: Clock, zone: str) -> Outcome:
    (outcome,) = converge(indexing(id, stores, clock, zone)).values()
    if outcome is Outcome.WAITING:
        return outcome
    (clash,) = converge(clashing(id, stores)).values()
    return Outcome.REFUSED if clash is Outcome.WRITTEN else outcome


def indexing(id: ArticleId, stores: Stores, clock: Clock, zone: str) -> Step[Filing]:
    place = Folder(stores.index, id)

    def derive(_: Sequence[Place[Filing]]) -> Mapping[Place[Filing], Filing | None]:
        article, told = stores.articles.find(id), stores.summaries.find(id)
        if article is None:
            return {place: None}
        if told is None or told.article != article.digest:
            return {}
        # The time is read like any other source: whoever was faster may have seen it come due.
        entry = entry_of(article, told, clock(), zone)
        return {place: illustrated(filing_of(entry, stores), stores)}

    return Step((place,), derive)


def clashing(id: ArticleId, stores: Stores) -> Step[Page]:
    """The place of the refusal of an article whose address belongs to another."""
    place = stores.clashes.place(id)

    def derive(_: Sequence[Place[Page]]) -> Mapping[Place[Page], Page | None]:
        entry = stores.index.entry(id)
        return {place: stores.clashes.page(id, entry.refusal) if entry and entry.refusal else None}

    return Step((place,), derive)


# Publish: the pages that readers get ------------------------------------------------------


def publish(
    targets: Sequence[Target], stores: Stores, publication: Publication, clock: Clock
) -> Mapping[Target, Outcome]:
    """Bring these objects of the site in line with the index, the articles and their summaries.

    Tells of what had to be set with them, too.
    """
    from broadsheet.pressrun import PressRun

    run = PressRun(targets, stores, publication, clock)
    return {run.targets[place]: outcome for place, outcome in converge(run.step()).items()}


def publishing(
    targets: Sequence[Target], stores: Stores, publication: Publication, clock: Clock
) -> Step[Page]:
    """The places of these objects, to see whether all is as it should be."""
    from broadsheet.pressrun import PressRun

    return PressRun(targets, stores, publication, clock, read=False).step()


def on_demand(target: Target, stores: Stores, publication: Publication, now: datetime) -> Page | None:
    """An object of the site that is not kept, made for whoever asks; nothing where there is none.

    Raises `Harmed` where what it shows is.
    """
    from broadsheet.pages import Pages

    page = Pages(stores, publication, now).of(target) if target.on_demand else None
    if page is Outcome.WAITING:
        raise Harmed(target.key)
    return page if isinstance(page, Page) else None


def previewed(article: Article, publication: Publication, now: datetime) -> Page:
    """The page of an article as it would be, were it published: nothing is kept, and it has no neighbours."""
    from broadsheet import site, summary

    told = summary.summarize(article, article.digest)
    story = site.Story(entry_of(article, told, now, publication.zone), article, told)
    return site.article_page(publication, story, site.Neighbours())
