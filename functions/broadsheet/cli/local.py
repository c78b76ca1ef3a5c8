"""The local cloud, ready for a command: the template deployed, the handlers' words caught."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.publication import Publication
from broadsheet.runtime import telemetry
from broadsheet.stores import Stores

if TYPE_CHECKING:
    from infra.local.cloud import Cloud

Note = Callable[[str, str, str], None]
"""Told a step, the name of what it looked at, and the outcome."""

TITLE = "Broadsheet"


def template() -> Path:
    """The template that is deployed: the one that stands in this checkout."""
    import infra.local

    return Path(infra.local.__file__).parents[1] / "template.yaml"


def newsroom() -> Path:
    """The sample articles of this checkout."""
    return template().parents[1] / "events" / "newsroom"


@contextmanager
def deployed(note: Note, publication: Publication, *, aws_port: int | None = None) -> Iterator[Cloud]:
    """The template on a local cloud of our own, as long as the context lasts."""
    from infra.local.cloud import Cloud

    os.environ["POWERTOOLS_METRICS_DISABLED"] = "true"
    handler = _Notes(note)
    telemetry.logger().handlers[:] = [handler]
    telemetry.logger().setLevel("INFO")  # we live by what is said, whatever level the environment asks for
    with Cloud.deploy(template(), _parameters(publication), aws_port=aws_port) as cloud:
        yield cloud


def _parameters(publication: Publication) -> dict[str, str]:
    """What the template asks of a publication."""
    return {
        "SiteUrl": publication.url,
        "SiteTitle": publication.title,
        "SiteTagline": publication.tagline,
        "SiteLang": publication.lang,
        "SiteZone": publication.zone,
    }


def stores_of(cloud: Cloud) -> Stores:
    return Stores(
        inbox_bucket=cloud.physical("InboxBucket"),
        content_bucket=cloud.physical("ContentBucket"),
        index_table=cloud.physical("IndexTable"),
        site_bucket=cloud.physical("SiteBucket"),
    )


class _Notes(logging.Handler):
    """Hands on what `telemetry.note` says; what fails is said in full."""

    def __init__(self, note: Note) -> None:
        super().__init__()
        self._note = note

    def emit(self, record: logging.LogRecord) -> None:
        if step := getattr(record, "step", None):
            self._note(step, record.__dict__["name_of"], record.__dict__["outcome"])
        elif record.levelno >= logging.ERROR:
            error = record.exc_info[1] if record.exc_info else None
            self._note("failed", record.getMessage(), f"{type(error).__name__}: {error}")
