"""Bytes become text.

UTF-8 first, for hardly any other text looks like it; then what the sender
declares; and only then a guess.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from broadsheet.errors import Rejected

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_META_WITHIN = 1024
"""https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding"""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_MOST_CONTROLS = 0.01
_SURROGATES = re.compile("[\ud800-\udfff]")


def decoded(body: bytes, content_type: str | None = None) -> str:
    """The text of a file, its lines ended by `\\n`; raises `Rejected` for bytes that are no text."""
    text = _decoded(body, content_type)
    if text is None or len(_CONTROLS.findall(text)) > len(text) * _MOST_CONTROLS:
        raise Rejected(
            "not_text", "This file is no text that we can read. Save it as UTF-8 text and send it again."
        )
    return tidied(text)


def tidied(text: str) -> str:
    """The text without control characters and halves of characters, its lines ended by `\\n`."""
    text = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


def _decoded(body: bytes, content_type: str | None) -> str | None:
    for charset in _stated(body, content_type):
        try:
            return body.decode(charset)
        except (LookupError, ValueError):
            continue
    return None if b"\x00" in body else _guessed(body)


def _stated(body: bytes, content_type: str | None) -> Iterator[str]:
    """What the bytes themselves say, UTF-8, and what their sender says."""
    marked = next((charset for mark, charset in _MARKS if body.startswith(mark)), None)
    if marked:
        yield marked
        return
    yield "utf-8"
    if declared := _CHARSET.search(content_type or ""):
        yield declared[1]
    if declared_inside := _META.search(body[:_META_WITHIN]):
        yield declared_inside[1].decode("ascii", "replace")


def _guessed(body: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(body).best()
    return str(best) if best else None
