"""What stood under an id before, and how to bring it back; what was deleted comes back the same way."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus as Status
from typing import Annotated
from urllib.parse import unquote

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.params import Path
from pydantic import Field

from broadsheet import reading
from broadsheet.api.answers import unkept
from broadsheet.api.conditions import Condition, failed
from broadsheet.api.models import Accepted, Shape, Whole
from broadsheet.api.openapi import describes, needs, wants
from broadsheet.api.outcomes import Id, Waiting
from broadsheet.api.problems import Problem, not_found
from broadsheet.api.requests import id_of
from broadsheet.api.scopes import Scope, require
from broadsheet.api.sending import Taken
from broadsheet.article import ArticleId
from broadsheet.errors import Conflict
from broadsheet.stores import Stores
from broadsheet.stores.inbox import Old, Version

Named = Annotated[
    str, Path(description="The name of the version, as the list of versions says it.", min_length=1)
]

_TOKEN = (Status.UNAUTHORIZED, Status.FORBIDDEN, Status.NOT_FOUND, Status.UNPROCESSABLE_ENTITY)


class VersionShape(Shape):
    """A version of a source, or a time when it was deleted."""

    version: str
    etag: str | None = Field(description="Null where it was deleted then.")
    at: datetime
    size: int = Field(description="In bytes.")
    latest: bool

    @classmethod
    def of(cls, told: Version) -> VersionShape:
        return cls(version=told.name, etag=told.etag, at=told.moment, size=told.size, latest=told.latest)


class Versions(Shape):
    """The newest hundred versions, newest first."""

    id: str
    versions: tuple[VersionShape, ...]


class OldVersion(Shape):
    """A version whole."""

    id: str
    version: str
    etag: str
    content_type: str
    body: str = Field(description="As text; what is no UTF-8 is shown as `\N{REPLACEMENT CHARACTER}`.")


def add_to(app: APIGatewayHttpResolver, stores: Stores, waiting: Waiting) -> None:
    """Register the routes."""
    _add_reads(app, stores)
    _add_restore(app, stores, waiting)


def _add_reads(app: APIGatewayHttpResolver, stores: Stores) -> None:
    @app.get(
        "/api/articles/<id>/versions",
        summary="List the versions of an article",
        tags=["Versions"],
        security=needs(Scope.WRITE),
        responses=describes({Status.OK: Versions}, *_TOKEN),
    )
    def list_versions(id: Id) -> Response[str]:
        require(app, Scope.WRITE)
        name = id_of(id)
        found = stores.inbox.versions(name)
        if not found:
            raise not_found(f"article `{name}`")
        return unkept(Versions(id=name, versions=tuple(map(VersionShape.of, found))))

    @app.get(
        "/api/articles/<id>/versions/<version>",
        summary="Get a version",
        tags=["Versions"],
        security=needs(Scope.WRITE),
        responses=describes({Status.OK: OldVersion}, *_TOKEN, Status.NOT_ACCEPTABLE),
    )
    def get_version(id: Id, version: Named) -> Response[str]:
        require(app, Scope.WRITE)
        name, known = id_of(id), unquote(version)
        old = _old(name, known, stores)
        text = old.read().decode(errors="replace")
        shape = OldVersion(id=name, version=known, etag=old.etag, content_type=old.content_type, body=text)
        return unkept(shape)


def _add_restore(app: APIGatewayHttpResolver, stores: Stores, waiting: Waiting) -> None:
    @app.post(
        "/api/articles/<id>/versions/<version>/restore",
        summary="Bring back a version",
        description="Its bytes become the newest version, also where the article has been deleted since.",
        tags=["Versions"],
        security=needs(Scope.PUBLISH),
        openapi_extensions=wants("If-Match", "If-None-Match", "Prefer"),
        responses=describes(
            {Status.OK: Whole, Status.CREATED: Whole, Status.ACCEPTED: Accepted},
            *_TOKEN,
            Status.BAD_REQUEST,
            Status.CONFLICT,
            Status.PRECONDITION_FAILED,
        ),
    )
    def restore_version(id: Id, version: Named) -> Response[str]:
        require(app, Scope.PUBLISH)
        name, headers = id_of(id), app.current_event.headers
        taken = _restore(name, _old(name, unquote(version), stores), Condition.of(headers), stores)
        return waiting.answer(taken, headers.get("prefer", ""))


def _old(id: ArticleId, version: str, stores: Stores) -> Old:
    old = stores.inbox.version(id, version)
    if old is None:
        raise not_found(f"version `{version}` of `{id}`")
    if old.size > reading.largest(id):
        said = f"This version has {old.size:,} bytes, more than a file here may have. The bucket has it."
        raise Problem(Status.UNPROCESSABLE_ENTITY, "too-large", said)
    return old


def _restore(id: ArticleId, old: Old, condition: Condition, stores: Stores) -> Taken:
    current = stores.inbox.etag(id)
    condition.check(current)
    if current == old.etag and _noted(id, stores) == old.summary_of:
        return Taken(id, current, new=False)
    try:
        etag = stores.inbox.replace(id, old.read(), old.content_type, current, old.arrived, old.summary_of)
    except Conflict as conflict:
        raise failed() from conflict
    return Taken(id, etag, new=current is None)


def _noted(id: ArticleId, stores: Stores) -> str | None:
    """What is noted beside what stands there now: a sync puts the same bytes, and no note."""
    standing = stores.inbox.find(id)
    return standing.summary_of if standing else None
