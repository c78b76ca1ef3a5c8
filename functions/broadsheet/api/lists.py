"""Lists of articles: newest first, forward and backward, by whatever they have in common."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus as Status
from typing import Annotated, Any
from urllib.parse import urlencode

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from broadsheet.api.cursors import Cursor, cursor_in
from broadsheet.api.examples import LISTED
from broadsheet.api.filters import Filter
from broadsheet.api.models import Item, Listing, Served
from broadsheet.api.openapi import CACHED, describes
from broadsheet.stores import Stores
from broadsheet.stores.index import Stretch

READS_A_LIMIT = 10
"""How many entries are read at most for each that is asked for, where filters are combined."""

_OLDEST = "0001-01-01T00:00:00Z#-"


def _slug(example: str | None) -> Any:
    return Query(min_length=1, max_length=100, description="A slug, as lists show it.", examples=[example])


InSection = Annotated[str | None, _slug(LISTED.section)]
WithTag = Annotated[str | None, _slug(LISTED.tag)]
ByAuthor = Annotated[str | None, _slug(LISTED.author)]
Language = Annotated[
    str | None,
    Query(
        pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        description="As `pt`, or `pt-BR` for just that.",
        examples=[LISTED.language],
    ),
]
InMonth = Annotated[
    str | None,
    Query(
        pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$",
        description="A month of the site’s own calendar, as `2026-11`.",
        examples=[LISTED.month],
    ),
]
Limit = Annotated[int, Query(ge=1, le=100, description="How many at most.")]
Given = Annotated[str | None, Query(max_length=2000, description="Where to go on, as a listing said it.")]


def add_to(app: APIGatewayHttpResolver, stores: Stores, now: Callable[[], datetime]) -> None:
    """Register the route."""

    @app.get(
        "/api/articles",
        summary="List articles, newest first",
        description="Filters combine. A page may then have fewer articles than `limit`, and even none, "
        "and still a cursor: go on until there is none.",
        tags=["Reading"],
        cache_control=CACHED,
        responses=describes({Status.OK: Listing}, Status.BAD_REQUEST, Status.UNPROCESSABLE_ENTITY),
    )
    def list_articles(
        section: InSection = None,
        tag: WithTag = None,
        author: ByAuthor = None,
        language: Language = None,
        month: InMonth = None,
        limit: Limit = 20,
        cursor: Given = None,
    ) -> Response[str]:
        asked = Filter(section, tag, author, language, month)
        listing = listing_of(asked, limit, cursor_in(cursor, asked.name) if cursor else None, stores, now())
        links = _links(listing, app.current_event.query_string_parameters or {})
        body = listing.model_dump_json()
        return Response(Status.OK, "application/json", body, headers={"Link": links} if links else None)


def listing_of(asked: Filter, limit: int, cursor: Cursor | None, stores: Stores, now: datetime) -> Listing:
    """A page of a list, at most `READS_A_LIMIT` × `limit` entries of the index read for it."""
    which = asked.shortest(stores.index)
    found = stores.index.stretch(
        which,
        now,
        asked.fits,
        limit=limit,
        most=READS_A_LIMIT * limit,
        past=cursor.rank if cursor else None,
        ascending=cursor is not None and cursor.newer,
        month=asked.month,
    )
    newer, older = _around(found, cursor)
    entries = found.entries[::-1] if cursor and cursor.newer else found.entries
    return Listing(
        articles=[Item.of(entry) for entry in entries],
        next_cursor=older.text(asked.name) if older else None,
        previous_cursor=newer.text(asked.name) if newer else None,
        served_by=Served(
            list=which.name,
            filtered_by=[other.name for other in asked.lists if other != which],
            read=found.read,
        ),
    )


def _around(found: Stretch, cursor: Cursor | None) -> tuple[Cursor | None, Cursor | None]:
    """Where to go on for newer articles and for older ones, if there may be any."""
    ranks = [entry.rank for entry in found.entries]
    on = Cursor(found.reached, cursor is not None and cursor.newer) if found.reached else None
    if cursor is None:
        return None, on
    if cursor.newer:
        return on, Cursor(min(ranks, default=found.reached or _NEWEST))
    return Cursor(max(ranks, default=found.reached or _OLDEST), newer=True), on


_NEWEST = "9999-12-31T23:59:59Z#\U0010fffe"


def _links(listing: Listing, query: dict[str, Any]) -> str:
    """The same as addresses: https://www.rfc-editor.org/rfc/rfc8288"""
    cursors = {"next": listing.next_cursor, "prev": listing.previous_cursor}
    return ", ".join(
        f'</api/articles?{urlencode(query | {"cursor": cursor})}>; rel="{relation}"'
        for relation, cursor in cursors.items()
        if cursor
    )
