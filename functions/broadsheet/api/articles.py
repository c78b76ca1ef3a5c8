"""An article as anyone may read it: with its summary, its neighbours, and what is like it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus as Status
from typing import Annotated
from urllib.parse import unquote

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query
from pydantic import BaseModel

from broadsheet.api.examples import SLUG
from broadsheet.api.models import Around, SummaryText, Whole
from broadsheet.api.openapi import CACHED, describes
from broadsheet.api.problems import Problem, not_found
from broadsheet.api.requests import segment_of
from broadsheet.article import Article, ArticleId, Length, Summary
from broadsheet.entries import entry_of
from broadsheet.entry import Entry, Kind, List
from broadsheet.stores import Stores
from broadsheet.stores.glance import Glance
from broadsheet.stores.index import Gone, Moved
from broadsheet.stores.related import related
from broadsheet.summary import summarize

Name = Annotated[
    str,
    Path(
        description="The article's slug, or its id with each slash as `%2F`.",
        examples=[SLUG],
    ),
]

_MOVED = (Status.MOVED_PERMANENTLY, Status.NOT_FOUND, Status.GONE)


def add_to(app: APIGatewayHttpResolver, stores: Stores, now: Callable[[], datetime]) -> None:
    """Register the routes."""

    @app.get(
        "/api/articles/<id>",
        summary="Get an article",
        tags=["Reading"],
        cache_control=CACHED,
        responses=describes({Status.OK: Whole}, *_MOVED, Status.NOT_ACCEPTABLE),
    )
    def get_article(id: Name) -> Response[str]:
        found = whole(unquote(id), stores, now())
        return _answer(found, found.etag)

    @app.get(
        "/api/articles/<id>/summary",
        summary="Get a summary",
        tags=["Reading"],
        cache_control=CACHED,
        responses=describes({Status.OK: SummaryText}, *_MOVED, Status.UNPROCESSABLE_ENTITY),
    )
    def get_summary(id: Name, length: Annotated[Length, Query()] = Length.MEDIUM) -> Response[str]:
        entry, _, told = _standing(unquote(id), stores, now(), "/summary")
        return _answer(SummaryText.of(told, length), entry.source)


def whole(name: str, stores: Stores, now: datetime) -> Whole:
    """The article with this slug or id; raises a `Problem` where readers find none."""
    entry, article, told = _standing(name, stores, now)
    return Whole.with_text(entry, article, told, _around(entry, stores, now))


def _answer(shape: BaseModel, version: str) -> Response[str]:
    return Response(Status.OK, "application/json", shape.model_dump_json(), headers={"ETag": f'"{version}"'})


def _around(entry: Entry, stores: Stores, now: datetime) -> Around:
    index, section = stores.index, entry.section
    near = index.neighbours(entry.rank, now, List(Kind.SECTION, section.slug)) if section else (None, None)
    return Around(*index.neighbours(entry.rank, now), *near, related=related(entry, Glance(index, now)))


def _standing(name: str, stores: Stores, now: datetime, below: str = "") -> tuple[Entry, Article, Summary]:
    entry = _entry(name, stores, now, below)
    article, told = stores.articles.find(entry.id), stores.summaries.find(entry.id)
    if article is None:
        raise _gone()
    if told is None or told.article != article.digest:
        told = summarize(article, article.digest)
    if (article.digest, told.digest) != (entry.article, entry.summary):
        # A new version is just on its way to the index; what it says of itself will stand there.
        entry = entry_of(article, told, now, entry.zone or "UTC")
        if not entry.visible(now):
            raise _gone()
    return entry, article, told


def _entry(name: str, stores: Stores, now: datetime, below: str) -> Entry:
    found = stores.index.at(name, now) or _with_id(name, stores, now)
    match found:
        case Entry():
            return found
        case Moved(url):
            where = f"/api/articles/{segment_of(url.strip('/'))}{below}"
            raise Problem(
                Status.MOVED_PERMANENTLY,
                "moved",
                f"This article is at {where} now.",
                headers={"Location": where},
            )
        case Gone():
            raise _gone()
        case None:
            raise not_found("published article")


def _with_id(id: ArticleId, stores: Stores, now: datetime) -> Entry | None:
    entry = stores.index.entry(id)
    return entry if entry and entry.visible(now) else None


def _gone() -> Problem:
    return Problem(Status.GONE, "gone", "This article is not published any more.")
