"""A cloud behind a port: the site and its API as a browser gets them from CloudFront."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

from infra.local.exchange import Request, lowered
from infra.local.ports import HOST, PortTaken, listen

if TYPE_CHECKING:
    from infra.local.cloud import Cloud

__all__ = ["PortTaken", "serving"]

_MOST = 20 * 1024 * 1024
"""The most bytes of a request's body; the gateway refuses less than that in its own words."""
_BODILESS = (204, 304)


@contextmanager
def serving(cloud: Cloud, port: int) -> Iterator[str]:
    """The address at which the cloud answers, for as long as the context lasts; raises `PortTaken`."""
    server = _Server(cloud, port)
    thread = Thread(target=server.serve_forever, name="web", daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, cloud: Cloud, port: int) -> None:
        listening = listen(port)
        super().__init__(listening.getsockname(), _Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.server_name, self.server_port = listening.getsockname()
        self.cloud = cloud

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is no error."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Broadsheet"
    sys_version = ""
    timeout = 60
    server: _Server

    def answer(self) -> None:
        body = self._body()
        if body is None:
            return
        path, _, query = self.path.partition("?")
        headers = lowered(self.headers.items())
        asked = Request(self.command, path, query, headers, body, self.client_address[0])
        response = self.server.cloud.answer(asked)
        self.send_response(response.status)
        for name, value in response.headers:
            self.send_header(name, value)
        if response.status not in _BODILESS and self.command != "HEAD":
            self.send_header("content-length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = do_PATCH = do_OPTIONS = answer  # noqa: N815

    def __getattr__(self, name: str) -> Any:
        """What to do about any other method."""
        if name.startswith("do_"):
            return self._not_allowed
        raise AttributeError(name)

    def _not_allowed(self) -> None:
        """CloudFront answers that itself."""
        self.close_connection = True
        self.send_response(405)
        self.send_header("allow", "GET, HEAD, OPTIONS, PUT, PATCH, POST, DELETE")
        self.send_header("content-length", "0")
        self.end_headers()

    def _body(self) -> bytes | None:
        """The body, or nothing where the request has been refused for it."""
        said = self.headers.get("content-length", "0")
        if "transfer-encoding" in self.headers or not said.isdigit():
            self._refuse(411, "Say how long the body is: Content-Length.")
            return None
        if int(said) > _MOST:
            self._refuse(413, "The body is too long.")
            return None
        return self.rfile.read(int(said))

    def _refuse(self, status: int, why: str) -> None:
        self.close_connection = True
        self.send_error(status, why)

    def log_message(self, format: str, *args: Any) -> None:
        """What is asked for is nobody's news."""
