"""AVIF without what it tells of its maker: its items of Exif and XMP are written over with nothing.

They stay where they are, for the places of all others are counted from the start
of the file. Boxes: ISO/IEC 14496-12; items: HEIF, ISO/IEC 23008-12.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TypeVar

_SAYING_NOTHING = {b"Exif": b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0", b"mime": b""}
"""What is written over an item of a kind, before zeros: Exif without an entry, as decoders ask for it."""
_HEAD = 8
_MOST = 5_000
"""Boxes in a box, or pieces of items; a still picture has a few dozen."""


def avif(body: bytes) -> bytes:
    """Raises `ValueError` or `struct.error` where it is cut off."""
    start, end = _box(body, b"meta", 0, len(body))
    start += 4  # its version and flags
    kinds = dict(_kinds(body, *_box(body, b"iinf", start, end)))
    inside = _box(body, b"idat", start, end)[0]
    made, written = bytearray(body), 0
    for item, method, at, length in _bounded(_places(body, *_box(body, b"iloc", start, end))):
        nothing = _SAYING_NOTHING.get(kinds.get(item, b""))
        if nothing is not None:
            at += inside if method else 0
            length = length or len(body) - at
            written += length
            if at + length > len(body) or length < 0 or written > len(body):
                raise ValueError("cut off")
            made[at : at + length] = nothing[:length].ljust(length, b"\0")
    return bytes(made)


T = TypeVar("T")


def _bounded(found: Iterator[T]) -> Iterator[T]:
    """Raises `ValueError` for more than a picture has."""
    for number, one in enumerate(found):
        if number >= _MOST:
            raise ValueError("too many parts")
        yield one


def _boxes(body: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The kind of each box between two places, and where what it holds begins and ends."""
    while at + _HEAD <= end:
        size, kind = struct.unpack_from(">I4s", body, at)
        head = _HEAD
        if size == 1:
            (size,) = struct.unpack_from(">Q", body, at + _HEAD)
            head += 8
        size = size or end - at
        if size < head or at + size > end:
            raise ValueError("cut off")
        yield kind, at + head, at + size
        at += size


def _box(body: bytes, wanted: bytes, at: int, end: int) -> tuple[int, int]:
    """What the first box of a kind holds; an empty place where there is none."""
    boxes = _bounded(_boxes(body, at, end))
    return next(((start, stop) for kind, start, stop in boxes if kind == wanted), (end, end))


def _kinds(body: bytes, at: int, end: int) -> Iterator[tuple[int, bytes]]:
    """The kind of each item, by its number."""
    if at == end:
        return
    at += 6 if body[at] == 0 else 8
    for kind, start, _ in _bounded(_boxes(body, at, end)):
        if kind == b"infe" and body[start] >= 2:
            item, _, name = struct.unpack_from(">HH4s" if body[start] == 2 else ">IH4s", body, start + 4)
            yield item, name


def _places(body: bytes, at: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Of each piece of an item: its number, whether it is counted from `idat`, its place and its length."""
    if at == end:
        return
    version, sizes, more = body[at], body[at + 4], body[at + 5]
    widths = (sizes >> 4, sizes & 15, more >> 4, (more & 15) if version else 0)
    read = _Numbers(body, at + 6, end)
    for _ in range(read.next(2 if version < 2 else 4)):
        item = read.next(2 if version < 2 else 4)
        method = read.next(2) & 15 if version else 0
        read.next(2)
        base = read.next(widths[2])
        for _ in range(read.next(2)):
            read.next(widths[3])
            offset, length = read.next(widths[0]), read.next(widths[1])
            yield item, method, base + offset, length


class _Numbers:
    """Numbers of so many bytes, one after the other."""

    def __init__(self, body: bytes, at: int, end: int) -> None:
        self._body, self._at, self._end = body, at, end

    def next(self, width: int) -> int:
        self._at += width
        if self._at > self._end:
            raise ValueError("cut off")
        return int.from_bytes(self._body[self._at - width : self._at], "big")
