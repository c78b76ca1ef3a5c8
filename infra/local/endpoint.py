"""AWS behind a port, for `aws --endpoint-url`: the same moto that the functions see."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from threading import Thread
from typing import Any

from infra.local.engine import LOCK
from infra.local.ports import HOST, listen


class Endpoint:
    """Serves moto until closed."""

    def __init__(self, port: int) -> None:
        from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
        from werkzeug.serving import make_server

        self._socket = listen(port)
        self.url = f"http://{HOST}:{self._socket.getsockname()[1]}"
        self._server = make_server(
            HOST,
            self._socket.getsockname()[1],
            _one_at_a_time(DomainDispatcherApplication(create_backend_app)),
            threaded=True,
            request_handler=_quiet(),
            fd=self._socket.fileno(),
        )
        self._thread = Thread(target=self._server.serve_forever, name="aws", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._socket.close()
        self._thread.join()


def _quiet() -> Any:
    from moto.moto_server.werkzeug_app import MotoRequestHandler

    class Quiet(MotoRequestHandler):
        def log(self, type: str, message: str, *args: Any) -> None:
            pass

    return Quiet


def _one_at_a_time(app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """The whole body is read before the lock is taken, so that a slow upload holds up nobody."""

    def locked(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        length = environ.get("CONTENT_LENGTH")
        if environ.get("wsgi.input_terminated") or length:
            body = environ["wsgi.input"].read(*([int(length)] if length else []))
            environ |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        with LOCK:
            return list(app(environ, start_response))

    return locked
