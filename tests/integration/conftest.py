"""The template's own buckets, queues and table, on moto; nothing is delivered until a test says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from broadsheet.cli.local import stores_of, template
from broadsheet.stores import Stores
from infra.local.cloud import Cloud
from tests.desk import Desk
from tests.kinds import none_but_known


@pytest.fixture
def broadsheet() -> Iterator[Cloud]:
    with Cloud.deploy(template()) as cloud:
        yield cloud


@pytest.fixture
def stores(broadsheet: Cloud) -> Iterator[Stores]:
    with none_but_known():
        yield stores_of(broadsheet)


@pytest.fixture
def desk(stores: Stores) -> Desk:
    return Desk(stores)
