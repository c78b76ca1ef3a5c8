"""PNG and WebP without what they tell of their maker.

PNG: https://www.w3.org/TR/png-3/#11Chunks. WebP: RFC 9649.
"""

from __future__ import annotations

import struct

_PNG_SIGNATURE = 8
_PNG_DROPPED = frozenset((b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"))
_WEBP_DROPPED = frozenset((b"EXIF", b"XMP "))
_WEBP_FLAGS = 0b0000_1100
"""Of the chunk `VP8X`: that there is Exif, and XMP."""


def png(body: bytes) -> bytes:
    """Raises `ValueError` where it is cut off."""
    kept, at = [body[:_PNG_SIGNATURE]], _PNG_SIGNATURE
    while True:
        if at + 12 > len(body):
            raise ValueError("cut off")
        length, kind = struct.unpack_from(">I4s", body, at)
        end = at + 12 + length
        if end > len(body):
            raise ValueError("cut off")
        if kind not in _PNG_DROPPED:
            kept.append(body[at:end])
        at = end
        if kind == b"IEND":
            return b"".join(kept)


def webp(body: bytes) -> bytes:
    """Raises `ValueError` where it is cut off."""
    (size,) = struct.unpack_from("<I", body, 4)
    if size + 8 > len(body):
        raise ValueError("cut off")
    kept, at = [], 12
    while at + 8 <= size + 8:
        kind, length = struct.unpack_from("<4sI", body, at)
        end = at + 8 + length + length % 2
        if kind == b"VP8X" and length:
            kept.append(body[at : at + 8] + bytes([body[at + 8] & ~_WEBP_FLAGS]) + body[at + 9 : end])
        elif kind not in _WEBP_DROPPED:
            kept.append(body[at:end])
        at = end
    inner = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(inner) + 4) + b"WEBP" + inner
