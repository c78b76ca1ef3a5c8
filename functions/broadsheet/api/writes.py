"""Articles come, change and go: each write on condition that nobody was faster."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from http import HTTPStatus as Status

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response

from broadsheet import reading
from broadsheet.api.conditions import Condition, failed
from broadsheet.api.models import Accepted, Whole
from broadsheet.api.openapi import Shape, describes, needs, takes, wants
from broadsheet.api.outcomes import Id, Waiting, accepted
from broadsheet.api.patches import MERGE_PATCH, Patch, patched
from broadsheet.api.problems import Problem, not_found, of_rejection
from broadsheet.api.requests import body_of, content_type_of, id_of, json_of
from broadsheet.api.scopes import Scope, require
from broadsheet.api.sending import Sent, Taken, send
from broadsheet.article import ArticleId, Source
from broadsheet.errors import Conflict, Rejected
from broadsheet.profile import profiled
from broadsheet.stores import Stores
from broadsheet.stores.inbox import Arrival

TRIES = 5
"""How often a patch is made anew, where others write the same article meanwhile."""

_LANDED: Mapping[Status, Shape] = {Status.OK: Whole, Status.CREATED: Whole, Status.ACCEPTED: Accepted}
_CHANGED: Mapping[Status, Shape] = {Status.OK: Whole, Status.ACCEPTED: Accepted}
_GUARDED = (
    Status.BAD_REQUEST,
    Status.UNAUTHORIZED,
    Status.FORBIDDEN,
    Status.PRECONDITION_FAILED,
    Status.UNPROCESSABLE_ENTITY,
)
_SENT = (*_GUARDED, Status.CONFLICT, Status.REQUEST_ENTITY_TOO_LARGE, Status.UNSUPPORTED_MEDIA_TYPE)


def add_to(app: APIGatewayHttpResolver, stores: Stores, waiting: Waiting, zone: tzinfo) -> None:
    """Register the routes; dates are read in `zone`, the site's."""
    _add_put(app, stores, waiting)
    _add_patch(app, stores, waiting, zone)
    _add_delete(app, stores)


def _add_put(app: APIGatewayHttpResolver, stores: Stores, waiting: Waiting) -> None:
    @app.put(
        "/api/articles/<id>",
        summary="Publish or update an article",
        description="What is new needs no condition. To replace an article, say which version you have seen. "
        "Where the text changes and an editor's `summary` stays, the summary is marked `stale`.",
        tags=["Writing"],
        security=needs(Scope.WRITE),
        openapi_extensions=takes(*reading.CONTENT_TYPES) | wants("If-Match", "If-None-Match", "Prefer"),
        responses=describes(_LANDED, *_SENT, Status.PRECONDITION_REQUIRED),
    )
    def put_article(id: Id) -> Response[str]:
        require(app, Scope.WRITE)
        sent = Sent(id_of(id), body_of(app), content_type_of(app))
        taken = send(sent, Condition.of(_headers(app)), stores)
        return waiting.answer(taken, _headers(app).get("prefer", ""))


def _add_patch(app: APIGatewayHttpResolver, stores: Stores, waiting: Waiting, zone: tzinfo) -> None:
    @app.patch(
        "/api/articles/<id>",
        summary="Change what is said of an article",
        description="A JSON Merge Patch (RFC 7396) of its front matter, by the names that stand there. "
        "An editor's `summary` that stays while the text changes is marked `stale`.",
        tags=["Writing"],
        security=needs(Scope.WRITE),
        openapi_extensions=takes(MERGE_PATCH, shape=Patch) | wants("If-Match", "Prefer"),
        responses=describes(_CHANGED, *_SENT, Status.NOT_FOUND),
    )
    def patch_article(id: Id) -> Response[str]:
        require(app, Scope.WRITE)
        patch, condition = json_of(app, Patch, MERGE_PATCH), Condition.of(_headers(app))
        taken = _patch(id_of(id), patch, condition, stores, zone)
        return waiting.answer(taken, _headers(app).get("prefer", ""))


def _add_delete(app: APIGatewayHttpResolver, stores: Stores) -> None:
    @app.delete(
        "/api/articles/<id>",
        summary="Unpublish an article",
        description="Its versions stay, and can be restored.",
        tags=["Writing"],
        security=needs(Scope.PUBLISH),
        openapi_extensions=wants("If-Match"),
        responses=describes({Status.ACCEPTED: Accepted}, *_GUARDED, Status.NOT_FOUND),
    )
    def delete_article(id: Id) -> Response[str]:
        require(app, Scope.PUBLISH)
        name, condition = id_of(id), Condition.of(_headers(app))
        current = stores.inbox.etag(name)
        condition.check(current)
        if current is None:
            raise not_found(f"article `{name}`")
        try:
            stores.inbox.delete(name, current if condition else None)
        except Conflict as conflict:
            raise failed() from conflict
        return accepted(name, None)


def _headers(app: APIGatewayHttpResolver) -> Mapping[str, str]:
    headers: Mapping[str, str] = app.current_event.headers
    return headers


def _read(arrival: Arrival) -> Source:
    """The source whole; raises a `Problem` for what is too large to be one."""
    try:
        reading.admit(arrival.id, arrival.size, arrival.content_type)
    except Rejected as no:
        raise of_rejection(no) from no
    return arrival.read()


def _patch(id: ArticleId, patch: Patch, condition: Condition, stores: Stores, zone: tzinfo) -> Taken:
    """Read, change and write back; where others write meanwhile, once more, so that no change is lost."""
    for _ in range(TRIES):
        arrival = stores.inbox.find(id)
        condition.check(arrival.etag if arrival else None)
        if arrival is None or reading.is_picture(id) or profiled(id):
            raise not_found(f"article `{id}`")
        try:
            changed = patched(_read(arrival), patch, zone)
            if changed.body == changed.before:
                return Taken(id, arrival.etag, new=False)
            etag = stores.inbox.replace(
                id,
                changed.body,
                arrival.content_type or "",
                arrival.etag,
                changed.arrived,
                changed.summary_of,
            )
            return Taken(id, etag, new=False)
        except Conflict:
            continue
    raise Problem(Status.CONFLICT, "busy", "Others change this article all the time. Try again.")
