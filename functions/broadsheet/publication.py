"""A publication: what the whole site says of itself, and an object of it as it should stand in its bucket."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Publication:
    """What the whole site says of itself; from the template's parameters."""

    title: str
    url: str
    """Scheme and host without a closing slash, as `https://news.example`."""
    tagline: str = ""
    lang: str = "en"
    zone: str = "UTC"
    """The time zone that its dates are read and written in, as `Europe/Berlin`."""
    security_contact: str = ""
    """Where to report a weakness, as `mailto:security@news.example`; empty for nowhere."""
    security_expires: str = ""
    """Until when that holds, as RFC 3339 writes an instant."""


@dataclass(frozen=True)
class Page:
    """One object as it should stand in a bucket: a page, a feed, a picture, a record."""

    key: str
    """Its key in the bucket, as `some-slug/index.html`."""
    body: bytes
    content_type: str
    made_from: str = ""
    """The ETag of the inbox object behind it, where there is just one."""
    cache_control: str = ""
    """How long browsers and caches may keep it, RFC 9111 and RFC 5861; empty for what nobody is sent."""

    @cached_property
    def digest(self) -> str:
        """Of all but its key, as SHA-256 in hex: what stands beside it, to know it by."""
        told = "\n".join((self.content_type, self.cache_control, self.made_from, "")).encode()
        return hashlib.sha256(told + self.body).hexdigest()
