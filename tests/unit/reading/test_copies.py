"""Copies of a picture: small, upright, of its colours, and of nothing but what it shows."""

from __future__ import annotations

import random
import struct
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image

from broadsheet import reading
from broadsheet.article import Source
from broadsheet.errors import Rejected
from broadsheet.media import PictureFile
from tests.darkroom import photograph, scene


def read(body: bytes, name: str = "a.jpg") -> PictureFile:
    return reading.picture(Source(name, body, "tag", None, datetime(2026, 1, 1, tzinfo=UTC)))


def opened(body: bytes) -> Image.Image:
    return Image.open(BytesIO(body))


def sizes(made: PictureFile) -> dict[str, tuple[int, int]]:
    return {name: opened(body).size for name, body in made.copies.items()}


NARROWER = {"480": (480, 288), "960": (960, 576), "1600": (1600, 960)}
CROPS = {"1x1.webp": (1200, 1200), "4x3.webp": (1200, 900), "16x9.webp": (1200, 675)}


def test_a_large_picture_is_copied_in_three_widths_and_two_kinds_and_cut_to_three_shapes() -> None:
    made = read(photograph(2500, 1500))
    widths = {f"{stem}.{kind}": size for kind in ("webp", "jpg") for stem, size in NARROWER.items()}
    assert sizes(made) == widths | CROPS
    kinds = {name: opened(body).format for name, body in made.copies.items()}
    assert {kind for name, kind in kinds.items() if name.endswith(".webp")} == {"WEBP"}
    assert {kind for name, kind in kinds.items() if name.endswith(".jpg")} == {"JPEG"}
    assert all(len(body) < len(made.body) for body in made.copies.values())


@pytest.mark.parametrize(
    ("width", "height", "name", "copies"),
    [
        (480, 300, "a.jpg", set()),
        (500, 300, "a.jpg", {"480.webp", "480.jpg", "whole.webp"}),
        (1199, 800, "a.JPEG", {"480.webp", "480.JPEG", "960.webp", "960.JPEG", "whole.webp"}),
        (1300, 674, "a.jpg", {"480.webp", "480.jpg", "960.webp", "960.jpg", "whole.webp"}),
        (1700, 5000, "a.jpg", {"480.webp", "480.jpg", "960.webp", "960.jpg", *CROPS}),
        (500, 300, f"{'a' * 241}.jpg", set()),
    ],
)
def test_no_copy_is_larger_than_what_it_is_made_of_or_than_anyone_shows(
    width: int, height: int, name: str, copies: set[str]
) -> None:
    assert set(read(photograph(width, height), name).copies) == copies


def test_a_copy_that_takes_more_bytes_than_the_picture_is_not_kept() -> None:
    flat = BytesIO()
    scene(1000, 600).quantize(4).save(flat, "PNG")
    assert {name.partition(".")[2] for name in read(flat.getvalue(), "a.png").copies} <= {"webp"}


def test_kinds_are_those_of_the_bytes_whatever_the_name() -> None:
    assert set(read(photograph(500, 300, "WEBP"), "a.webp").copies) == {"480.webp"}
    assert set(read(photograph(500, 300, "WEBP"), "a.jpg").copies) == {"480.webp"}
    assert opened(read(photograph(500, 300), "a.webp").copies["480.webp"]).format == "WEBP"
    assert opened(read(photograph(500, 300), "a.png").copies["480.png"]).format == "JPEG"


@pytest.mark.parametrize("turned", range(1, 9))
def test_copies_stand_upright_as_the_picture_is_shown(turned: int) -> None:
    made = read(photograph(1300, 700, turned=turned, quality=95))
    upright = {1: (1300, 700)}.get(turned, (made.width, made.height))
    assert (made.width, made.height) == upright == ((1300, 700) if turned < 5 else (700, 1300))
    for name in ("480.jpg", "480.webp"):
        copy = opened(made.copies[name]).convert("L")
        assert (copy.width, copy.height) == (480, round(480 * made.height / made.width))
        wanted = _shown(turned).convert("L").resize(copy.size)
        apart = [abs(one - other) for one, other in zip(copy.tobytes(), wanted.tobytes(), strict=True)]
        assert sum(apart) / len(apart) < 8


def _shown(turned: int) -> Image.Image:
    from PIL import ImageOps

    shown = ImageOps.exif_transpose(opened(photograph(1300, 700, turned=turned, quality=95)))
    assert shown
    return shown


