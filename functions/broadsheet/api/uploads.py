"""Pictures and large sources go straight to the inbox, with a form that allows just that."""

from __future__ import annotations

import re
from http import HTTPStatus as Status

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from pydantic import BaseModel, ConfigDict, Field

from broadsheet import reading
from broadsheet.api.answers import unkept
from broadsheet.api.conditions import Condition
from broadsheet.api.examples import ID, STATUS
from broadsheet.api.openapi import describes, needs, takes, wants
from broadsheet.api.problems import of_rejection
from broadsheet.api.requests import ID_PATTERN, bad_id, json_of, segment_of
from broadsheet.api.scopes import Scope, require
from broadsheet.api.sending import expect
from broadsheet.article import ArticleId
from broadsheet.errors import Rejected
from broadsheet.stores import Stores

_SECONDS = 900


class Parcel(BaseModel):
    """What is to be uploaded."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(
        max_length=900,
        pattern=f"{ID_PATTERN[:-1]}({'|'.join(map(re.escape, reading.SUFFIXES))})$",
        description="Where it will stand in the inbox; its suffix says what it is.",
        examples=[ID],
    )


class Upload(BaseModel):
    """A form to send as `multipart/form-data`: these fields first, and then the bytes as `file`."""

    url: str = Field(examples=["https://broadsheet-inbox-123456789012-eu-west-1.s3.amazonaws.com/"])
    content_type: str = Field(description="The only one that the form allows.")
    fields: dict[str, str]
    largest: int = Field(description="How many bytes the file may have.")
    expires_in: int = Field(description="Seconds for which the form is good.")
    status: str = Field(description="Where the outcome will show.", examples=[STATUS])


def add_to(app: APIGatewayHttpResolver, stores: Stores) -> None:
    """Register the route."""

    @app.post(
        "/api/uploads",
        summary="Get a form to upload a picture or a large source",
        description="What stands under the id already is guarded when the form is given, as with a `PUT`. "
        "Whoever has the form may use it until it expires, whatever comes to stand there meanwhile; what it "
        "replaces then can be restored. An editor's summary in it is marked as stale only by what its own "
        "`summary_of` says.",
        tags=["Writing"],
        security=needs(Scope.WRITE),
        openapi_extensions=takes("application/json", shape=Parcel) | wants("If-Match", "If-None-Match"),
        responses=describes(
            {Status.OK: Upload},
            Status.BAD_REQUEST,
            Status.UNAUTHORIZED,
            Status.FORBIDDEN,
            Status.PRECONDITION_FAILED,
            Status.PRECONDITION_REQUIRED,
            Status.UNSUPPORTED_MEDIA_TYPE,
            Status.UNPROCESSABLE_ENTITY,
        ),
    )
    def post_upload() -> Response[str]:
        require(app, Scope.WRITE)
        id, condition = json_of(app, Parcel).id, Condition.of(app.current_event.headers)
        content_type = _admitted(id)
        expect(condition, id, stores.inbox.etag(id))
        return unkept(_form(id, content_type, stores))


def _form(id: ArticleId, content_type: str, stores: Stores) -> Upload:
    largest = reading.largest(id)
    ticket = stores.inbox.ticket(id, content_type, largest, _SECONDS)
    return Upload(
        url=ticket.url,
        content_type=content_type,
        fields=ticket.fields,
        largest=largest,
        expires_in=_SECONDS,
        status=f"/api/articles/{segment_of(id)}/status",
    )


def _admitted(id: ArticleId) -> str:
    """As what it is to be sent; raises a `Problem` for what the inbox is not to have."""
    if reading.is_nothing(id):
        raise bad_id("Files of this name are left out of the newsroom.")
    try:
        reading.admit(id, 1, None)
    except Rejected as no:
        raise of_rejection(no) from no
    return reading.content_type_of(id) or ""
