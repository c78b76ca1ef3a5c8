"""The environment of a function, read in this one place and checked."""

from __future__ import annotations

import os

from pydantic import BaseModel, ConfigDict

from broadsheet.publication import Publication
from broadsheet.stores import Stores
from broadsheet.stores.model import Model
from broadsheet.stores.queue import Queue
from broadsheet.stores.wire import Wire


class Settings(BaseModel):
    """What the template tells a function; a function is told only what its step needs."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    inbox_bucket: str
    content_bucket: str
    index_table: str
    site_bucket: str
    at_once: int = 1
    ingest_queue_url: str = ""
    summarize_queue_url: str = ""
    index_queue_url: str = ""
    publish_queue_url: str = ""
    news_wire: str = ""
    site_title: str = "Broadsheet"
    site_tagline: str = ""
    site_lang: str = "en"
    site_zone: str = "UTC"
    site_url: str = ""
    security_contact: str = ""
    security_expires: str = ""
    model_id: str = ""
    model_region: str = ""
    model_tokens_per_day: int = 0

    @property
    def model(self) -> Model | None:
        """The model that writes summaries, where one is switched on."""
        if not self.model_id:
            return None
        return self.stores.model(self.model_id, self.model_region, self.model_tokens_per_day)

    def queue(self, step: str) -> Queue:
        """The queue of a step, as `ingest`."""
        return {
            "ingest": Queue(self.ingest_queue_url),
            # A model may take most of the time that a message has for one article.
            "summarize": Queue(self.summarize_queue_url, together=1),
            "index": Queue(self.index_queue_url),
            "publish": Queue(self.publish_queue_url),
        }[step]

    @property
    def wire(self) -> Wire:
        """Where others hear what became of articles, if anywhere."""
        return Wire(self.news_wire)

    @property
    def stores(self) -> Stores:
        return Stores(
            self.inbox_bucket, self.content_bucket, self.index_table, self.site_bucket, self.at_once
        )

    @property
    def publication(self) -> Publication:
        return Publication(
            self.site_title,
            self.site_url.rstrip("/"),
            self.site_tagline,
            self.site_lang,
            self.site_zone,
            self.security_contact,
            self.security_expires,
        )


def settings() -> Settings:
    """The settings of the function that runs; raises a `ValidationError` that names what is missing."""
    return Settings.model_validate({name.lower(): value for name, value in os.environ.items()})
