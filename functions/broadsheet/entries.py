"""An article and its summary become an entry of the index, which others may keep from its address."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from broadsheet.article import Article, Refusal, Summary
from broadsheet.entry import Entry, State
from broadsheet.stores import Stores
from broadsheet.stores.filing import Filing
from broadsheet.stores.pictures import shown_in


def entry_of(article: Article, told: Summary, now: datetime, zone: str) -> Entry:
    """What the index keeps of an article, were nobody else to want its address."""
    return Entry(
        id=article.id,
        source=article.source,
        article=article.digest,
        summary=told.digest,
        state=state_of(article, now),
        slug=article.slug,
        title=article.title,
        line=article.standfirst or told.line,
        lang=article.lang,
        words=article.words,
        seconds=told.article_seconds,
        published_at=article.published_at,
        zone=None if zone == "UTC" else zone,
        updated_at=article.updated_at,
        expires_at=article.expires_at,
        corrected_at=article.corrections[0].date if article.corrections else None,
        section=article.section,
        tags=article.tags,
        authors=article.authors,
        picture=article.picture,
        pictures=shown_in(article),
        translation_key=article.translation_key,
        aliases=article.aliases,
    )


def state_of(article: Article, now: datetime) -> State:
    if article.draft:
        return State.DRAFT
    if article.expires_at and article.expires_at <= now:
        return State.EXPIRED
    return State.PUBLISHED if article.published_at <= now else State.SCHEDULED


def filing_of(entry: Entry, stores: Stores) -> Filing:
    """The entry with the claim on its address, or with a refusal where that belongs to another."""
    claim = stores.index.claim(entry.slug)
    rival = claim.better_than(entry) if entry.state in {State.PUBLISHED, State.SCHEDULED} else None
    if rival is None:
        return Filing(entry, claim)
    refusal = Refusal(
        id=entry.id,
        source=entry.source,
        code="slug_taken",
        message=f"The address /{entry.slug}/ belongs to {rival.id}, which comes first. "
        "Give this article another title, or a `slug` of its own.",
    )
    return Filing(entry.model_copy(update={"state": State.REJECTED, "refusal": refusal}), claim)


def illustrated(filing: Filing, stores: Stores) -> Filing:
    """With what is known of its pictures, while it stands on the lists by which it hears that they change."""
    if filing.entry.state is not State.PUBLISHED:
        return filing
    return replace(filing, entry=stores.pictures.illustrated(filing.entry))
