"""A CloudFront Function: the template's own JavaScript, run on each request that a viewer sends.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from infra.local.exchange import Request, Response
from infra.local.translate import Json

# AWS bounds the work of a function; this bounds the time, and the memory in bytes, of ours.
_SECONDS = 1.0
_MEMORY = 2 * 1024 * 1024


def at_the_edge(code: str, request: Request) -> Request | Response:
    """The request as the function leaves it, or the response that it gives itself.

    A function that fails is a 503, as on AWS.
    """
    import quickjs

    context = quickjs.Context()
    context.set_time_limit(_SECONDS)
    context.set_memory_limit(_MEMORY)
    try:
        context.eval(code)
        event = json.dumps(_event(request))
        answer = json.loads(context.eval(f"JSON.stringify(handler({event}))"))
    except (quickjs.JSException, quickjs.StackOverflow) as error:
        return Response(503, (("x-cache", "FunctionExecutionError from cloudfront"),), str(error).encode())
    if "statusCode" in answer:
        return _response(answer)
    return replace(request, path=answer["uri"], query=_query(answer.get("querystring", {})))


def _event(request: Request) -> Json:
    headers = [(name, value) for name, value in request.headers if name != "cookie"]
    pairs = [pair.partition("=") for pair in request.query.split("&") if pair]
    return {
        "version": "1.0",
        "context": {"distributionDomainName": "localhost", "eventType": "viewer-request"},
        "viewer": {"ip": request.ip},
        "request": {
            "method": request.method,
            "uri": request.path,
            "querystring": _grouped([(name, value) for name, _, value in pairs]),
            "headers": _grouped(headers),
            "cookies": {},
        },
    }


def _grouped(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    grouped: dict[str, Any] = {}
    for name, value in pairs:
        if name in grouped:
            grouped[name].setdefault("multiValue", [{"value": grouped[name]["value"]}])
            grouped[name]["multiValue"].append({"value": value})
        else:
            grouped[name] = {"value": value}
    return grouped


def _query(said: Json) -> str:
    pairs = ((name, one["value"]) for name, about in said.items() for one in about.get("multiValue", [about]))
    return "&".join(f"{name}={value}" if value else name for name, value in pairs)


def _response(answer: Json) -> Response:
    headers = tuple((name.lower(), about["value"]) for name, about in answer.get("headers", {}).items())
    body = answer.get("body", "")
    return Response(answer["statusCode"], headers, (body if isinstance(body, str) else body["data"]).encode())
