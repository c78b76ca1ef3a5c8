"""Many articles in one request, each guarded as if it had come alone."""

from __future__ import annotations

from http import HTTPStatus as Status
from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from pydantic import BaseModel, ConfigDict, Field

from broadsheet import reading
from broadsheet.api.answers import unkept
from broadsheet.api.conditions import TAGS_PATTERN, Condition
from broadsheet.api.examples import STATUS, VERSION
from broadsheet.api.openapi import describes, needs, takes
from broadsheet.api.problems import Problem, ProblemShape, unavailable
from broadsheet.api.requests import ID_PATTERN, id_of, json_of, segment_of
from broadsheet.api.scopes import Scope, require
from broadsheet.api.sending import Sent, send
from broadsheet.errors import OutOfTime
from broadsheet.stores import Stores

MOST = 100

ContentType = Annotated[str, Field(pattern=f"^({'|'.join(reading.CONTENT_TYPES)})$")]
Tag = Annotated[str | None, Field(max_length=200, pattern=TAGS_PATTERN, examples=[f'"{VERSION}"'])]


class Letter(BaseModel):
    """One article of a batch."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1, max_length=900, pattern=ID_PATTERN)
    content_type: ContentType = "text/markdown"
    body: str
    if_match: Tag = None
    if_none_match: Tag = None


class Batch(BaseModel):
    """Up to a hundred articles."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    articles: tuple[Letter, ...] = Field(min_length=1, max_length=MOST)


class Delivered(BaseModel):
    """What came of one of them."""

    id: str
    status: int = Field(examples=[202], description="As the answer to a `PUT` of it alone.")
    etag: str | None = None
    url: str | None = Field(None, description="Where its outcome will show.", examples=[STATUS])
    problem: ProblemShape | None = None


class Deliveries(BaseModel):
    """What came of each, in the order of the request."""

    articles: tuple[Delivered, ...]


def add_to(app: APIGatewayHttpResolver, stores: Stores) -> None:
    """Register the route."""

    @app.post(
        "/api/articles:batch",
        summary="Publish or update many articles",
        description="Large texts under an editor's `summary` take time to be read. Those for which none was "
        "left have the status 503: look whether they were taken in, or send them again.",
        tags=["Writing"],
        security=needs(Scope.WRITE),
        openapi_extensions=takes("application/json", shape=Batch),
        responses=describes(
            {Status.OK: Deliveries},
            Status.BAD_REQUEST,
            Status.UNAUTHORIZED,
            Status.FORBIDDEN,
            Status.UNSUPPORTED_MEDIA_TYPE,
            Status.UNPROCESSABLE_ENTITY,
        ),
    )
    def post_batch() -> Response[str]:
        require(app, Scope.WRITE)
        request = app.current_event.request_context.request_id
        batch = json_of(app, Batch)
        done = tuple(_deliver(each, stores, request) for each in batch.articles)
        if all(each.status == Status.SERVICE_UNAVAILABLE for each in done):
            raise unavailable()
        return unkept(Deliveries(articles=done))


def _deliver(letter: Letter, stores: Stores, request: str) -> Delivered:
    said = {"if-match": letter.if_match, "if-none-match": letter.if_none_match}
    try:
        condition = Condition.of({name: tag for name, tag in said.items() if tag})
        sent = Sent(id_of(segment_of(letter.id)), letter.body.encode(), letter.content_type)
        taken = send(sent, condition, stores)
    except (Problem, OutOfTime) as raised:
        problem = raised if isinstance(raised, Problem) else _left()
        return Delivered(id=letter.id, status=problem.status, problem=problem.shape(request))
    where = f"/api/articles/{segment_of(taken.id)}/status"
    return Delivered(id=taken.id, status=Status.ACCEPTED, etag=taken.etag, url=where)


def _left() -> Problem:
    return unavailable("Whether it was taken in is not known: look, or send it again.")
