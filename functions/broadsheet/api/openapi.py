"""The API's own description, and a page to try it out."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.models import HTTPBearer, Server

from broadsheet.api.problems import CONTENT_TYPE, ProblemShape

BEARER: list[dict[str, list[str]]] = [{"token": []}]
"""What a write needs: a JSON Web Token with the scope `articles/write`."""


def add_to(app: APIGatewayHttpResolver) -> None:
    """Register the description and the page; to be called when all routes are there."""
    app.configure_openapi(
        title="Broadsheet",
        version="1",
        description="Publish articles, and read them with their summaries.",
        servers=[Server(url="/")],
        security_schemes={"token": HTTPBearer(bearerFormat="JWT")},
    )
    app.enable_swagger(path="/api/docs")

    @app.get("/api/openapi.json", include_in_schema=False)
    def describe() -> Response[str]:
        return Response(HTTPStatus.OK, "application/json", app.get_openapi_json_schema())


def problems(*statuses: HTTPStatus) -> dict[int, Any]:
    """How the failures of a route are described."""
    content = {CONTENT_TYPE: {"model": ProblemShape}}
    return {int(status): {"description": status.phrase, "content": content} for status in statuses}


def takes(*content_types: str) -> dict[str, Any]:
    """The description of a body that is a document rather than JSON of a shape."""
    text = {"schema": {"type": "string"}}
    return {"requestBody": {"required": True, "content": dict.fromkeys(content_types, text)}}