def profile(space: bytes, length: int = 600) -> bytes:
    return struct.pack(">I12s4s", length, b"", space).ljust(length, b"\0")


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_a_copy_has_the_colours_of_its_picture_and_nothing_else_of_it(kind: str, name: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "at home"
    body = photograph(600, 400, kind, exif=exif, icc_profile=profile(b"RGB "), quality=90)
    for copy in read(body, name).copies.values():
        assert opened(copy).info["icc_profile"] == profile(b"RGB ")
        assert b"at home" not in copy
        assert not opened(copy).getexif()


def test_a_drawing_in_a_smaller_kind_loses_none_of_its_colours() -> None:
    drawn = BytesIO()
    scene(1000, 600).quantize(2, dither=Image.Dither.NONE).save(drawn, "PNG", optimize=True)
    made = read(drawn.getvalue(), "a.png")
    whole = opened(made.copies["whole.webp"])
    assert whole.convert("RGB").tobytes() == opened(made.body).convert("RGB").tobytes()
    assert len(made.copies["whole.webp"]) < len(made.body)


@pytest.mark.parametrize("mode", ["RGBA", "P"])
def test_what_is_transparent_stays_so(mode: str) -> None:
    drawn = scene(1300, 700, "RGBA")
    drawn.putalpha(Image.linear_gradient("L").resize((1300, 700)).point(lambda value: value // 128 * 255))
    file = BytesIO()
    (drawn.quantize(32) if mode == "P" else drawn).save(file, "PNG")
    made = read(file.getvalue(), "a.png")
    assert made.copies
    for copy in map(opened, made.copies.values()):
        assert copy.getchannel("A").getextrema() == (0, 255)


def animated(kind: str) -> bytes:
    file = BytesIO()
    scene(600, 400).save(file, kind, save_all=True, append_images=[Image.new("RGB", (600, 400))])
    return file.getvalue()


STAYS = {
    "it moves, a GIF": animated("GIF"),
    "it moves, a WebP": animated("WEBP"),
    "an AVIF": photograph(600, 400, "AVIF"),
    "a GIF": photograph(600, 400, "GIF"),
    "for print": photograph(600, 400, mode="CMYK"),
    "sixteen bits": photograph(600, 400, "PNG", mode="I;16"),
    "a profile for print": photograph(600, 400, icc_profile=profile(b"CMYK")),
    "a profile of many": photograph(600, 400, icc_profile=profile(b"RGB ", 30_000)),
}


@pytest.mark.parametrize("body", STAYS.values(), ids=STAYS)
def test_what_cannot_be_copied_faithfully_stays_as_it_is(body: bytes) -> None:
    made = read(body)
    assert (made.width, made.height, made.copies) == (600, 400, {})
    assert made.body


def test_the_same_picture_has_the_same_copies() -> None:
    body = photograph(600, 400)
    assert read(body) == read(body)


def refused(body: bytes, name: str = "a.jpg") -> str:
    with pytest.raises(Rejected) as no:
        read(body, name)
    return no.value.code


def test_a_picture_of_which_the_most_part_is_missing_is_refused() -> None:
    whole = photograph(1300, 700, "PNG")
    end = whole[-12:]
    cut = whole[: len(whole) // 2]
    assert refused(cut + end, "a.png") == "bad_picture"
    webp = photograph(1300, 700, "WEBP")
    half = webp[: len(webp) // 2 // 2 * 2]
    damaged = half[:4] + struct.pack("<I", len(half) - 8) + half[8:16] + struct.pack("<I", len(half) - 20)
    assert refused(damaged + half[20:], "a.webp") == "bad_picture"


def test_a_picture_of_very_many_scans_is_refused_before_it_is_decoded() -> None:
    body = photograph(1300, 700, progressive=True)
    scan = body.rindex(b"\xff\xda")
    assert refused(body[:-2] + body[scan:-2] * 60 + body[-2:]) == "bad_picture"


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_whatever_is_wrong_with_a_picture_it_is_read_or_refused(kind: str, name: str) -> None:
    whole, chance = photograph(500, 80, kind), random.Random(7)  # noqa: S311
    for _ in range(60):
        body = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30))):
            body[chance.randrange(len(body))] = chance.randrange(256)
        with suppress(Rejected):
            read(bytes(body), name)


def test_only_what_reads_the_one_kind_is_loaded() -> None:
    program = """
import sys
from datetime import UTC, datetime
from broadsheet import reading
from broadsheet.article import Source
reading.read(Source("a.md", b"# A title\\n\\nA text.\\n", "tag", None, datetime(2026, 1, 1, tzinfo=UTC)))
assert not [name for name in sys.modules if name.split(".")[0] == "PIL"]
body = sys.stdin.buffer.read()
assert reading.picture(Source("a.jpg", body, "tag", None, datetime(2026, 1, 1, tzinfo=UTC))).copies
print(*(name for name in sys.modules if name.startswith("PIL.") and name.endswith("Plugin")))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], input=photograph(500, 300), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert set(done.stdout.decode().split()) == {"PIL.JpegImagePlugin", "PIL.WebPImagePlugin"}
