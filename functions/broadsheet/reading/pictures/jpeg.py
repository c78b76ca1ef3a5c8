"""JPEG without what it tells of its maker: where it was taken, with what, and by whom.

Segments as in ITU-T T.81, annex B; Exif as in CIPA DC-008.
"""

from __future__ import annotations

import struct

from broadsheet.reading.limits import MOST_SCANS

_APP1, _APP13, _COMMENT = 0xE1, 0xED, 0xFE
_SCAN, _SCANS, _END = 0xDA, b"\xff\xda", b"\xff\xd9"
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
_ORIENTATION = 0x0112
_TURNED = range(2, 9)


def stripped(body: bytes) -> bytes:
    """Which way is up is all of Exif that stays; raises `ValueError` where the picture is damaged."""
    if body.find(_END, len(body) // 2) < 0:
        raise ValueError("no end")
    if body.count(_SCANS) > MOST_SCANS:
        raise ValueError("no picture has so many scans")
    kept, at, turned = [], 2, 1
    while True:
        marker, end = _segment(body, at)
        if marker in (_APP1, _APP13, _COMMENT):
            turned = _orientation(body[at + 4 : end]) or turned if marker == _APP1 else turned
        else:
            kept.append(body[at:end])
        at = end
        if marker == _SCAN:
            break
    head = _exif(turned) if turned in _TURNED else b""
    first = kept[0] if kept[0][1] == 0xE0 else b""
    rest = b"".join(kept[1:] if first else kept)
    return body[:2] + first + head + rest + body[at:]


def orientation(body: bytes) -> int:
    """Which way is up, from 1 to 8, of a picture that was stripped."""
    at = 2
    while True:
        marker, end = _segment(body, at)
        if marker == _APP1:
            return _orientation(body[at + 4 : end]) or 1
        if marker == _SCAN:
            return 1
        at = end


def _segment(body: bytes, at: int) -> tuple[int, int]:
    if at + 4 > len(body) or body[at] != 0xFF:
        raise ValueError("no segment")
    marker = body[at + 1]
    if marker in _ALONE or marker == 0xFF:
        return marker, at + (1 if marker == 0xFF else 2)
    (length,) = struct.unpack_from(">H", body, at + 2)
    if length < 2 or at + 2 + length > len(body):
        raise ValueError("cut off")
    return marker, at + 2 + length


def _orientation(data: bytes) -> int | None:
    if data[:6] != b"Exif\0\0" or len(data) < 16:
        return None
    tiff, order = data[6:], "<" if data[6:8] == b"II" else ">"
    (start,) = struct.unpack_from(order + "I", tiff, 4)
    if start + 2 > len(tiff):
        return None
    (count,) = struct.unpack_from(order + "H", tiff, start)
    for at in range(start + 2, min(start + 2 + 12 * count, len(tiff) - 11), 12):
        tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, at)
        if tag == _ORIENTATION:
            return int(value) if value in _TURNED else None
    return None


def _exif(orientation: int) -> bytes:
    """A segment that says which way is up, and nothing else."""
    tiff = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
    return struct.pack(">BBH", 0xFF, _APP1, len(tiff) + 8) + b"Exif\0\0" + tiff
