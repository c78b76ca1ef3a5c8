"""The routes of an HTTP API, and which one a request takes.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from infra.local.tokens import Authorizer
from infra.local.translate import Json

_ANY = "x-amazon-apigateway-any-method"
_DEFAULT = "/$default"
_VARIABLE = re.compile(r"\{([^{}+]+)(\+?)\}")


@dataclass(frozen=True)
class Route:
    """A method and a path of the API, and what answers there."""

    method: str
    """As `GET`, or `ANY`."""
    path: str
    """As `/api/articles/{proxy+}`."""
    integration: str
    """The address of the integration, which names a function."""
    authorizer: Authorizer | None = None
    scopes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What the API calls it, as `GET /api`."""
        return "$default" if self.path == _DEFAULT else f"{self.method} {self.path}"

    def variables(self, method: str, path: str) -> Mapping[str, str] | None:
        """The variables of a path, decoded, or nothing where the request is not for this route."""
        if self.method not in ("ANY", method):
            return None
        if self.path == _DEFAULT:
            return {}
        found = _pattern(self.path).fullmatch(path)
        names = [name for name, _ in _VARIABLE.findall(self.path)]
        return dict(zip(names, map(unquote, found.groups()), strict=True)) if found else None

    @property
    def rank(self) -> tuple[bool, bool, int, int, bool]:
        """The higher, the earlier its turn: whole paths before greedy ones, longer ones, exact ones."""
        variables = len(_VARIABLE.findall(self.path))
        whole = "+}" not in self.path
        return (self.path != _DEFAULT, whole, self.path.count("/"), -variables, self.method != "ANY")


def _pattern(path: str) -> re.Pattern[str]:
    pieces = _VARIABLE.split(path)
    literals, greedy = pieces[::3], pieces[2::3]
    variables = ["(.+)" if plus else "([^/]+)" for plus in greedy]
    between = [re.escape(literal) for literal in literals]
    joined = "".join(literal + variable for literal, variable in zip(between, [*variables, ""], strict=True))
    return re.compile(joined, re.DOTALL)


def routes_of(api: Json) -> list[Route]:
    """The routes of an API that is described by OpenAPI, in the order of their turn."""
    body = api["Body"]
    schemes = body.get("components", {}).get("securitySchemes", {})
    authorizers = {
        name: _authorizer(scheme)
        for name, scheme in schemes.items()
        if "x-amazon-apigateway-authorizer" in scheme
    }
    return sorted(_routes(body["paths"], authorizers), key=lambda route: route.rank, reverse=True)


def _routes(paths: Json, authorizers: Mapping[str, Authorizer]) -> Iterator[Route]:
    for path, methods in paths.items():
        for method, said in methods.items():
            named = "ANY" if method == _ANY else method.upper()
            integration = said["x-amazon-apigateway-integration"]["uri"]
            ((scheme, scopes),) = (said.get("security") or [{"": []}])[0].items()
            yield Route(named, path, integration, authorizers.get(scheme), tuple(scopes))


def _authorizer(scheme: Json) -> Authorizer:
    said = scheme["x-amazon-apigateway-authorizer"]
    if said["type"] != "jwt" or said["identitySource"] != "$request.header.Authorization":
        raise NotImplementedError("the local gateway knows tokens in the header Authorization")
    told = said["jwtConfiguration"]
    return Authorizer(told["issuer"], tuple(told["audience"]))
