"""The one stylesheet, which stands in every page so that a page is one request."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path


@cache
def style() -> str:
    """The stylesheet as it stands between `<style>` and `</style>`."""
    return Path(__file__).with_name("style.css").read_text("utf-8")


@cache
def style_hash() -> str:
    """Its source expression for a Content-Security-Policy: `sha256-…`, without the quotes around it.

    Content Security Policy Level 3, section 2.3.1.
    """
    return "sha256-" + b64encode(sha256(style().encode()).digest()).decode()
