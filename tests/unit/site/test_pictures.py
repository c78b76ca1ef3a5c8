"""Pages offer no screen a picture that is narrower than it could be, nor say of one that it is another."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from broadsheet import reading
from broadsheet.article import Picture, Source
from broadsheet.media import Size
from broadsheet.site.pictures import crops, shown, sized_text
from tests.darkroom import photograph, scene


def drawing(width: int, height: int) -> bytes:
    """In few colours, of which WebP makes more bytes."""
    file = BytesIO()
    scene(width, height).quantize(2, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def size(body: bytes, name: str = "a.jpg") -> Size:
    return reading.picture(Source(name, body, "tag", None, datetime(2026, 1, 1, tzinfo=UTC))).size("tag")


def offered(html: str) -> dict[str, dict[int, str]]:
    """What is offered, by kind and width."""
    found: dict[str, dict[int, str]] = {}
    for node in LexborHTMLParser(html).css("source, img[srcset]"):
        each = [one.split() for one in (node.attributes["srcset"] or "").split(", ")]
        kind = node.attributes.get("type") or "own"
        found[kind] = {int(width.removesuffix("w")): address for address, width in each}
    return found


PICTURES = {
    "a photograph narrower than a telephone": ("a.jpg", photograph(400, 300)),
    "a photograph narrower than a tablet": ("a.jpg", photograph(900, 600)),
    "a photograph narrower than a desk": ("a.jpg", photograph(1300, 700)),
    "a photograph as wide as a desk": ("a.jpg", photograph(1600, 900)),
    "a photograph wider than a desk": ("a.jpg", photograph(2000, 900)),
    "a very tall one": ("a.jpg", photograph(1700, 5000)),
    "a WebP": ("a.webp", photograph(900, 600, "WEBP")),
    "a WebP in capitals": ("a.WEBP", photograph(900, 600, "WEBP")),
    "a drawing": ("a.png", drawing(1300, 700)),
}


@pytest.mark.parametrize(("name", "body"), PICTURES.values(), ids=PICTURES)
def test_each_kind_that_is_offered_is_as_wide_as_the_picture_or_a_desk(name: str, body: bytes) -> None:
    known = size(body, name)
    kinds = offered(shown(known.of(Picture(url=f"/media/{name}")), "text", "", ""))
    assert all(max(widths) >= min(known.width, 1600) for widths in kinds.values())
    for widths in kinds.values():
        assert widths.get(known.width, f"/media/{name}") in {f"/media/{name}", f"/media/{name}--whole.webp"}


@pytest.mark.parametrize(("width", "height"), [(900, 600), (1300, 700), (1600, 900), (2000, 900)])
def test_a_photograph_of_any_width_gains_from_the_smaller_kind(width: int, height: int) -> None:
    kinds = offered(shown(size(photograph(width, height)).of(Picture(url="/media/a.jpg")), "text", "", ""))
    assert set(kinds) == {"image/webp", "own"}
    in_text = sized_text('<img src="/media/a.jpg" alt="">', {"a.jpg": size(photograph(width, height))})
    assert offered(in_text) == kinds


def test_a_drawing_of_few_colours_gains_too() -> None:
    known = size(drawing(1300, 700), "a.png").of(Picture(url="/media/a.png"))
    assert 1300 in offered(shown(known, "text", "", ""))["image/webp"]


def test_where_the_smaller_kind_is_not_wide_enough_it_is_not_offered() -> None:
    known = size(PICTURES["a very tall one"][1]).of(Picture(url="/media/a.jpg"))
    assert set(offered(shown(known, "text", "", ""))) == {"own"}


@pytest.mark.parametrize("stated", [{"width": 100}, {"height": 100}, {"width": 100, "height": 60}])
def test_a_picture_that_its_editor_sizes_is_shown_as_it_was_sent(stated: dict[str, int]) -> None:
    picture = size(photograph(1300, 700)).of(Picture(url="/media/a.jpg", **stated))
    assert offered(shown(picture, "text", "", "")) == {}
    assert len(list(crops(picture))) == 3


def test_an_editor_who_states_how_wide_it_is_changes_nothing() -> None:
    known = size(photograph(1300, 700))
    stated = known.of(Picture(url="/media/a.jpg", width=1300, height=700))
    assert stated == known.of(Picture(url="/media/a.jpg"))
