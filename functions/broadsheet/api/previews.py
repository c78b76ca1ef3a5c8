"""An address at which whoever has it sees the page of an article before all others do, for some time.

It stands beside the pages, not below `/api`, and so is shown as they are. The
address is all that is needed, and cannot be guessed: it carries 256 random bits.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from http import HTTPStatus as Status
from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from pydantic import Field

from broadsheet.api.answers import unkept
from broadsheet.api.models import Shape
from broadsheet.api.openapi import describes, needs
from broadsheet.api.outcomes import Id, Waiting
from broadsheet.api.problems import not_found
from broadsheet.api.requests import id_of
from broadsheet.api.scopes import Scope, require
from broadsheet.pipeline import previewed
from broadsheet.publication import Page, Publication
from broadsheet.stores import Stores

_BELOW = "/preview/"
_UNSEEN: dict[str, str | list[str]] = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}

Hours = Annotated[int, Query(ge=1, le=168, description="For how long the address is good.")]


class Preview(Shape):
    """Where the article can be seen, and until when."""

    url: str = Field(examples=["/preview/2Vw4o0kM3yqk9iVbqTt4y8Zr7G1LJm0pWn5sUuXcD6E/"])
    expires_at: datetime


def add_to(app: APIGatewayHttpResolver, stores: Stores, waiting: Waiting) -> None:
    """Register the route."""

    @app.post(
        "/api/articles/<id>/preview",
        summary="Get an address to see an article before it is published",
        description="It shows the newest version that could be read, draft or not.",
        tags=["Trying"],
        security=needs(Scope.WRITE),
        responses=describes(
            {Status.OK: Preview},
            Status.UNAUTHORIZED,
            Status.FORBIDDEN,
            Status.NOT_FOUND,
            Status.UNPROCESSABLE_ENTITY,
        ),
    )
    def post_preview_of(id: Id, hours: Hours = 24) -> Response[str]:
        require(app, Scope.WRITE)
        name, word = id_of(id), secrets.token_urlsafe(32)
        if stores.articles.find(name) is None:
            raise not_found(f"article `{name}` that could be read")
        until = waiting.now().replace(microsecond=0) + timedelta(hours=hours)
        stores.passes.issue(word, name, until)
        return unkept(Preview(url=f"{_BELOW}{word}/", expires_at=until))


def preview(path: str, stores: Stores, publication: Publication, now: datetime) -> Response[str] | None:
    """The page behind such an address, or nothing where it is none, or not any more."""
    if not path.startswith(_BELOW):
        return None
    word = path.removeprefix(_BELOW).removesuffix("index.html").strip("/")
    page = _page(word, stores, publication, now)
    return Response(Status.OK, page.content_type, page.body.decode(), headers=_UNSEEN) if page else None


def _page(word: str, stores: Stores, publication: Publication, now: datetime) -> Page | None:
    id = stores.passes.find(word, now)
    article = stores.articles.find(id) if id else None
    return previewed(article, publication, now) if article else None
