"""Pictures for tests, always the same."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

_TURNED = 0x0112


def scene(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Something with edges and shades, unlike itself from every side: its upper left is the brightest."""
    tile = Image.linear_gradient("L").rotate(45, expand=True, fillcolor=255).resize((97, 61))
    grain = Image.new("L", (width, height))
    for top in range(0, height, 61):
        for left in range(0, width, 97):
            grain.paste(tile.rotate(left * 7 + top * 3), (left, top))
    shade = Image.linear_gradient("L").resize((width, height)).point(lambda value: 255 - value)
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    return Image.merge("RGB", (shade, grain, across)).convert(mode)


def photograph(
    width: int, height: int, kind: str = "JPEG", mode: str = "RGB", *, turned: int = 1, **how: Any
) -> bytes:
    """A picture of a kind, by Pillow's name for it; `turned` says by Exif which way is up."""
    exif = Image.Exif()
    exif[_TURNED] = turned
    file = BytesIO()
    scene(width, height, mode).save(file, kind, **({"exif": exif} if turned > 1 else {}), **how)
    return file.getvalue()
