"""Pictures and large sources go straight to the inbox, with a form that allows just that."""

from __future__ import annotations

from http import HTTPStatus as Status

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from pydantic import BaseModel, ConfigDict, Field

from broadsheet import reading
from broadsheet.api.openapi import describes, needs, takes
from broadsheet.api.problems import of_rejection
from broadsheet.api.requests import ID_PATTERN, bad_id, json_of, segment_of
from broadsheet.api.scopes import Scope, require
from broadsheet.article import ArticleId
from broadsheet.errors import Rejected
from broadsheet.stores import Stores

_SECONDS = 900
_PICTURE, _ARTICLE = 20_000_000, 5_000_000
"""Bytes; what is larger would be refused later."""
_TYPES = {
    "md": "text/markdown",
    "markdown": "text/markdown",
    "html": "text/html",
    "htm": "text/html",
    "txt": "text/plain",
    "json": "application/json",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "gif": "image/gif",
    "avif": "image/avif",
}


class Parcel(BaseModel):
    """What is to be uploaded."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(
        max_length=900,
        pattern=rf"{ID_PATTERN[:-1]}\.({'|'.join(_TYPES)})$",
        description="Where it will stand in the inbox; its suffix says what it is.",
        examples=["pictures/tide-gauge.png"],
    )


class Upload(BaseModel):
    """A form to send as `multipart/form-data`: these fields first, and then the bytes as `file`."""

    url: str
    content_type: str = Field(examples=["image/png"], description="The only one that the form allows.")
    fields: dict[str, str]
    largest: int = Field(description="How many bytes the file may have.")
    expires_in: int = Field(description="Seconds for which the form is good.")
    status: str = Field(description="Where the outcome will show.")


def add_to(app: APIGatewayHttpResolver, stores: Stores) -> None:
    """Register the route."""

    @app.post(
        "/api/uploads",
        summary="Get a form to upload a picture or a large source",
        tags=["Writing"],
        security=needs(Scope.WRITE),
        openapi_extensions=takes("application/json", shape=Parcel),
        responses=describes(
            {Status.OK: Upload},
            Status.BAD_REQUEST,
            Status.UNAUTHORIZED,
            Status.FORBIDDEN,
            Status.UNSUPPORTED_MEDIA_TYPE,
            Status.UNPROCESSABLE_ENTITY,
        ),
    )
    def post_upload() -> Response[str]:
        require(app, Scope.WRITE)
        id = json_of(app, Parcel).id
        content_type, largest = _TYPES[id.rpartition(".")[2]], _ARTICLE
        if reading.is_picture(id):
            largest = _PICTURE
        _admit(id, content_type)
        ticket = stores.inbox.ticket(id, content_type, largest, _SECONDS)
        upload = Upload(
            url=ticket.url,
            content_type=content_type,
            fields=ticket.fields,
            largest=largest,
            expires_in=_SECONDS,
            status=f"/api/articles/{segment_of(id)}/status",
        )
        headers: dict[str, str | list[str]] = {"Cache-Control": "no-store"}
        return Response(Status.OK, "application/json", upload.model_dump_json(), headers=headers)


def _admit(id: ArticleId, content_type: str) -> None:
    if reading.is_nothing(id):
        raise bad_id("Files of this name are left out of the newsroom.")
    try:
        reading.admit(id, 1, content_type)
    except Rejected as no:
        raise of_rejection(no) from no
