"""Pictures are known by their bytes, and tell readers nothing but what they show."""

from __future__ import annotations

import struct
import time
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from broadsheet import reading
from broadsheet.article import Source
from broadsheet.errors import Rejected
from broadsheet.media import PictureFile
from tests.darkroom import photograph

NEWSROOM = Path(__file__).parents[3] / "events" / "newsroom"


def read(body: bytes, name: str = "a.png") -> PictureFile:
    return reading.picture(Source(name, body, "tag", None, datetime(2026, 1, 1, tzinfo=UTC)))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *more: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress(bytes(height * (width + 1)) if width * height < 1_000_000 else b"")
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def jpeg(*more: bytes) -> bytes:
    """Forty wide and twenty high, with these segments after the first."""
    body = photograph(40, 20)
    return body[:20] + b"".join(more) + body[20:]


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


LEADS_BEHIND = segment(0xE2, b"MPF\0II*\0")
BEHIND = {
    "a film": b"\0\0\0\x18ftypmp42 GPS: at home" + b"\xff\xda" * 60 + b"\xff\xd9 moov",
    "a second picture": jpeg(exif(6), segment(0xFE, b"at home")),
}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND)
@pytest.mark.parametrize("progressive", [False, True])
def test_a_photograph_ends_where_it_ends_whatever_stands_behind_it(behind: bytes, progressive: bool) -> None:
    body = photograph(500, 300, progressive=progressive)
    made = read(body[:20] + LEADS_BEHIND + body[20:] + behind)
    assert made == read(body)
    assert made.body == body


def test_a_photograph_keeps_no_notes_between_its_scans() -> None:
    body = photograph(500, 300, progressive=True)
    second = body.index(b"\xff\xda", body.index(b"\xff\xda") + 2)
    table = body.rindex(b"\xff\xc4", 0, second)
    notes = exif(6) + segment(0xED, b"by me") + segment(0xFE, b"at home") + LEADS_BEHIND
    made = read(body[:table] + notes + body[table:])
    assert b"at home" not in made.body
    assert b"by me" not in made.body
    assert b"MPF" not in made.body


def test_a_photograph_of_nothing_but_markers_is_refused_at_once() -> None:
    started = time.process_time()
    with pytest.raises(Rejected):
        read(b"\xff\xd8" + b"\xff" * 15_000_000)
    assert time.process_time() - started < 1


def test_a_drawing_keeps_no_notes() -> None:
    made = read(png(3, 2, chunk(b"eXIf", b"MM GPS"), chunk(b"tEXt", b"Author\0me")))
    assert made.body == png(3, 2)


def animation(*more: bytes) -> bytes:
    """One black pixel, twice, for ever."""
    loop = b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    frame = b"!\xf9\x04\0\x0a\0\0\0" + b",\0\0\0\0\x01\0\x01\0\0" + b"\x02\x02\x44\x01\0"
    colours = b"\0\0\0\xff\xff\xff"
    return b"GIF89a\x01\0\x01\0\x80\0\0" + colours + loop + frame + b"".join(more) + frame + b";"


def test_an_animation_keeps_moving_and_no_notes() -> None:
    xmp = b"!\xff\x0bXMP DataXMP" + b"\x07at home\x03two\0"
    assert read(animation(b"!\xfe\x07at home\0", xmp) + b"at home").body == animation()


def test_a_webp_keeps_no_notes() -> None:
    notes = Image.Exif()
    notes[0x010E] = "GPS: at home"
    body = photograph(300, 200, "WEBP", exif=notes)
    assert b"GPS" in body
    made = read(body)
    assert (made.width, made.height) == (300, 200)
    assert b"GPS" not in made.body
    assert made.body[20] == 0
    assert read(made.body) == made


AVIF = bytes.fromhex(
    "00000020667479706176696600000000617669666d6966316d6961664d413142000001746d65746100000000000000216864"
    "6c72000000000000000070696374000000000000000000000000000000000e7069746d0000000000010000003a696c6f6300"
    "0000004400000300010000000100000245000000270002000000010000019c0000006e0003000000010000020a0000003b00"
    "00006d69696e660000000000030000001a696e6665020000000001000061763031436f6c6f720000000019696e6665020000"
    "00000200004578696645786966000000002c696e666502000000000300006d696d65584d50006170706c69636174696f6e2f"
    "7264662b786d6c000000002869726566000000000000000e636473630002000100010000000e636473630003000100010000"
    "006a697072700000004b6970636f000000146973706500000000000000100000000c00000010706978690000000003080808"
    "0000000c6176314381000c0000000013636f6c726e636c780001000d0006800000001769706d610000000000000001000104"
    "01028304000000d86d646174000000064578696600004d4d002a000000080002010e00020000000800000026882500040000"
    "00010000002e00000000617420686f6d6500000200010002000000024e00000000020005000000030000004c000000000000"
    "0034000000010000001f0000000100000000000000013c783a786d706d65746120786d6c6e733a783d2261646f62653a6e73"
    "3a6d6574612f223e617420686f6d6520746f6f3c2f783a786d706d6574613e12000a09180cfeda2021a0d08032181c478785"
    "ddd34d34c2c00000757d59bdccb1e5aaeaaa86d8"
)
"""Sixteen by twelve red pixels, with Exif and XMP that say `at home`."""


def test_an_avif_keeps_no_notes() -> None:
    assert AVIF.count(b"at home") == 2
    made = read(AVIF)
    assert (made.content_type, made.width, made.height) == ("image/avif", 16, 12)
    assert b"at home" not in made.body
    assert len(made.body) == len(AVIF)
    assert made.body[-39:] == AVIF[-39:]
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
    "an AVIF cut off": AVIF[:500],
    "an AVIF whose boxes are cut off": AVIF[:200],
    "an AVIF of very many boxes": AVIF[:32] + struct.pack(">I4s", 8, b"free") * 20_000 + AVIF[32:],
    "a GIF cut off": animation()[:-8],
    "a page in a picture": b"GIF89a<script>",
}


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_what_is_no_picture_or_a_damaged_one_is_refused(body: bytes) -> None:
    with pytest.raises(Rejected) as no:
        read(body)
    assert no.value.code in {"empty", "bad_picture"}
    assert no.value.message.endswith(".")
