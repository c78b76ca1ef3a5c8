"""A text that nobody will see: its summary, or its page, and nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from http import HTTPStatus as Status
from zoneinfo import ZoneInfo

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response

from broadsheet import reading
from broadsheet.api.answers import UNKEPT, unkept
from broadsheet.api.models import Shape, SummaryText
from broadsheet.api.openapi import describes, needs, takes
from broadsheet.api.problems import of_rejection
from broadsheet.api.requests import body_of, content_type_of
from broadsheet.api.scopes import Scope, require
from broadsheet.api.sending import Sent, admit
from broadsheet.article import Article, Length, Source
from broadsheet.errors import Rejected
from broadsheet.pipeline import previewed
from broadsheet.publication import Publication
from broadsheet.summary import summarize

_FAILURES = (
    Status.UNAUTHORIZED,
    Status.FORBIDDEN,
    Status.REQUEST_ENTITY_TOO_LARGE,
    Status.UNSUPPORTED_MEDIA_TYPE,
    Status.UNPROCESSABLE_ENTITY,
)


class Summarized(Shape):
    """The summary of a text in its three lengths."""

    title: str
    words: int
    short: SummaryText
    medium: SummaryText
    long: SummaryText


def add_to(app: APIGatewayHttpResolver, publication: Publication, now: Callable[[], datetime]) -> None:
    """Register the routes."""

    @app.post(
        "/api/summaries",
        summary="Summarize a text without publishing it",
        tags=["Trying"],
        security=needs(Scope.WRITE),
        openapi_extensions=takes(*reading.CONTENT_TYPES),
        responses=describes({Status.OK: Summarized}, *_FAILURES),
    )
    def post_summary() -> Response[str]:
        require(app, Scope.WRITE)
        article = _read(app, now(), ZoneInfo(publication.zone))
        told = summarize(article, article.digest)
        short, medium, long = (SummaryText.of(told, length) for length in Length)
        return unkept(
            Summarized(title=article.title, words=article.words, short=short, medium=medium, long=long)
        )

    @app.post(
        "/api/preview",
        summary="See the page of a text without publishing it",
        tags=["Trying"],
        security=needs(Scope.WRITE),
        openapi_extensions=takes(*reading.CONTENT_TYPES),
        responses={
            200: {"description": "The page", "content": {"text/html": {}}},
            **describes({}, *_FAILURES),
        },
    )
    def post_preview() -> Response[str]:
        require(app, Scope.WRITE)
        article = _read(app, now(), ZoneInfo(publication.zone))
        page = previewed(article, publication, now())
        return Response(Status.OK, page.content_type, page.body.decode(), headers=UNKEPT)


def _read(app: APIGatewayHttpResolver, now: datetime, zone: tzinfo) -> Article:
    body, content_type = body_of(app), content_type_of(app)
    admit(Sent("preview", body, content_type))
    try:
        return reading.read(Source("preview", body, "", content_type, now), zone=zone)
    except Rejected as no:
        raise of_rejection(no) from no
