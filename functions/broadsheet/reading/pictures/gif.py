"""GIF without comments and without what programs wrote into it for themselves, as XMP.

Blocks as in the GIF89a specification (CompuServe, 1990). The extensions by which
browsers know how often to play it stay.
"""

from __future__ import annotations

_HEAD = 13
_TABLE = 0x80
"""The bit that says that a table of colours follows; the lowest three say how large it is."""
_IMAGE, _EXTENSION, _END = 0x2C, 0x21, 0x3B
_IMAGE_HEAD = 10
_COMMENT, _APPLICATION = 0xFE, 0xFF
_PLAYED = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def stripped(body: bytes) -> bytes:
    """Raises `ValueError` or `IndexError` where it is cut off within a block."""
    at = _HEAD + _table(body[10])
    kept = [body[:at]]
    while at < len(body) and body[at] != _END:
        start, at = at, _end_of_block(body, at)
        if not _told_by_its_maker(body, start):
            kept.append(body[start:at])
    kept.append(bytes([_END]))
    return b"".join(kept)


def _end_of_block(body: bytes, at: int) -> int:
    if body[at] == _IMAGE:
        return _end_of_pieces(body, at + _IMAGE_HEAD + _table(body[at + _IMAGE_HEAD - 1]) + 1)
    if body[at] == _EXTENSION:
        return _end_of_pieces(body, at + 2)
    raise ValueError("no block")


def _end_of_pieces(body: bytes, at: int) -> int:
    """Behind a row of pieces, each with its length before it, and the last with none."""
    while length := body[at]:
        at += 1 + length
    return at + 1


def _table(flags: int) -> int:
    """How many bytes a table of colours has."""
    return 3 << (flags & 0b111) + 1 if flags & _TABLE else 0


def _told_by_its_maker(body: bytes, at: int) -> bool:
    if body[at] != _EXTENSION:
        return False
    kind, name = body[at + 1], body[at + 3 : at + 14]
    return kind == _COMMENT or (kind == _APPLICATION and name not in _PLAYED)
