"""A wire between the functions and the local AWS that is as bad as it is told to be."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from moto.core.models import botocore_stubber

from broadsheet.stores import aws
from broadsheet.stores.deadline import ANSWERING
from infra.local.engine import environment, replaced
from tests.town import Town

Fault = str
"""`cut`, `short`, `garbled`, `lost`, `reset`, `busy` or `stalled`; empty for none."""

Told = Callable[[str], Fault]
"""What befalls the next request, by its method."""


class _Wire(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    upstream: str
    told: Told

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        fault = type(self).told(self.command)
        if fault == "stalled":
            time.sleep(ANSWERING + 0.5)
        if fault in {"reset", "stalled"}:
            self.close_connection = True
        elif fault == "busy":
            self._answer(503, {}, b"<Error><Code>SlowDown</Code></Error>")
        else:
            self._hand_back(*self._asked(body), fault)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = _pass_on  # noqa: N815  (as the server calls them)

    def _asked(self, body: bytes) -> tuple[HTTPResponse, bytes]:
        upstream = HTTPConnection(type(self).upstream)
        upstream.request(self.command, self.path, body, dict(self.headers))
        response = upstream.getresponse()
        return response, response.read()

    def _hand_back(self, response: HTTPResponse, body: bytes, fault: Fault) -> None:
        said = dict(response.headers)
        if fault == "lost":
            self.close_connection = True
        elif fault == "short" and self.command == "GET":
            # Nothing says how long it is: the end of the connection is its end.
            self.close_connection = True
            kept = {name: value for name, value in said.items() if "checksum" not in name.lower()}
            self._answer(response.status, kept | {"Connection": "close"}, body[: len(body) // 2], sized=False)
        elif fault == "garbled":
            self._answer(response.status, said, bytes(byte ^ 1 for byte in body))
        else:
            self._answer(response.status, said, body, sent=len(body) // (2 if fault == "cut" else 1))

    def _answer(
        self, status: int, said: dict[str, str], body: bytes, *, sent: int | None = None, sized: bool = True
    ) -> None:
        self.send_response_only(status)
        length = {"Content-Length": said.get("Content-Length", str(len(body)))} if sized else {}
        unsized = {name: value for name, value in said.items() if name.lower() not in _OF_THE_WIRE}
        for name, value in (unsized | length).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else body[:sent])
        self.close_connection = self.close_connection or (sent or 0) < len(body)

    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


_OF_THE_WIRE = {"content-length", "transfer-encoding"}


@contextmanager
def wire(town: Town, told: Told) -> Iterator[None]:
    """Within this the functions reach the local AWS by a wire to which all this happens."""
    known = {"upstream": urlsplit(town.cloud.endpoint).netloc, "told": staticmethod(told)}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Wire", (_Wire,), known))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    host = f"127.0.0.1:{server.server_port}"
    stubbed = botocore_stubber.process_request

    def process_request(request: Any) -> Any:
        return None if host in request.url else stubbed(request)

    try:
        with (
            environment({"AWS_ENDPOINT_URL": f"http://{host}"}),
            _new_clients(),
            replaced(botocore_stubber, "process_request", process_request),
        ):
            yield
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def _new_clients() -> Iterator[None]:
    clients = (aws.session, aws.s3, aws.dynamodb, aws.sqs)
    for each in clients:
        each.cache_clear()
    try:
        yield
    finally:
        for each in clients:
            each.cache_clear()
