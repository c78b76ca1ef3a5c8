"""New articles that get their id from their slug, and never a second one from a request that comes again.

https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, tzinfo
from http import HTTPStatus as Status

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response

from broadsheet import reading
from broadsheet.api.conditions import Condition
from broadsheet.api.models import Accepted, Whole
from broadsheet.api.openapi import describes, needs, takes, wants
from broadsheet.api.outcomes import Waiting
from broadsheet.api.problems import Fault, Problem, of_rejection
from broadsheet.api.requests import body_of, content_type_of
from broadsheet.api.scopes import Scope, require
from broadsheet.api.sending import Sent, Taken, admit, send
from broadsheet.article import Source
from broadsheet.errors import Conflict, Rejected
from broadsheet.stores import Stores
from broadsheet.stores.receipts import Receipt

_LONGEST_KEY = 255


def add_to(app: APIGatewayHttpResolver, stores: Stores, waiting: Waiting, zone: tzinfo) -> None:
    """Register the route; dates are read in `zone`, the site's."""

    @app.post(
        "/api/articles",
        summary="Publish a new article",
        description="Its id is made from its slug. With an `Idempotency-Key` it may safely be sent again.",
        tags=["Writing"],
        security=needs(Scope.WRITE),
        openapi_extensions=takes(*reading.CONTENT_TYPES) | wants("Idempotency-Key", "Prefer"),
        responses=describes(
            {Status.OK: Whole, Status.CREATED: Whole, Status.ACCEPTED: Accepted},
            Status.BAD_REQUEST,
            Status.UNAUTHORIZED,
            Status.FORBIDDEN,
            Status.CONFLICT,
            Status.REQUEST_ENTITY_TOO_LARGE,
            Status.UNSUPPORTED_MEDIA_TYPE,
            Status.UNPROCESSABLE_ENTITY,
        ),
    )
    def post_article() -> Response[str]:
        claims = require(app, Scope.WRITE)
        headers, moment = app.current_event.headers, waiting.now()
        key = _key(headers.get("idempotency-key"), str(claims.get("sub", "")))
        sent = _named(body_of(app), content_type_of(app), moment, zone)
        taken = _once(key, sent, stores, moment) if key else _create(sent, stores)
        return waiting.answer(taken, headers.get("prefer", ""))


def _named(body: bytes, content_type: str, now: datetime, zone: tzinfo) -> Sent:
    """What was sent, under the id that its slug makes."""
    suffix = reading.suffix_of(content_type)
    sent = Sent(f"article{suffix}", body, content_type)
    admit(sent)
    try:
        article = reading.read(Source(sent.id, body, "", content_type, now), zone=zone)
    except Rejected as no:
        raise of_rejection(no) from no
    return replace(sent, id=f"{article.slug}{suffix}")


def _key(given: str | None, sender: str) -> str | None:
    """The key of a request, different for each sender."""
    if given is None:
        return None
    if not 0 < len(given) <= _LONGEST_KEY:
        said = f"An `Idempotency-Key` has 1 to {_LONGEST_KEY} characters."
        fault = Fault(field="Idempotency-Key", detail=said)
        raise Problem(Status.BAD_REQUEST, "bad-idempotency-key", said, faults=(fault,))
    return hashlib.sha256(f"{sender}\0{given}".encode(errors="surrogatepass")).hexdigest()


def _create(sent: Sent, stores: Stores) -> Taken:
    try:
        return send(sent, Condition(), stores)
    except Problem as problem:
        if problem.status is not Status.PRECONDITION_REQUIRED:
            raise
        said = f"There is another article `{sent.id}` already. Give this one a `slug` of its own."
        raise Problem(Status.CONFLICT, "already-there", said) from problem


def _once(key: str, sent: Sent, stores: Stores, now: datetime) -> Taken:
    """Created, or what came of it when the same request came before."""
    begun = Receipt(_digest(sent), sent.id)
    try:
        stores.receipts.begin(key, begun, now)
    except Conflict:
        begun = stores.receipts.find(key, now) or begun
    if begun.request != _digest(sent):
        said = "This `Idempotency-Key` came with another request before."
        raise Problem(Status.UNPROCESSABLE_ENTITY, "idempotency-key-reused", said)
    if begun.etag:
        return Taken(begun.id, begun.etag, new=True)
    # The one before is under way or was cut short: to put the same bytes once more does no harm.
    try:
        taken = _create(sent, stores)
    except Problem:
        stores.receipts.forget(key)
        raise
    with suppress(Conflict):  # the same request is at it beside this one: it keeps the receipt, or gave it up
        stores.receipts.end(key, replace(begun, etag=taken.etag), now)
    return replace(taken, new=True)


def _digest(sent: Sent) -> str:
    return hashlib.sha256(sent.content_type.encode() + b"\0" + sent.body).hexdigest()
