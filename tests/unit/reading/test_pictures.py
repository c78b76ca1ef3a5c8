"""Pictures are known by their bytes, and tell readers nothing but what they show."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet import reading
from broadsheet.article import PictureFile, Source
from broadsheet.errors import Rejected

NEWSROOM = Path(__file__).parents[3] / "events" / "newsroom"


def read(body: bytes, name: str = "a.png") -> PictureFile:
    return reading.picture(Source(name, body, "tag", None, datetime(2026, 1, 1, tzinfo=UTC)))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *more: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def jpeg(*more: bytes) -> bytes:
    """As far as its segments go: 40 wide and 20 high."""
    frame = segment(0xC0, struct.pack(">BHHB", 8, 20, 40, 1) + b"\x01\x11\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\x34\x56"
    return (
        b"\xff\xd8" + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0") + b"".join(more) + frame + scan + b"\xff\xd9"
    )


def exif(orientation: int) -> bytes:
    """Where it was taken stands in it too."""
    tiff = struct.pack(">2sHIH", b"MM", 42, 8, 2)
    tiff += struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0) + struct.pack(">HHII", 0x8825, 4, 1, 38)
    return segment(0xE1, b"Exif\0\0" + tiff + b"\0\0\0\0" + b"GPS: at home")


def test_a_picture_has_a_kind_and_a_size_whatever_its_name() -> None:
    made = read(png(300, 200), "a.jpg")
    assert (made.content_type, made.width, made.height) == ("image/png", 300, 200)


@pytest.mark.parametrize("path", sorted(NEWSROOM.rglob("*.png")), ids=lambda path: path.name)
def test_pictures_of_the_newsroom_stay_what_they_are(path: Path) -> None:
    assert read(path.read_bytes()).body[:33] == path.read_bytes()[:33]


def test_a_photograph_keeps_which_way_is_up_and_not_where_it_was_taken() -> None:
    made = read(jpeg(exif(6), segment(0xFE, b"a comment"), segment(0xED, b"Photoshop 3.0\0 by me")))
    assert (made.width, made.height) == (20, 40)
    for told in (b"GPS", b"comment", b"Photoshop"):
        assert told not in made.body
    assert b"Exif\0\0MM" in made.body
    assert read(made.body) == made
    assert b"Exif" not in read(jpeg(exif(1))).body
    assert read(jpeg()).body == jpeg()


def test_a_drawing_keeps_no_notes() -> None:
    made = read(png(3, 2, chunk(b"eXIf", b"MM GPS"), chunk(b"tEXt", b"Author\0me")))
    assert made.body == png(3, 2)


def test_a_webp_keeps_no_notes() -> None:
    wide = struct.pack("<4sI", b"VP8X", 10) + b"\x0c\0\0\0" + b"\x2b\x01\0" + b"\xc7\0\0"
    data = struct.pack("<4sI", b"VP8L", 6) + b"\x2f\x2b\xc1\x31\0\0"
    notes = struct.pack("<4sI", b"EXIF", 5) + b"GPS: \0"
    inner = b"WEBP" + wide + data + notes
    made = read(b"RIFF" + struct.pack("<I", len(inner)) + inner)
    assert (made.width, made.height) == (300, 200)
    assert b"GPS" not in made.body
    assert made.body[20] == 0
    assert read(made.body) == made


BAD = {
    "empty": b"",
    "text": b"This is no picture at all, whatever its name says.",
    "a drawing that may hold scripts": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "a bomb": png(100_000, 100_000),
    "no size": png(0, 0),
    "a PNG cut off": png(30, 20)[:-12],
    "a JPEG cut off": jpeg()[:-2],
    "a JPEG cut off in its head": jpeg()[:30],
    "a page in a picture": b"GIF89a<script>",
}


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_what_is_no_picture_or_a_damaged_one_is_refused(body: bytes) -> None:
    with pytest.raises(Rejected) as no:
        read(body)
    assert no.value.code in {"empty", "bad_picture"}
    assert no.value.message.endswith(".")
