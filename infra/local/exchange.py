"""A request and the response to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

Headers = tuple[tuple[str, str], ...]
"""Names, in lower case, and values; a name may come more than once."""


@dataclass(frozen=True)
class Request:
    """What a viewer asks for."""

    method: str
    path: str
    """As it came, percent-encoded, without the query."""
    query: str = ""
    headers: Headers = ()
    body: bytes = b""
    ip: str = "127.0.0.1"

    @classmethod
    def of(
        cls, method: str, target: str, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Self:
        """A request for a target, as `/api/articles?limit=2`."""
        path, _, query = target.partition("?")
        return cls(method, path, query, lowered((headers or {}).items()), body)

    def header(self, name: str) -> str | None:
        """The first value of a header; names are in lower case."""
        return next((value for known, value in self.headers if known == name), None)


@dataclass(frozen=True)
class Response:
    """What a viewer gets."""

    status: int
    headers: Headers = ()
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """The first value of a header; names are in lower case."""
        return next((value for known, value in self.headers if known == name), None)

    def with_headers(self, headers: Mapping[str, str]) -> Response:
        """The same, with these headers in place of those of the same names."""
        kept = tuple((name, value) for name, value in self.headers if name not in headers)
        return Response(self.status, (*kept, *headers.items()), self.body)


def lowered(headers: Iterable[tuple[str, str]]) -> Headers:
    """Headers with their names in lower case."""
    return tuple((name.lower(), value) for name, value in headers)
