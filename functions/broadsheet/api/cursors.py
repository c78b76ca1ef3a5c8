"""Where a listing goes on: past the rank of an article, so that nothing repeats or is skipped.

A cursor carries a checksum over itself and the list that it belongs to. So one
that was cut, altered or taken to another list is found out. It is not signed:
all that a forged one could ask for is another place on a public list.
"""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from http import HTTPStatus as Status

from broadsheet.api.problems import Fault, Problem

_RANK = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)#.{1,1024}", re.DOTALL | re.ASCII)
_CHECK = 6
"""Bytes of the checksum."""


@dataclass(frozen=True)
class Cursor:
    """A place on a list, and the way to go from there."""

    rank: str
    newer: bool = False

    def text(self, of: str) -> str:
        """As it goes out; `of` names the list."""
        said = f"{'+' if self.newer else '-'}{self.rank}".encode()
        return urlsafe_b64encode(_check(said, of) + said).decode().rstrip("=")


def cursor_in(text: str, of: str) -> Cursor:
    """The cursor that a listing gave for this list; raises a `Problem` for any other."""
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        check, said = data[:_CHECK], data[_CHECK:].decode()
    except ValueError:
        check, said = b"", ""
    if not _RANK.fullmatch(said[1:]) or check != _check(said.encode(), of):
        detail = "This cursor is not one that a listing with these filters gave."
        raise Problem(
            Status.BAD_REQUEST, "bad-cursor", detail, faults=(Fault(field="cursor", detail=detail),)
        )
    return Cursor(said[1:], newer=said[0] == "+")


def _check(said: bytes, of: str) -> bytes:
    return hashlib.sha256(of.encode() + b"\0" + said).digest()[:_CHECK]
