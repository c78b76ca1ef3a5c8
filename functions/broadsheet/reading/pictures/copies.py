"""Copies of a picture: narrower for small screens, in a smaller kind, or cut for who shows it beside a link.

They hold nothing but pixels, and the colour profile that says what these mean. The decoder is Pillow; it is
loaded when a picture comes, and of it only what reads the one kind that the picture is.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import PurePosixPath
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from broadsheet.article import ArticleId
from broadsheet.media import SHAPES, WEBP, WHOLE, WIDTHS, is_crop, names_of, width_of
from broadsheet.reading.limits import MOST_COPIED, MOST_PIXELS
from broadsheet.reading.pictures import jpeg

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_CROP = 1200
"""Pixels that a crop is wide at most, and that a picture has to be wide to be worth it."""
_LEAST_CROP = 675
"""And high: all of the crop of 16 by 9."""
_HOW: dict[str, dict[str, Any]] = {
    "image/webp": {"quality": 80, "method": 2},
    "image/jpeg": {"quality": 82, "progressive": True, "optimize": True},
    "image/png": {"compress_level": 3},
}
"""As small as can be had in a fraction of a second: what takes longer saves a tenth."""
_PLAIN = {"1": "L", "L": "L", "LA": "RGBA", "P": "RGB", "RGB": "RGB", "RGBA": "RGBA"}
"""What is copied, and as what. Of other modes (CMYK, sixteen bits) the colours would shift."""
_LARGEST_PROFILE = 16_000
"""Bytes of a colour profile, which every copy carries; those of screens and cameras have less."""
_ONE_AT_A_TIME = Lock()
"""What Pillow warns of is no fault of ours, and warnings are kept back for the whole process."""


_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What makes a picture upright, by what its Exif says of it."""


class Undecodable(ValueError):
    """A picture that its decoder cannot make anything of."""


def copies(kind: str, body: bytes, id: ArticleId) -> dict[str, bytes]:
    """What is made of a picture as readers get it, by name; raises `Undecodable` for a damaged one.

    What moves, or cannot be copied faithfully, has none; and who would save nothing gets no narrower one.
    """
    if kind not in _HOW:
        return {}
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        base = _decoded(kind, body)
        made = _made(kind, base, id, len(body)) if base else ()
        return {name: copy for name, copy in made if len(copy) < len(body) or is_crop(name)}


class _Base(NamedTuple):
    """What copies are made of: upright, and no larger than the largest of them needs it."""

    image: Image
    width: int
    height: int
    """Of the picture itself."""
    profile: bytes | None


def _decoded(kind: str, body: bytes) -> _Base | None:
    """Nothing for what stays as it is."""
    try:
        image = _decoder(kind)(BytesIO(body))
        if image.width * image.height > MOST_PIXELS:
            raise Undecodable("larger than it says")
        turned = jpeg.orientation(body) if kind == "image/jpeg" else 1
        return _upright(image, turned) if _is_plain(image) else None
    # All that Pillow raises on purpose or by chance for bytes that are not what they should be.
    except (OSError, SyntaxError, ValueError, LookupError, ArithmeticError, EOFError, TypeError) as error:
        raise Undecodable(str(error)) from error


@cache
def _decoder(kind: str) -> type[ImageFile]:
    """What reads one kind and no other: `Image.open` would load more, and try what it has."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    if kind == "image/jpeg":
        from PIL.JpegImagePlugin import JpegImageFile

        return JpegImageFile
    if kind == "image/png":
        from PIL.PngImagePlugin import PngImageFile

        return PngImageFile
    from PIL.WebPImagePlugin import WebPImageFile

    return WebPImageFile


def _is_plain(image: ImageFile) -> bool:
    """Whether pixels of today's screens are all there is to it."""
    profile = image.info.get("icc_profile") or b""
    return (
        not getattr(image, "is_animated", False)
        and image.mode in _PLAIN
        and (not profile or (profile[16:20] == b"RGB " and len(profile) <= _LARGEST_PROFILE))
        and 0.45 < image.info.get("gamma", 0.45455) < 0.46
    )


def _upright(image: ImageFile, turned: int) -> _Base:
    from PIL.Image import Transpose

    profile = image.info.get("icc_profile")
    width, height = image.size[::-1] if turned > 4 else image.size
    most = max(1, min(width // WIDTHS[-1], min(width, height) // _CROP))
    drafted = image.draft(None, (image.width // most, image.height // most))
    image.load()  # here, where what is wrong with it is told
    plain = "RGBA" if image.has_transparency_data else "RGB" if profile else _PLAIN[image.mode]
    base: Image = image if image.mode == plain else image.convert(plain)
    if most > 1 and not drafted:
        base = base.reduce(most)
    if turned in _TURNS:
        base = base.transpose(Transpose[_TURNS[turned]])
    return _Base(base, width, height, profile)


def _made(kind: str, base: _Base, id: ArticleId, most: int) -> Iterator[tuple[str, bytes]]:
    own, names = PurePosixPath(id).suffix, names_of(id)
    for stem, image in _cut(base):
        kinds = {f"{stem}{WEBP}": "image/webp"}
        if width_of(stem) and kind != "image/webp":
            kinds.setdefault(f"{stem}{own}", kind)
        yield from ((name, _written(image, kinds[name], base.profile)) for name in kinds if name in names)
    if kind != "image/webp" and f"{WHOLE}{WEBP}" in names and _is_worth_a_whole(base):
        yield f"{WHOLE}{WEBP}", _whole(kind, base, most)


def _is_worth_a_whole(base: _Base) -> bool:
    return WIDTHS[0] < base.width <= WIDTHS[-1] and base.width * base.height <= MOST_COPIED


def _whole(kind: str, base: _Base, most: int) -> bytes:
    """In its own width. Drawings in few colours take fewer bytes where none is lost."""
    copy = _written(base.image, "image/webp", base.profile)
    lossless = kind == "image/png" and len(copy) >= most
    return _written(base.image, "image/webp", base.profile, lossless=True) if lossless else copy


def _cut(base: _Base) -> Iterator[tuple[str, Image]]:
    """What is to be written, by the first part of its name."""
    from PIL.Image import Resampling

    for width in WIDTHS:
        height = max(1, round(base.height * width / base.width))
        if width < base.width and width * height <= MOST_COPIED:
            yield str(width), base.image.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)
    if base.width < _CROP or base.height < _LEAST_CROP:
        return
    for shape, ratio in SHAPES.items():
        yield shape, _cropped(base, ratio)


def _cropped(base: _Base, ratio: float) -> Image:
    """The middle, as much of it as the shape takes."""
    from PIL.Image import Resampling

    whole_width, whole_height = base.image.size
    width, height = min(whole_width, whole_height * ratio), min(whole_height, whole_width / ratio)
    left, top = (whole_width - width) / 2, (whole_height - height) / 2
    shown = min(_CROP, round(min(base.width, base.height * ratio)))
    size = shown, round(shown / ratio)
    box = left, top, left + width, top + height
    return base.image.resize(size, Resampling.LANCZOS, box, reducing_gap=3.0)


class _File(BytesIO):
    """A file by whose name Pillow knows what to write, and loads no more than that takes."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.name = kind.replace("image/", "copy.")


def _written(image: Image, kind: str, profile: bytes | None, **how: Any) -> bytes:
    file = _File(kind)
    image.save(file, icc_profile=profile, **_HOW[kind], **how)
    return file.getvalue()
