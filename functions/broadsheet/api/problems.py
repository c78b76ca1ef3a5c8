"""What the API answers when it cannot do what is asked: RFC 9457 problem details."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus as Status
from typing import Any

from aws_lambda_powertools.event_handler import Response
from pydantic import BaseModel, Field

from broadsheet.errors import BroadsheetError, Rejected

CONTENT_TYPE = "application/problem+json"


class Fault(BaseModel):
    """One thing that is not as it should be, and where."""

    field: str = Field(examples=["limit"])
    detail: str


class ProblemShape(BaseModel):
    """https://www.rfc-editor.org/rfc/rfc9457"""

    type: str = Field(examples=["urn:broadsheet:problem:not-found"], description="Stable, for machines.")
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str
    errors: list[Fault] = Field([], description="The fields at fault.")
    line: int | None = Field(None, description="Where in the source, counted from 1.")
    correlation_id: str = Field(description="What to quote when asking about it; our logs have it too.")


class Problem(BroadsheetError):
    """A request that cannot be answered; `kind` is stable and for machines."""

    def __init__(
        self,
        status: Status,
        kind: str,
        detail: str,
        *,
        faults: tuple[Fault, ...] = (),
        line: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.faults = faults
        self.line = line
        self.headers = headers or {}

    def shape(self, correlation_id: str) -> ProblemShape:
        return ProblemShape(
            type=f"urn:broadsheet:problem:{self.kind}",
            title=self.status.phrase,
            status=self.status,
            detail=self.detail,
            errors=list(self.faults),
            line=self.line,
            correlation_id=correlation_id,
        )

    def response(self, correlation_id: str) -> Response[str]:
        body = self.shape(correlation_id).model_dump_json(exclude_none=True)
        headers: dict[str, str | list[str]] = {"Cache-Control": "no-store", **self.headers}
        return Response(self.status, CONTENT_TYPE, body, headers=headers)

    def answer(self, correlation_id: str) -> dict[str, Any]:
        """As Lambda gives it to the gateway."""
        said = self.response(correlation_id)
        headers = {name.lower(): value for name, value in said.headers.items()}
        return {"statusCode": said.status_code, "headers": headers, "body": said.body}


def not_found(what: str) -> Problem:
    return Problem(Status.NOT_FOUND, "not-found", f"There is no {what} here.")


def unavailable(detail: str = "AWS does not answer in time. Try again in a moment.") -> Problem:
    return Problem(Status.SERVICE_UNAVAILABLE, "unavailable", detail, headers={"Retry-After": "5"})


def of_rejection(rejected: Rejected) -> Problem:
    """Why a source is not even taken in."""
    return of_code(rejected.code, rejected.message, rejected.line)


def of_code(code: str, message: str, line: int | None) -> Problem:
    """Why a source is not published, by the code of its refusal."""
    status = {
        "too_large": Status.REQUEST_ENTITY_TOO_LARGE,
        "unknown_suffix": Status.UNSUPPORTED_MEDIA_TYPE,
        "type_mismatch": Status.UNSUPPORTED_MEDIA_TYPE,
        "slug_taken": Status.CONFLICT,
    }.get(code, Status.UNPROCESSABLE_ENTITY)
    more = _WAY_ROUND if status is Status.REQUEST_ENTITY_TOO_LARGE else ""
    return Problem(status, code.replace("_", "-"), message + more, line=line)


_WAY_ROUND = " What does not fit in a request can go straight to the bucket: see POST /api/uploads."
