"""A server on this machine that answers as Amazon Bedrock's Converse does, and remembers what it was asked.

https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote


@dataclass
class Converse:
    """What it says to whoever asks next, and what it was asked."""

    status: int = 200
    error: str = ""
    stop: str = "tool_use"
    said: Any = None
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def answer(self) -> dict[str, Any]:
        use = {"toolUse": {"toolUseId": "tooluse_1", "name": "keep_summary", "input": self.said}}
        content = [use] if self.stop == "tool_use" else [{"text": "I would rather not."}]
        return {
            "output": {"message": {"role": "assistant", "content": content}},
            "stopReason": self.stop,
            "usage": {"inputTokens": 700, "outputTokens": 300, "totalTokens": 1000},
            "metrics": {"latencyMs": 900},
        }


@contextmanager
def listening() -> Iterator[Converse]:
    """Such a server, on a port of its own of 127.0.0.1, until the end of the block."""
    model = Converse()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            model.paths.append(unquote(self.path))
            model.asked.append(json.loads(body))
            told = {"message": model.error} if model.error else model.answer()
            sent = json.dumps(told).encode()
            self.send_response(model.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(sent)))
            if model.error:
                self.send_header("x-amzn-ErrorType", model.error)
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: what was asked is remembered."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    model.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
