"""What anyone may read: lists, articles, summaries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from http import HTTPStatus
from itertools import islice
from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from broadsheet.api.cursors import cursor_of, rank_of
from broadsheet.api.models import Item, Listing, SummaryText, Whole
from broadsheet.api.openapi import problems
from broadsheet.api.problems import not_found
from broadsheet.article import Article, Length, Summary
from broadsheet.entry import ALL, Entry, Kind, List
from broadsheet.stores import Stores

CACHE = "public, max-age=5, stale-while-revalidate=60"

Slugged = Annotated[str | None, Query(description="A slug, as lists show it.")]
Slug = Annotated[str, Path(description="The article's slug: its address without the slashes.")]


def add_to(app: APIGatewayHttpResolver, stores: Stores, now: Callable[[], datetime]) -> None:
    """Register the routes."""

    @app.get(
        "/api/articles",
        summary="List articles, newest first",
        tags=["Reading"],
        cache_control=CACHE,
        responses=problems(HTTPStatus.BAD_REQUEST),
    )
    def list_articles(
        section: Slugged = None,
        tag: Slugged = None,
        author: Slugged = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
        cursor: str | None = None,
    ) -> Listing:
        lists = _lists(section, tag, author)
        found = list(islice(_standing_on(lists, stores, now(), cursor), limit + 1))
        more = len(found) > limit
        return Listing(
            articles=[Item.of(entry) for entry in found[:limit]],
            next_cursor=cursor_of(found[limit - 1].rank) if more else None,
        )

    @app.get(
        "/api/articles/<slug>",
        summary="Get an article",
        tags=["Reading"],
        cache_control=CACHE,
        responses=problems(HTTPStatus.NOT_FOUND),
    )
    def get_article(slug: Slug) -> Whole:
        moment = now()
        entry, article, told = _article(slug, stores, moment)
        return Whole.with_text(entry, article, told, stores.index.neighbours(entry.rank, moment))

    @app.get(
        "/api/articles/<slug>/summary",
        summary="Get a summary",
        tags=["Reading"],
        cache_control=CACHE,
        responses=problems(HTTPStatus.NOT_FOUND),
    )
    def get_summary(slug: Slug, length: Annotated[Length, Query()] = Length.MEDIUM) -> SummaryText:
        return SummaryText.of(_article(slug, stores, now())[2], length)


def _lists(section: str | None, tag: str | None, author: str | None) -> list[List]:
    asked = {Kind.SECTION: section, Kind.TAG: tag, Kind.AUTHOR: author}
    return [List(kind, slug) for kind, slug in asked.items() if slug] or [ALL]


def _standing_on(lists: list[List], stores: Stores, now: datetime, cursor: str | None) -> Iterator[Entry]:
    """The articles that stand on every one of the lists."""
    first, *others = lists
    entries = stores.index.entries(first, now, past=rank_of(cursor) if cursor else None)
    return (entry for entry in entries if set(others) <= set(entry.lists))


def _article(slug: str, stores: Stores, now: datetime) -> tuple[Entry, Article, Summary]:
    entry = stores.index.at(slug, now)
    if isinstance(entry, Entry):
        article, told = stores.articles.find(entry.id), stores.summaries.find(entry.id)
        if article and told and (article.digest, told.digest) == (entry.article, entry.summary):
            return entry, article, told
    raise not_found("published article")
