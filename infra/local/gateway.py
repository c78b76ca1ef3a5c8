"""The HTTP API: a request finds its route, shows its token, and becomes an event for a function.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, unquote
from uuid import uuid4

from infra.local.exchange import Request, Response, lowered
from infra.local.functions import Functions
from infra.local.routes import Route
from infra.local.stack import ACCOUNT
from infra.local.tokens import Authorizer, Issuer, Unauthorized, scopes_of
from infra.local.translate import Json

_MOST = 6 * 1024 * 1024
"""The most bytes that an event for a function, or its answer, may have."""

_TEXT = ("text/", "application/json", "application/javascript", "application/xml")


class Gateway:
    """One HTTP API at its `$default` stage."""

    def __init__(self, id: str, routes: Iterable[Route], functions: Functions, issuer: Issuer) -> None:
        self.id, self._routes, self._functions, self._issuer = id, list(routes), functions, issuer

    def answer(self, request: Request) -> Response:
        """What the API answers; errors of a function become a bare 500."""
        found = self._route(request)
        if not found:
            return _plain(404, "Not Found")
        route, variables = found
        try:
            claims = self._claims(request, route)
        except Unauthorized:
            return _plain(401, "Unauthorized", {"www-authenticate": "Bearer"})
        if claims is not None and route.scopes and not scopes_of(claims) & set(route.scopes):
            asked = f'Bearer scope="{" ".join(route.scopes)}" error="insufficient_scope"'
            return _plain(403, "Forbidden", {"www-authenticate": asked})
        return self._invoke(route, self._event(request, route, variables, claims))

    def authorizers(self) -> list[Authorizer]:
        """What the routes that ask for tokens ask for."""
        return list(dict.fromkeys(route.authorizer for route in self._routes if route.authorizer))

    def scopes(self) -> list[str]:
        """Every scope that some route asks for."""
        return list(dict.fromkeys(scope for route in self._routes for scope in route.scopes))

    def _route(self, request: Request) -> tuple[Route, Mapping[str, str]] | None:
        for route in self._routes:
            variables = route.variables(request.method, request.path)
            if variables is not None:
                return route, variables
        return None

    def _claims(self, request: Request, route: Route) -> Json | None:
        if route.authorizer is None:
            return None
        # By itself or behind `Bearer`: API Gateway takes both.
        # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
        token = _joined(request.headers).get("authorization", "")
        return self._issuer.claims(token.removeprefix("Bearer ").strip(), route.authorizer)

    def _invoke(self, route: Route, event: Json) -> Response:
        if len(json.dumps(event)) > _MOST:
            return _plain(413, "Request Entity Too Large")
        try:
            answer = self._functions.invoke(self._functions.called(route.integration), event)
            if len(json.dumps(answer, ensure_ascii=False).encode()) > _MOST:
                return _plain(500, "Internal Server Error")
            return _response(answer)
        except Exception:  # noqa: BLE001  (a caller learns nothing of what broke; the observer has heard)
            return _plain(500, "Internal Server Error")

    def _event(
        self, request: Request, route: Route, variables: Mapping[str, str], claims: Json | None
    ) -> Json:
        now, path = datetime.now(UTC), unquote(request.path)
        domain = request.header("host") or f"{self.id}.execute-api.localhost"
        context: Json = {
            "accountId": ACCOUNT,
            "apiId": self.id,
            "domainName": domain,
            "domainPrefix": domain.split(".")[0],
            "http": {
                "method": request.method,
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": request.ip,
                "userAgent": request.header("user-agent") or "",
            },
            "requestId": str(uuid4()),
            "routeKey": route.key,
            "stage": "$default",
            "time": now.strftime("%d/%b/%Y:%H:%M:%S +0000"),
            "timeEpoch": round(now.timestamp() * 1000),
        }
        if claims is not None:
            said = {name: _claim(value) for name, value in claims.items()}
            context["authorizer"] = {"jwt": {"claims": said, "scopes": sorted(scopes_of(claims)) or None}}
        return {
            "version": "2.0",
            "routeKey": route.key,
            "rawPath": path,
            "rawQueryString": request.query,
            **_optional(request, variables),
            "headers": _joined((name, value) for name, value in request.headers if name != "cookie"),
            "requestContext": context,
            **_body(request),
        }


def _optional(request: Request, variables: Mapping[str, str]) -> Json:
    """What an event only has where there is something to say."""
    cookies = request.header("cookie")
    said = {
        "cookies": cookies.split("; ") if cookies else None,
        "queryStringParameters": _joined(parse_qsl(request.query, keep_blank_values=True)),
        "pathParameters": dict(variables),
    }
    return {name: value for name, value in said.items() if value}


def _body(request: Request) -> Json:
    if not request.body:
        return {"isBase64Encoded": False}
    if (request.header("content-type") or "").lower().startswith(_TEXT):
        try:
            return {"body": request.body.decode(), "isBase64Encoded": False}
        except UnicodeDecodeError:
            pass
    return {"body": base64.b64encode(request.body).decode(), "isBase64Encoded": True}


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Values of the same name in one, with commas between them."""
    joined: dict[str, str] = {}
    for name, value in pairs:
        joined[name] = f"{joined[name]},{value}" if name in joined else value
    return joined


def _claim(value: Any) -> str:
    """Claims are text: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html"""
    return f"[{' '.join(map(str, value))}]" if isinstance(value, list) else str(value)


def _response(answer: Any) -> Response:
    """A function may answer with a whole response, or only with what is to be the body."""
    if not isinstance(answer, dict) or "statusCode" not in answer:
        return Response(200, (("content-type", "application/json"),), json.dumps(answer).encode())
    text = answer.get("body") or ""
    body = base64.b64decode(text) if answer.get("isBase64Encoded") else text.encode()
    headers = lowered((name, str(value)) for name, value in (answer.get("headers") or {}).items())
    if not any(name == "content-type" for name, _ in headers):
        headers = (*headers, ("content-type", "text/plain;charset=utf-8"))
    cookies = tuple(("set-cookie", cookie) for cookie in answer.get("cookies") or ())
    return Response(int(answer["statusCode"]), headers + cookies, body)


def _plain(status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    told = {"content-type": "application/json", **(headers or {})}
    return Response(status, tuple(told.items()), json.dumps({"message": message}).encode())
