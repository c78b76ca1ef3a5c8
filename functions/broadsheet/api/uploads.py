"""Pictures and large sources go straight to the inbox, with a form that allows just that."""

from __future__ import annotations

from http import HTTPStatus as Status

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from pydantic import BaseModel, ConfigDict, Field

from broadsheet import reading
from broadsheet.api.openapi import describes, needs, takes
from broadsheet.api.problems import Problem, of_rejection
from broadsheet.api.requests import bad_id, id_of, json_of, segment_of
from broadsheet.api.scopes import Scope, require
from broadsheet.errors import Rejected
from broadsheet.stores import Stores

_SECONDS = 900
_PICTURE, _ARTICLE = 20_000_000, 5_000_000
"""Bytes; what is larger would be refused later."""
_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "gif": "image/gif",
    "avif": "image/avif",
}


class Parcel(BaseModel):
    """What is to be uploaded."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1, max_length=900, examples=["pictures/tide-gauge.png"])
    content_type: str = Field(max_length=100, examples=["image/png"])


class Upload(BaseModel):
    """A form to send as `multipart/form-data`: these fields first, and then the bytes as `file`."""

    url: str
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
            Status.REQUEST_ENTITY_TOO_LARGE,
            Status.UNSUPPORTED_MEDIA_TYPE,
            Status.UNPROCESSABLE_ENTITY,
        ),
    )
    def post_upload() -> Response[str]:
        require(app, Scope.WRITE)
        parcel = json_of(app, Parcel)
        largest = _admit(parcel)
        ticket = stores.inbox.ticket(parcel.id, parcel.content_type, largest, _SECONDS)
        upload = Upload(
            url=ticket.url,
            fields=ticket.fields,
            largest=largest,
            expires_in=_SECONDS,
            status=f"/api/articles/{segment_of(parcel.id)}/status",
        )
        headers: dict[str, str | list[str]] = {"Cache-Control": "no-store"}
        return Response(Status.OK, "application/json", upload.model_dump_json(), headers=headers)


def _admit(parcel: Parcel) -> int:
    """How large it may be; raises a `Problem` for what the inbox is not to have."""
    id_of(segment_of(parcel.id))
    if reading.is_nothing(parcel.id):
        raise bad_id("Names that begin with a dot, or end in `~`, are left out of the newsroom.")
    try:
        reading.admit(parcel.id, 1, parcel.content_type)
        if not reading.is_picture(parcel.id):
            reading.expect_article(parcel.id, parcel.content_type)
            return _ARTICLE
    except Rejected as no:
        raise of_rejection(no) from no
    wanted = _TYPES.get(parcel.id.rpartition(".")[2].lower(), "")
    if parcel.content_type != wanted:
        raise Problem(Status.UNSUPPORTED_MEDIA_TYPE, "type-mismatch", f"`{parcel.id}` should be `{wanted}`.")
    return _PICTURE
