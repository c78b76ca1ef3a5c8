"""Listening on this machine, and only for this machine."""

from __future__ import annotations

import errno
import socket

HOST = "127.0.0.1"


class PortTaken(OSError):
    """Another program listens on the port already."""

    def __init__(self, port: int) -> None:
        super().__init__(errno.EADDRINUSE, f"port {port} is taken")
        self.port = port


def listen(port: int) -> socket.socket:
    """A socket that listens; port 0 takes any that is free. Raises `PortTaken`."""
    try:
        return socket.create_server((HOST, port), backlog=128)
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortTaken(port) from error
        raise
