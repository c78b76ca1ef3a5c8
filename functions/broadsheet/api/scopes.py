"""What a token allows. The gateway has verified it; whether it has come at all is asked once more here.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
"""

from __future__ import annotations

from enum import StrEnum
from http import HTTPStatus as Status
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

from broadsheet.api.problems import Problem


class Scope(StrEnum):
    WRITE = "articles/write"
    """To send articles, and see what is not published."""
    PUBLISH = "articles/publish"
    """To take away what readers have, and to bring back what they had."""


def require(app: APIGatewayHttpResolver, scope: Scope) -> dict[str, Any]:
    """What the request's token says; raises a `Problem` unless there is one, and it has the scope."""
    claims = _claims(app.current_event.raw_event)
    if claims is None:
        said = "Show a token: `Authorization: Bearer …`. Slashes in an id are written `%2F` here."
        raise Problem(Status.UNAUTHORIZED, "no-token", said, headers={"WWW-Authenticate": "Bearer"})
    said = claims.get("scope") or claims.get("scp") or ""
    if scope not in str(said).strip("[]").split():
        asked = f'Bearer scope="{scope}" error="insufficient_scope"'
        detail = f"The token does not have the scope `{scope}`."
        raise Problem(Status.FORBIDDEN, "no-scope", detail, headers={"WWW-Authenticate": asked})
    return claims


def _claims(event: dict[str, Any]) -> dict[str, Any] | None:
    match event["requestContext"].get("authorizer"):
        case {"jwt": {"claims": dict(claims)}} if claims:
            return claims
    return None
