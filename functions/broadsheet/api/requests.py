"""What a request says, taken out of an API Gateway event of payload version 2.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

from __future__ import annotations

import re
from base64 import b64decode
from http import HTTPStatus as Status
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from urllib.parse import quote, unquote

from pydantic import AfterValidator, BaseModel, Field, ValidationError

from broadsheet.api.problems import Fault, Problem
from broadsheet.article import ArticleId

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

Shape = TypeVar("Shape", bound=BaseModel)

_PATH = re.compile(
    "(/api/articles/)(.+?)(?:(/status|/summary|/preview|/versions)|(/versions/)([^/]+)(/restore)?)?",
    re.DOTALL,
)
_PART = "[^\\x00-\\x1f\\x7f\\ufffd/.~]([^\\x00-\\x1f\\x7f\\ufffd/]*[^\\x00-\\x1f\\x7f\\ufffd/~])?"
ID_PATTERN = f"^{_PART}(/{_PART})*$"
"""What a source may be called: a path whose parts neither begin with a dot nor begin or end with `~`."""


_MOST_FAULTS = 20
"""How many fields an answer names that are not what they should be."""
_LONGEST_FIELD = 200
"""Characters of its name, which may be anything."""
_UNTOLD = 1000
"""With more of them none is named: to tell them apart would take longer than anyone waits."""


def _written(text: str) -> str:
    text.encode()  # JSON can say halves of characters, which nothing can be called
    return text


_Text = Annotated[str, AfterValidator(_written)]


class _Line(BaseModel):
    method: _Text


class _Context(BaseModel):
    http: _Line
    id: _Text = Field(alias="requestId")
    stage: _Text


class _Event(BaseModel):
    """What we need of a request."""

    path: _Text = Field(alias="rawPath")
    context: _Context = Field(alias="requestContext")
    query: _Text | None = Field(None, alias="rawQueryString")
    parameters: dict[_Text, _Text] | None = Field(None, alias="queryStringParameters")
    headers: dict[_Text, _Text] | None = None
    body: str | None = None
    is_base64: bool | None = Field(None, alias="isBase64Encoded")


def whole(event: dict[str, Any]) -> dict[str, Any]:
    """The event with what may be left out of it; raises a `Problem` for what is no request."""
    try:
        _Event.model_validate(event)
    except ValidationError as error:
        raise Problem(Status.BAD_REQUEST, "no-request", "This is no request to an HTTP API.") from error
    left_out = {"headers": {}, "queryStringParameters": {}, "rawQueryString": ""}
    return event | {name: event.get(name) or nothing for name, nothing in left_out.items()}


def folded(event: dict[str, Any]) -> dict[str, Any]:
    """The event with an article's id as one segment of the path, as the routes want it, and HEAD as GET.

    The gateway hands on the path decoded, so the slashes of an id cannot be told
    from the path's own, and what ends in a word of ours is no id.
    """
    context = event["requestContext"]
    method = "GET" if context["http"]["method"] == "HEAD" else context["http"]["method"]
    event = event | {"requestContext": context | {"http": context["http"] | {"method": method}}}
    found = _PATH.fullmatch(event["rawPath"])
    if not found:
        return event
    before, id, below, versions, version, restore = (part or "" for part in found.groups())
    path = f"{before}{segment_of(id)}{below}{versions}{segment_of(version)}{restore}"
    return event | {"rawPath": path}


def segment_of(id: ArticleId) -> str:
    """An id as one segment of a path."""
    return quote(id, safe="")


def id_of(segment: str) -> ArticleId:
    """The id behind a segment of a folded path; raises a `Problem` for what no source can be called."""
    id = unquote(segment)
    if not re.fullmatch(ID_PATTERN, id):
        raise bad_id("An id is a path; its parts are not empty, and begin with neither a dot nor `~`.")
    return id


def bad_id(said: str) -> Problem:
    return Problem(Status.UNPROCESSABLE_ENTITY, "bad-id", said, faults=(Fault(field="id", detail=said),))


def content_type_of(app: APIGatewayHttpResolver) -> str:
    return app.current_event.headers.get("content-type", "")


def body_of(app: APIGatewayHttpResolver) -> bytes:
    """The bytes of the body, whatever they are; raises a `Problem` for what should be base64 and is not."""
    event = app.current_event
    body = event.body or ""
    try:
        return b64decode(body, validate=True) if event.is_base64_encoded else body.encode()
    except ValueError as error:
        raise Problem(Status.BAD_REQUEST, "bad-base64", "The body came broken. Send it again.") from error


def json_of(app: APIGatewayHttpResolver, shape: type[Shape], media_type: str = "application/json") -> Shape:
    """The body as a shape; raises a `Problem` for another content type, what is no JSON, or does not fit."""
    sent = content_type_of(app).partition(";")[0].strip().lower()
    if sent != media_type:
        said = f"Send `{media_type}`."
        raise Problem(Status.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", said)
    try:
        return shape.model_validate_json(body_of(app))
    except ValidationError as error:
        raise _of_json(error) from error


def _of_json(error: ValidationError) -> Problem:
    count = error.error_count()
    told = error.errors()[:_MOST_FAULTS] if count <= _UNTOLD else []
    faults = tuple(
        Fault(field=".".join(map(str, each["loc"]))[:_LONGEST_FIELD] or "body", detail=each["msg"])
        for each in told
    )
    if any(each["type"] == "json_invalid" for each in told):
        return Problem(Status.BAD_REQUEST, "bad-json", faults[0].detail, faults=faults)
    return invalid(faults, more=count - len(faults))


def invalid(faults: tuple[Fault, ...], more: int = 0) -> Problem:
    """What is said of fields that are not what they should be, and of so many more."""
    told = [f"{fault.field}: {fault.detail}" for fault in faults]
    said = "; ".join([*told, f"{more} more fields are not what they should be"] if more else told)
    return Problem(Status.UNPROCESSABLE_ENTITY, "invalid-request", said, faults=faults)
