"""The OpenAPI description made true: what the framework says of its own is replaced by what really happens.

https://spec.openapis.org/oas/v3.1.1.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from broadsheet.api.conditions import TAGS_PATTERN
from broadsheet.api.examples import VERSION, illustrate

Json = dict[str, Any]

WANTS = "x-wants"
"""Marks the request headers of an operation, until they are described."""

_MINE = {"HTTPValidationError", "ResponseValidationError", "ValidationError"}
"""The framework's own shapes of errors, which are never sent."""

_TAG = f'"{VERSION}"'
_HEADERS = {
    "If-Match": (
        "Only if this version stands there, or any (`*`).",
        {"type": "string", "pattern": TAGS_PATTERN, "examples": [_TAG, "*"]},
    ),
    "If-None-Match": (
        "Only if this version does not stand there, or none (`*`).",
        {"type": "string", "pattern": TAGS_PATTERN, "examples": ["*"]},
    ),
    "Prefer": (
        "`wait=10`: answer when it is live, or after so many seconds.",
        {"type": "string", "examples": ["wait=10"]},
    ),
    "Idempotency-Key": (
        "Any text; the same request with the same key is done once.",
        {
            "type": "string",
            "minLength": 1,
            "maxLength": 255,
            "examples": ["8e03978e-40d5-43dd-bc93-6894a57f9324"],
        },
    ),
}

_GATEWAY = {
    "type": "object",
    "title": "GatewayMessage",
    "description": "What the gateway says before we are asked.",
    "properties": {"message": {"type": "string"}},
    "required": ["message"],
}
_BY_THE_GATEWAY = {"401": "Unauthorized", "403": "Forbidden", "413": "Content Too Large"}
_ANYWHERE = {"429": "Too Many Requests", "500": "Internal Server Error"}


def true(schema: Json) -> Json:
    """The description, mended; the one that was given is changed."""
    schemas = schema["components"]["schemas"]
    for name in _MINE:
        schemas.pop(name, None)
    schemas["GatewayMessage"] = _GATEWAY
    for operation in _operations(schema):
        _describe_headers(operation)
        _describe_answers(operation["responses"])
        schemas |= _hoisted(operation)
        illustrate({said["name"]: said["schema"] for said in operation.get("parameters", ())})
    for shape in schemas.values():
        illustrate(shape.get("properties", {}))
    return schema


def _operations(schema: Json) -> Iterator[Json]:
    return (operation for methods in schema["paths"].values() for operation in methods.values())


def _describe_headers(operation: Json) -> None:
    for name in operation.pop(WANTS, ()):
        said, schema = _HEADERS[name]
        parameter = {"name": name, "in": "header", "required": False, "description": said, "schema": schema}
        operation.setdefault("parameters", []).append(parameter)


def _describe_answers(answers: Json) -> None:
    if "HTTPValidationError" in str(answers.get("422", "")):
        del answers["422"]
    message = {"application/json": {"schema": {"$ref": "#/components/schemas/GatewayMessage"}}}
    for status in _BY_THE_GATEWAY.keys() & answers.keys():
        answers[status]["content"] |= message
    answers |= {status: {"description": said, "content": message} for status, said in _ANYWHERE.items()}


def _hoisted(operation: Json) -> Json:
    """The shapes within a request's shape, taken out to where they are looked for."""
    found: Json = {}
    for media in operation.get("requestBody", {}).get("content", {}).values():
        found |= media["schema"].pop("$defs", {})
    return found
