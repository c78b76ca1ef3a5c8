"""Where a listing goes on: the rank of the last article shown, so that nothing repeats or is skipped."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from http import HTTPStatus

from broadsheet.api.problems import Problem

_RANK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ#.{1,1024}", re.DOTALL)


def cursor_of(rank: str) -> str:
    return urlsafe_b64encode(rank.encode()).decode().rstrip("=")


def rank_of(cursor: str) -> str:
    """The rank behind a cursor; raises a `Problem` for one that we did not give."""
    try:
        rank = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except ValueError:
        rank = ""
    if not _RANK.fullmatch(rank):
        raise Problem(HTTPStatus.BAD_REQUEST, "bad-cursor", "This cursor is not one that a listing gave.")
    return rank
