"""Reading as an editor would: a name and what stands in the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo

import pytest

from broadsheet import reading
from broadsheet.article import Article, Source

ARRIVED = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)


@pytest.fixture
def read() -> Callable[..., Article]:
    def read(name: str, body: str | bytes, content_type: str | None = None, zone: tzinfo = UTC) -> Article:
        data = body if isinstance(body, bytes) else body.encode()
        reading.admit(name, len(data), content_type)
        return reading.read(Source(name, data, "tag", content_type, ARRIVED), zone=zone)

    return read
