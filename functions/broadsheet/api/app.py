"""The API, whole: its routes, its description, and its answer to everything else."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus as Status
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError

from broadsheet.api import (
    articles,
    batches,
    creating,
    lists,
    openapi,
    outcomes,
    previews,
    tryouts,
    uploads,
    versions,
    writes,
)
from broadsheet.api.answers import finished
from broadsheet.api.misses import miss
from broadsheet.api.outcomes import Waiting
from broadsheet.api.problems import Fault, Problem, not_found, unavailable
from broadsheet.api.requests import folded, invalid, whole
from broadsheet.errors import Harmed, OutOfTime
from broadsheet.publication import Publication
from broadsheet.stores import Stores

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


def _clock() -> datetime:
    return datetime.now(UTC)


def _pause(seconds: float) -> None:
    time.sleep(seconds)


@dataclass(frozen=True)
class Site:
    """What the API answers from: the stores, what the site says of itself, and the time."""

    stores: Stores
    publication: Publication
    now: Callable[[], datetime] = _clock
    pause: Callable[[float], None] = _pause


class Api:
    """The HTTP API of a site."""

    def __init__(self, site: Site) -> None:
        self._app = APIGatewayHttpResolver(enable_validation=True)
        _add_routes(self._app, site)
        _add_errors(self._app, site)

    def answer(self, event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
        """The answer to an HTTP API event; what is a fault of ours rises."""
        try:
            event = whole(event)
        except Problem as problem:
            return problem.answer(context.aws_request_id)
        return finished(self._app.resolve(folded(event), context), event)


def _add_routes(app: APIGatewayHttpResolver, site: Site) -> None:
    stores, waiting = site.stores, Waiting(site.stores, site.now, site.pause)
    zone = ZoneInfo(site.publication.zone)
    lists.add_to(app, stores, site.now)
    articles.add_to(app, stores, site.now)
    creating.add_to(app, stores, waiting, zone)
    writes.add_to(app, stores, waiting, zone)
    batches.add_to(app, stores)
    uploads.add_to(app, stores)
    outcomes.add_to(app, stores)
    versions.add_to(app, stores, waiting)
    tryouts.add_to(app, site.publication, site.now)
    previews.add_to(app, stores, waiting)
    openapi.add_to(app)


def _add_errors(app: APIGatewayHttpResolver, site: Site) -> None:
    def told(problem: Problem) -> Response[str]:
        return problem.response(app.current_event.request_context.request_id)

    @app.exception_handler(Problem)  # type: ignore[untyped-decorator]
    def problem(raised: Problem) -> Response[str]:
        return told(raised)

    @app.exception_handler(RequestValidationError)  # type: ignore[untyped-decorator]
    def unfit(raised: RequestValidationError) -> Response[str]:
        faults = (Fault(field=str(error["loc"][-1]), detail=error["msg"]) for error in raised.errors())
        return told(invalid(tuple(faults)))

    @app.exception_handler(Harmed)  # type: ignore[untyped-decorator]
    def harmed(_: Harmed) -> Response[str]:
        return told(_harmed())

    @app.exception_handler(OutOfTime)  # type: ignore[untyped-decorator]
    def late(_: OutOfTime) -> Response[str]:
        return told(unavailable())

    @app.exception_handler(NotFoundError)  # type: ignore[untyped-decorator]
    def nothing(_: NotFoundError) -> Response[str]:
        event = app.current_event
        if event.path == "/api" or event.path.startswith("/api/"):
            return _no_route(app)
        asked = (event.path, site.stores, site.publication, site.now())
        try:
            return previews.preview(*asked) or miss(*asked)
        except Harmed:
            return told(_harmed())


def _harmed() -> Problem:
    return unavailable("Somebody has harmed what stands here. The daily look has it written anew.")


def _no_route(app: APIGatewayHttpResolver) -> Response[str]:
    """That there is no such address, or that it is not for this method, or what it is for."""
    event, routes = app.current_event, [*app._static_routes, *app._dynamic_routes]
    taken = {route.method for route in routes if route.rule.match(event.path)}
    if not taken:
        return not_found("such route").response(event.request_context.request_id)
    methods = ", ".join(sorted(taken | {"OPTIONS"} | ({"HEAD"} if "GET" in taken else set())))
    if event.http_method == "OPTIONS":
        return Response(Status.NO_CONTENT, headers={"Allow": methods, **_PREFLIGHT})
    said = f"This address takes {methods}."
    wrong = Problem(Status.METHOD_NOT_ALLOWED, "method-not-allowed", said, headers={"Allow": methods})
    return wrong.response(event.request_context.request_id)


_PREFLIGHT: dict[str, str | list[str]] = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
"""What pages of others may send: https://fetch.spec.whatwg.org/#cors-preflight-fetch"""
