"""The API of a newsroom on the local cloud, at one moment in time, asked as a client would."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine

from broadsheet.cli.local import stores_of, template
from broadsheet.stores import Stores
from infra.local.cloud import Cloud, Response
from tests.desk import NOW
from tests.kinds import none_but_known

TEXT = """---
title: {title}
date: 2026-11-02
section: City
tags: [river, boats]
authors: [Harbour Desk]
---
The night ferry is back after two weeks in the yard. It leaves the north quay at ten past one.

Nobody had expected it before the spring, said the harbour master. The engine had to come from abroad.
"""


@dataclass
class Client:
    """Asks the API, with a token that may write unless it is told otherwise."""

    cloud: Cloud

    @property
    def stores(self) -> Stores:
        return stores_of(self.cloud)

    def get(self, path: str, **headers: str) -> Response:
        return self.cloud.api_request("GET", path, _dashed(headers))

    def json(self, path: str) -> Any:
        """The answer to a read that is expected to work."""
        response = self.get(path)
        assert response.status == 200, response
        return json.loads(response.body)

    def progress(self, id: str) -> Any:
        """What the status of an article says to whoever may write."""
        response = self.send("GET", f"/api/articles/{id}/status")
        assert response.status == 200, response
        return json.loads(response.body)

    def send(
        self,
        method: str,
        path: str,
        body: str | bytes | dict[str, Any] = b"",
        content_type: str = "text/markdown",
        scopes: Iterable[str] | None = None,
        **headers: str,
    ) -> Response:
        if isinstance(body, dict):
            body, content_type = json.dumps(body), "application/json"
        token = {"Authorization": f"Bearer {self.cloud.token(scopes)}", "Content-Type": content_type}
        data = body.encode() if isinstance(body, str) else body
        return self.cloud.api_request(method, path, token | _dashed(headers), data)

    def put(self, id: str, title: str = "A ferry", **headers: str) -> Response:
        return self.send("PUT", f"/api/articles/{id}", TEXT.format(title=title), **headers)

    def publish(self, id: str, title: str) -> str:
        """The tag of an article that has come all the way."""
        response = self.put(id, title)
        assert response.status == 202, response
        self.cloud.settle()
        return tag_of(response)


def _dashed(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def tag_of(response: Response) -> str:
    tag = response.header("etag")
    assert tag
    return tag


def problem_of(response: Response) -> dict[str, Any]:
    """The problem that an answer is, its kind shortened to our own part of it."""
    assert response.header("content-type") == "application/problem+json", response
    told: dict[str, Any] = json.loads(response.body)
    assert told["status"] == response.status
    assert told["correlation_id"]
    assert "Traceback" not in response.body.decode()
    return told | {"type": told["type"].removeprefix("urn:broadsheet:problem:")}


@contextmanager
def deployed(**parameters: str) -> Iterator[Client]:
    """A newsroom of its own, empty, as long as the context lasts."""
    with time_machine.travel(NOW), Cloud.deploy(template(), parameters) as cloud, none_but_known():
        yield Client(cloud)


@pytest.fixture
def client() -> Iterator[Client]:
    with deployed() as client:
        yield client
