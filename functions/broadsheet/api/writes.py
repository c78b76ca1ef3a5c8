"""The guarded way into the inbox, and what became of what came in."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from broadsheet import reading
from broadsheet.api.models import Accepted, Status, WarningShape
from broadsheet.api.openapi import BEARER, problems, takes
from broadsheet.api.problems import not_found, of_rejection
from broadsheet.api.requests import body_of, id_of
from broadsheet.article import ArticleId, Refusal
from broadsheet.entry import Entry, State
from broadsheet.errors import Rejected
from broadsheet.pipeline import picture_key
from broadsheet.stores import Stores

Id = Annotated[
    str, Path(description="The path of the source in the inbox, its slashes as `%2F` or as they are.")
]


def add_to(app: APIGatewayHttpResolver, stores: Stores) -> None:
    """Register the routes."""

    @app.put(
        "/api/articles/<id>",
        summary="Publish or update an article",
        tags=["Writing"],
        status_code=HTTPStatus.ACCEPTED,
        security=BEARER,
        openapi_extensions=takes(*reading.CONTENT_TYPES),
        responses=problems(
            HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        ),
    )
    def put_article(id: Id) -> Response[Accepted]:
        name, body = id_of(id), body_of(app)
        content_type = app.current_event.headers.get("content-type", "")
        try:
            reading.admit(name, len(body), content_type)
            reading.expect_article(name, content_type)
        except Rejected as no:
            raise of_rejection(no) from no
        return _accepted(name, stores.inbox.put(name, body, content_type))

    @app.delete(
        "/api/articles/<id>",
        summary="Unpublish an article",
        tags=["Writing"],
        status_code=HTTPStatus.ACCEPTED,
        security=BEARER,
        responses=problems(HTTPStatus.NOT_FOUND),
    )
    def delete_article(id: Id) -> Response[Accepted]:
        name = id_of(id)
        if stores.inbox.etag(name) is None:
            raise not_found(f"article `{name}`")
        stores.inbox.delete(name)
        return _accepted(name, None)

    @app.get(
        "/api/articles/<id>/status",
        summary="See what became of an article",
        tags=["Writing"],
        responses=problems(HTTPStatus.NOT_FOUND),
    )
    def get_status(id: Id) -> Status:
        status = status_of(id_of(id), stores)
        if status is None:
            raise not_found(f"article `{id_of(id)}`")
        return status


def _accepted(id: ArticleId, etag: str | None) -> Response[Accepted]:
    where = f"/api/articles/{quote(id, safe='')}/status"
    shape = Accepted(id=id, status=where, etag=etag)
    return Response(HTTPStatus.ACCEPTED, "application/json", shape, headers={"Location": where})


def status_of(id: ArticleId, stores: Stores) -> Status | None:
    """How far the version that stands in the inbox now has come, or nothing if none stands there."""
    etag = stores.inbox.etag(id)
    if etag is None:
        return None
    refusal = stores.refusals.find(id)
    if refusal and refusal.source == etag:
        return _rejected(refusal, etag)
    entry = stores.index.entry(id)
    if entry and entry.source == etag:
        return _standing(entry, stores)
    there = stores.site.made_from(picture_key(id)) == etag
    return Status(id=id, etag=etag, status=State.PUBLISHED if there else "accepted")


def _rejected(refusal: Refusal, etag: str) -> Status:
    return Status(
        id=refusal.id,
        etag=etag,
        status=State.REJECTED,
        code=refusal.code,
        message=refusal.message,
        line=refusal.line,
    )


def _standing(entry: Entry, stores: Stores) -> Status:
    if entry.refusal:
        return _rejected(entry.refusal, entry.source)
    article = stores.articles.find(entry.id)
    return Status(
        id=entry.id,
        etag=entry.source,
        status="accepted" if _is_late(entry, stores) else entry.state,
        url=entry.url,
        published_at=entry.published_at if entry.dated else None,
        warnings=[WarningShape.of(warned) for warned in (article.warnings if article else ())],
    )


def _is_late(entry: Entry, stores: Stores) -> bool:
    """Whether the page that readers get is not yet, or not any more, what the index says."""
    there = stores.site.made_from(f"{entry.slug}/index.html") == entry.source
    return there != (entry.state is State.PUBLISHED)
