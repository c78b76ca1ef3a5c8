"""S3, DynamoDB and SQS over TLS, in which nothing is kept but one source.

What a function writes stands until it has looked at it once, as each step does after it has written: so
every start finds the same.

It answers at once, so that what is measured is the function and not the service; and it is a process
of its own, so that it takes no turn away from who measures.

    python -m tests.bench.coldstart.stub FOLDER     prints its port; the certificate is FOLDER/stub.pem
"""

from __future__ import annotations

import ipaddress
import json
import re
import ssl
import sys
from datetime import UTC, datetime, timedelta
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase, BytesIO
from pathlib import Path
from typing import ClassVar

SOURCE = b"---\ntitle: The night ferry\nsection: City\ntags: [river]\n---\n" + (
    b"The town will run a second boat after midnight. The first one left at ten for forty years.\n\n" * 40
)
_NO_VERSIONS = b'<?xml version="1.0" encoding="UTF-8"?><ListVersionsResult></ListVersionsResult>'
_NONE = b'<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><Message>none</Message></Error>'


_KEPT = re.compile("x-amz-meta-.*|content-type$|cache-control$", re.IGNORECASE)
"""The headers of an object that S3 gives back."""


def _of_chunks(stream: BufferedIOBase) -> bytes:
    """https://www.rfc-editor.org/rfc/rfc9112#section-7.1"""
    read = b""
    while size := int(stream.readline().partition(b";")[0], 16):
        read += stream.read(size + 2)[:size]
    return read


class _Aws(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a body may wait 40 ms for the acknowledgment of its headers
    written: ClassVar[dict[str, dict[str, str]]] = {}
    """What was written and not looked at yet: its headers by address."""

    def do_HEAD(self) -> None:
        about = self.written.pop(self.path, None)
        if about is None:
            self._answer(404, b"")
        else:
            self._answer(200, b"", about.pop("Content-Type"), **about)

    def do_GET(self) -> None:
        if "versions" in self.path:
            self._answer(200, _NO_VERSIONS, "application/xml")
        elif "inbox" in self.path or "inbox" in self.headers.get("Host", ""):
            self._answer(
                200, SOURCE, "text/markdown", ETag='"1"', **{"Last-Modified": "Mon, 02 Nov 2026 07:15:00 GMT"}
            )
        else:
            self._answer(404, _NONE, "application/xml")

    def do_PUT(self) -> None:
        told = {name: value for name, value in self.headers.items() if _KEPT.match(name)}
        told["ETag"] = f'"{md5(self._body(), usedforsecurity=False).hexdigest()}"'
        self.written[self.path] = told
        self._answer(200, b"", ETag=told["ETag"])

    def do_POST(self) -> None:
        asked = json.loads(self._body() or b"{}")
        said: dict[str, object] = {
            "Items": [],
            "Count": 0,
            "ScannedCount": 0,
            "Responses": {},
            "UnprocessedKeys": {},
        }
        said["Successful"] = [{"Id": entry["Id"], "MessageId": "m"} for entry in asked.get("Entries", ())]
        self._answer(200, json.dumps(said).encode(), "application/x-amz-json-1.0")

    def _body(self) -> bytes:
        """The body; in chunks, and in chunks of AWS's own within these, where its checksum comes after it."""
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        read = _of_chunks(self.rfile)
        self.rfile.readline()
        inner = "aws-chunked" in self.headers.get("Content-Encoding", "")
        return _of_chunks(BytesIO(read)) if inner and b"x-amz-checksum" in read else read

    def _answer(self, status: int, body: bytes, kind: str = "text/plain", **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": kind, "Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads along."""


def certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1 with its key, in one file."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "stub.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    (folder / "stub.key").write_bytes(private)
    return folder / "stub.pem"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A function that is stopped hangs up."""


def main() -> None:
    folder = Path(sys.argv[1])
    server = _Server(("127.0.0.1", 0), _Aws)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(folder), folder / "stub.key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
