"""What the API answers when it cannot do what is asked: RFC 9457 problem details."""

from __future__ import annotations

import json
from http import HTTPStatus

from aws_lambda_powertools.event_handler import Response
from pydantic import BaseModel

from broadsheet.errors import BroadsheetError, Rejected

CONTENT_TYPE = "application/problem+json"


class ProblemShape(BaseModel):
    """https://www.rfc-editor.org/rfc/rfc9457"""

    type: str
    title: str
    status: int
    detail: str


class Problem(BroadsheetError):
    """A request that cannot be answered; `kind` is stable and for machines."""

    def __init__(self, status: HTTPStatus, kind: str, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.detail = detail

    def response(self) -> Response[str]:
        shape = ProblemShape(
            type=f"urn:broadsheet:problem:{self.kind}",
            title=self.status.phrase,
            status=self.status,
            detail=self.detail,
        )
        return Response(self.status, CONTENT_TYPE, json.dumps(shape.model_dump(), ensure_ascii=False))


def not_found(what: str) -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, "not-found", f"There is no {what} here.")


def of_rejection(rejected: Rejected) -> Problem:
    """Why a source is not even taken in."""
    status = {
        "too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "unknown_suffix": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "type_mismatch": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    }.get(rejected.code, HTTPStatus.BAD_REQUEST)
    return Problem(status, rejected.code.replace("_", "-"), rejected.message)
