"""What a request says, taken out of an API Gateway event of payload version 2.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

_ARTICLE = re.compile(r"(/api/articles/)(.+?)(/status|/summary)?", re.DOTALL)


def folded(event: dict[str, Any]) -> dict[str, Any]:
    """The event with an article's id as one segment of the path, as the routes want it.

    The gateway hands on the path decoded, so the slashes of an id cannot be told
    from the path's own; only a read may end in a word of ours.
    """
    path = event["rawPath"]
    reads = event["requestContext"]["http"]["method"] == "GET"
    found = _ARTICLE.fullmatch(path)
    if not found:
        return event
    id, word = (found[2], found[3] or "") if reads else (found[2] + (found[3] or ""), "")
    return event | {"rawPath": f"{found[1]}{quote(unquote(id), safe='')}{word}"}


def id_of(segment: str) -> str:
    """The id behind a segment of a folded path."""
    return unquote(segment)


def body_of(app: APIGatewayHttpResolver) -> bytes:
    """The bytes of the body, whatever they are."""
    event = app.current_event
    body = event.body or ""
    return b64decode(body) if event.is_base64_encoded else body.encode()
