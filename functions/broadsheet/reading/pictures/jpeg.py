"""JPEG without what it tells of its maker: where it was taken, with what, and by whom.

Segments as in ITU-T T.81, annex B; Exif as in CIPA DC-008.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from broadsheet.reading.limits import MOST_SCANS, MOST_SEGMENTS

_APP1, _APP2, _APP13, _COMMENT = 0xE1, 0xE2, 0xED, 0xFE
_OTHERS = b"MPF\0"
"""How a segment begins that says where behind the picture others stand: CIPA DC-007."""
_SCAN, _END = 0xDA, 0xD9
_ALONE = frozenset((0x01, *range(0xD0, 0xD8), _END))
_BEHIND_A_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)
"""What is no part of its pixels, nor of what keeps their rows apart."""
_ORIENTATION = 0x0112
_TURNED = range(2, 9)


def stripped(body: bytes) -> bytes:
    """Which way is up is all of Exif that stays, and nothing of what stands behind the picture, as the film
    of a telephone; raises `ValueError` where the picture is damaged."""
    kept, turned = [], 1
    for marker, at, end in _segments(body):
        if marker == _APP1:
            turned = _orientation(body[at + 4 : end]) or turned
        elif marker not in (_APP13, _COMMENT) and not _leads_behind(marker, body[at:end]):
            kept.append(body[at:end])
    head = _exif(turned) if turned in _TURNED else b""
    first = kept[0] if kept[0][1] == 0xE0 else b""
    return b"".join((body[:2], first, head, *(kept[1:] if first else kept)))


def _leads_behind(marker: int, segment: bytes) -> bool:
    return marker == _APP2 and segment.startswith(_OTHERS, 4)


def _segments(body: bytes) -> Iterator[tuple[int, int, int]]:
    """The marker of each segment, and where it begins and ends: a scan with its pixels, and last the end."""
    at, marker, scans, segments = 2, 0, 0, 0
    while marker != _END:
        start, (marker, at), segments = at, _segment(body, at), segments + 1
        if marker == _SCAN:
            at, scans = _end_of_scan(body, at), scans + 1
        if scans > MOST_SCANS or segments > MOST_SEGMENTS:
            raise ValueError("no picture has so many parts")
        yield marker, start, at
    if not scans:
        raise ValueError("no scan")


def _end_of_scan(body: bytes, at: int) -> int:
    found = _BEHIND_A_SCAN.search(body, at)
    if not found:
        raise ValueError("no end")
    return found.start()


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
    if body[at : at + 1] != b"\xff" or at + 2 > len(body):
        raise ValueError("no segment")
    marker = body[at + 1]
    if marker in _ALONE or marker == 0xFF:
        return marker, at + (1 if marker == 0xFF else 2)
    length = int.from_bytes(body[at + 2 : at + 4], "big")
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
