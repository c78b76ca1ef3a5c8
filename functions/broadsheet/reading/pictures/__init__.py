"""Pictures, known by their bytes rather than their names."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from io import BytesIO

from broadsheet.article import ArticleId, Source
from broadsheet.errors import Rejected
from broadsheet.media import PictureFile
from broadsheet.reading.limits import MOST_PIXELS
from broadsheet.reading.pictures import chunks, gif, items, jpeg
from broadsheet.reading.pictures.copies import Undecodable, copies

_TYPES = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WebP",
    "image/gif": "GIF",
    "image/avif": "AVIF",
}

_DAMAGED = "This picture is damaged: a part of it is missing or wrong. Send it again."


def picture(source: Source) -> PictureFile:
    """What a picture is; raises `Rejected` for one that browsers would not show, or not safely."""
    import filetype

    if not source.body:
        raise Rejected("empty", "This picture is empty.")
    kind = filetype.guess_mime(source.body[:4096])
    if kind not in _TYPES:
        raise Rejected(
            "bad_picture", f"This is no picture that we can show. What is: {', '.join(_TYPES.values())}."
        )
    body = _stripped(kind, source.body)
    width, height = _size(body)
    if width < 1 or height < 1:
        raise Rejected(
            "bad_picture", f"This {_TYPES[kind]} picture is damaged: it does not say how large it is."
        )
    if width * height > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        raise Rejected(
            "bad_picture", f"This picture has {width} × {height} pixels; {most} million is the most."
        )
    return PictureFile(kind, width, height, body, _copies(kind, body, source.id))


def _stripped(kind: str, body: bytes) -> bytes:
    """The picture without where it was taken and by whom."""
    try:
        match kind:
            case "image/jpeg":
                return jpeg.stripped(body)
            case "image/png":
                return chunks.png(body)
            case "image/webp":
                return chunks.webp(body)
            case "image/gif":
                return gif.stripped(body)
            case "image/avif":
                return items.avif(body)
    except (ValueError, LookupError, struct.error) as error:
        raise Rejected("bad_picture", _DAMAGED) from error
    return body


def _copies(kind: str, body: bytes, id: ArticleId) -> Mapping[str, bytes]:
    try:
        return copies(kind, body, id)
    except Undecodable as error:
        raise Rejected("bad_picture", _DAMAGED) from error


def _size(body: bytes) -> tuple[int, int]:
    import imagesize

    try:
        width, height = imagesize.get(BytesIO(body))
    except (ValueError, ArithmeticError, LookupError, OSError, EOFError):
        return 0, 0
    except Exception as error:  # struct.error has no base of its own to name here
        raise Rejected("bad_picture", "This picture is damaged.") from error
    return int(width), int(height)
