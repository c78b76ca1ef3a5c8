"""Bytes become text.

UTF-8 first, for hardly any other text looks like it; then what the sender
declares; and only then a guess.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator

from broadsheet.errors import Rejected
from broadsheet.reading import characters
from broadsheet.reading.limits import LONGEST_SAMPLE

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
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""Who says the one means the other: https://encoding.spec.whatwg.org/#names-and-labels"""
_SPACES = ((0x0A, 0), (0x0D, 0), (0x20, 0)), ((0, 0x0A), (0, 0x0D), (0, 0x20))
_MOST_OTHERS = 4
"""The bytes of a space may be halves of other characters too, but not of so many."""
_SHIFTED = b"\x1b$"
"""Where ISO-2022-JP goes over to kanji; its bytes are those of ASCII: RFC 1468."""
_FEW_CONTROLS, _MOST_CONTROLS = 10, 0.01
"""A text may have a few control characters, and as a share of all no more than that."""


def decoded(body: bytes, content_type: str | None = None) -> str:
    """The text of a file as it stands there; raises `Rejected` for bytes that are no text."""
    text = _decoded(body, content_type)
    if text is None or characters.controls_in(text) > max(_FEW_CONTROLS, len(text) * _MOST_CONTROLS):
        raise Rejected(
            "not_text", "This file is no text that we can read. Save it as UTF-8 text and send it again."
        )
    return text


def _decoded(body: bytes, content_type: str | None) -> str | None:
    for charset in _stated(body, content_type):
        try:
            return body.decode(_meant(charset))
        except (LookupError, ValueError):
            continue
    return None if b"\x00" in body else _guessed(body)


def _meant(charset: str) -> str:
    name = codecs.lookup(charset).name
    return _MEANT.get(name, name)


def _stated(body: bytes, content_type: str | None) -> Iterator[str]:
    """What the bytes themselves say, UTF-8, and what their sender says."""
    marked = next((charset for mark, charset in _MARKS if body.startswith(mark)), None)
    if marked:
        yield marked
        return
    if b"\x00" in body and (wide := _wide(body)):
        yield wide
    if _SHIFTED in body:
        yield "iso2022_jp"
    yield "utf-8"
    if declared := _CHARSET.search(content_type or ""):
        yield declared[1]
    if declared_inside := _META.search(body[:_META_WITHIN]):
        yield declared_inside[1].decode("ascii", "replace")


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: by its spaces and ends of lines, which the other way round are no characters."""
    sample = body[:LONGEST_SAMPLE]
    units = Counter(zip(sample[::2], sample[1::2], strict=False))
    little, big = (sum(units[unit] for unit in spaces) for spaces in _SPACES)
    all_of_them = sum(map(sample.count, b"\n\r "))
    if little == big or _MOST_OTHERS * max(little, big) < all_of_them:
        return None
    return "utf-16-le" if little > big else "utf-16-be"


def _guessed(body: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(_without_ascii(body)).best()
    if best is None:
        return None
    try:
        return body.decode(best.encoding)
    except ValueError:
        return None


def _without_ascii(body: bytes) -> bytes:
    """A sample of the lines that tell one charset from another."""
    telling = [line for line in body.splitlines(keepends=True) if not line.isascii()]
    return b"".join(telling)[:LONGEST_SAMPLE]
