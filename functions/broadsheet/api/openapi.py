"""The API's own description, and a page to try it out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus as Status
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from pydantic import BaseModel

from broadsheet.api.description import WANTS, true
from broadsheet.api.problems import CONTENT_TYPE, ProblemShape
from broadsheet.api.scopes import Scope

CACHED = "public, max-age=5, stale-while-revalidate=60"
"""How long anyone may keep what is the same for all: a page of the site is as old as that, too."""

Shape = type[BaseModel]


def add_to(app: APIGatewayHttpResolver) -> None:
    """Register the description and the page; to be called when all routes are there."""

    @app.get("/api", include_in_schema=False)
    def lead() -> Response[str]:
        return Response(Status.SEE_OTHER, body="", headers={"Location": "/api/docs"})

    @app.get("/api/openapi.json", include_in_schema=False)
    def describe() -> Response[str]:
        return Response(Status.OK, "application/json", _description(app))

    @app.get("/api/docs", include_in_schema=False)
    def docs() -> Response[str]:
        return Response(Status.OK, "text/html; charset=utf-8", _docs(_description(app)))


def _description(app: APIGatewayHttpResolver) -> str:
    """The description as JSON. The models of OpenAPI are loaded by whoever asks first, not by each start."""
    from aws_lambda_powertools.event_handler.openapi.models import HTTPBearer, Server

    said = app.get_openapi_schema(
        title="Broadsheet",
        version="1",
        description="Publish articles, and read them with their summaries.",
        servers=[Server(url="/")],
        security_schemes={"token": HTTPBearer(bearerFormat="JWT")},
    )
    schema = true(said.model_dump(mode="json", by_alias=True, exclude_none=True))
    return json.dumps(schema, ensure_ascii=False)


def _docs(description: str) -> str:
    """A page with Swagger UI, whole; in a script, no `</` may come that does not end it."""
    from importlib.resources import files

    from aws_lambda_powertools.event_handler.openapi import swagger_ui

    script, style = (
        (files(swagger_ui) / name).read_text("utf-8")
        for name in ("swagger-ui-bundle.min.js", "swagger-ui.min.css")
    )
    return swagger_ui.generate_swagger_html(
        description.replace("</", "<\\/"), script, style, swagger_base_url="", oauth2_config=None
    )


def needs(scope: Scope) -> list[dict[str, list[str]]]:
    """What a route asks for: a JSON Web Token with this scope."""
    return [{"token": [str(scope)]}]


def describes(shapes: Mapping[Status, Shape], *failures: Status) -> dict[int, Any]:
    """How the answers of a route are described: by shapes and as problems."""
    problem = {CONTENT_TYPE: {"model": ProblemShape}}
    return {
        **{int(status): _with(status, shape) for status, shape in shapes.items()},
        **{int(status): {"description": status.phrase, "content": problem} for status in failures},
    }


def _with(status: Status, shape: Shape) -> dict[str, Any]:
    return {"description": status.phrase, "content": {"application/json": {"model": shape}}}


def takes(*content_types: str, shape: Shape | None = None) -> dict[str, Any]:
    """The description of a body: JSON of a shape, or an article in whatever format."""
    schemas = {each: _schema(shape) if shape else _article(each) for each in content_types}
    content = {each: {"schema": schema} for each, schema in schemas.items()}
    return {"requestBody": {"required": True, "content": content}}


def _schema(shape: Shape) -> dict[str, Any]:
    return shape.model_json_schema(ref_template="#/components/schemas/{model}")


def _article(content_type: str) -> dict[str, Any]:
    """What any reader of ours takes; whether it can be published is not a matter of shape."""
    if content_type == "application/json":
        said = "The fields of front matter, and the text as `markdown`, `html` or `text`."
        return {"description": said, "examples": [{"title": "A ferry", "markdown": "It sails again."}]}
    example = "# A ferry\n\nIt sails again."
    return {"contentMediaType": content_type, "minLength": 1, "pattern": "\\S", "examples": [example]}


def wants(*headers: str) -> dict[str, Any]:
    """The description of the headers that a request may carry."""
    return {WANTS: list(headers)}
