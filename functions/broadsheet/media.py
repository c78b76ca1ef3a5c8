"""Pictures on the site: where one stands, and where its copies do.

A picture of the inbox stands under `media/` by its own name. Beside it stand its copies, under that name, two
hyphens and the copy's: `media/quay.jpg--480.webp`. No picture of the inbox may be called so, nor a folder, so
that no two share an object and none needs a folder where another has a file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from broadsheet.article import ArticleId, Picture, Value

EDITION = 2
"""Of how copies are made. Another has the daily look ask for all of them anew."""

WIDTHS = (480, 960, 1600)
"""Pixels: for a telephone, for a telephone with a fine screen or a tablet, and for a desk."""
WHOLE = "whole"
"""The copy in WebP of a picture that no desk needs narrower, in its own width."""
SHAPES = {"1x1": 1 / 1, "4x3": 4 / 3, "16x9": 16 / 9}
"""Width by height of what search engines show beside a headline."""
WEBP = ".webp"

_ROOT = "media/"
_LEFT = "/" * 1025
"""What no path of the inbox begins with: a key of S3 has at most 1,024 bytes."""
_COPY = re.compile(
    rf"(.*\.(?:jpe?g|png|webp|gif|avif))--((?:{'|'.join((*map(str, WIDTHS), WHOLE, *SHAPES))})\.[a-z]+)",
    re.DOTALL | re.IGNORECASE,
)
_LONGEST_NAME = 255 - len("--1600.jpeg")
"""Bytes of a file's name that leave room for that of a copy: file systems take 255."""


class Size(Value):
    """How large a picture of the inbox is, in pixels, and which copies of it stand there."""

    width: int
    height: int
    content_type: str = ""
    source: str = ""
    """The ETag of the inbox object that all of them were made of."""
    edition: int = 0
    objects: Mapping[str, str] = {}
    """The MD5 of the picture itself, under no name, and of each copy under its own."""

    @property
    def copies(self) -> tuple[str, ...]:
        return tuple(filter(None, self.objects))

    def type_of(self, name: str) -> str:
        """The content type of the picture, or of a copy by its name."""
        return "image/webp" if name.endswith(WEBP) else self.content_type

    def of(self, picture: Picture) -> Picture:
        """The picture with what is known of it; where its editor states another size, it is shown as it was
        sent, and only crops of it are told."""
        stated = picture.width or picture.height
        size = {} if stated else {"width": self.width, "height": self.height}
        other = stated and picture.width != self.width
        copies = tuple(name for name in self.copies if not other or is_crop(name))
        return picture.model_copy(update={**size, "copies": copies or None})


@dataclass(frozen=True)
class PictureFile:
    """A picture of the inbox, known by its bytes."""

    content_type: str
    width: int
    height: int
    body: bytes = b""
    """Its bytes as readers get them: without where it was taken, and by whom."""
    copies: Mapping[str, bytes] = field(default_factory=dict)
    """What was made of it, by names of `names_of`."""

    @property
    def objects(self) -> Mapping[str, bytes]:
        """All that is to stand on the site: copies by their names, and then, under none, the picture."""
        return {**self.copies, "": self.body}

    def size(self, source: str) -> Size:
        """Its record, made of a version of its source."""
        return Size(
            width=self.width,
            height=self.height,
            content_type=self.content_type,
            source=source,
            edition=EDITION,
            objects={name: _md5(body) for name, body in self.objects.items()},
        )


def _md5(body: bytes) -> str:
    """What S3 says of an object's bytes."""
    return hashlib.md5(body, usedforsecurity=False).hexdigest()


def names_of(id: ArticleId) -> tuple[str, ...]:
    """Every name that a copy of a picture may have: by width, in WebP and in its own kind, or by shape."""
    if len(PurePosixPath(id).name.encode()) > _LONGEST_NAME:
        return ()
    own = PurePosixPath(id).suffix
    kinds = (WEBP,) if own.lower() == WEBP else (WEBP, own)
    return tuple(f"{width}{kind}" for kind in kinds for width in WIDTHS) + tuple(
        f"{stem}{WEBP}" for stem in (WHOLE, *SHAPES)
    )


def key_of(id: ArticleId, name: str = "") -> str:
    """The key in the site bucket of a picture, or of a copy by its name."""
    return f"{_ROOT}{beside(id, name)}"


def beside(address: str, name: str) -> str:
    """The address of a copy, by that of its picture; of the picture itself where there is no name."""
    return f"{address}--{name}" if name else address


def source_of(key: str) -> tuple[ArticleId, str]:
    """Of which picture an object under `media/` is a copy, and its name; without one, it is a picture."""
    found = _COPY.fullmatch(key.removeprefix(_ROOT))
    return (found[1], found[2]) if found else (key.removeprefix(_ROOT), "")


def asked_for(id: ArticleId) -> ArticleId:
    """The name by which ingest is asked to remove what is left of a picture, when pages have been set: one
    that no source can have."""
    return f"{_LEFT}{id}"


def left_behind(name: str) -> ArticleId | None:
    """Of which picture ingest is asked by this name to remove what is left, if it is."""
    return name.removeprefix(_LEFT) if name.startswith(_LEFT) else None


def is_ours(id: ArticleId) -> bool:
    """Whether a path of the inbox is one that only copies may have."""
    return any(map(_COPY.fullmatch, id.split("/")))


def width_of(name: str) -> int | None:
    """How wide a narrower copy is, or nothing for another."""
    width = name.partition(".")[0]
    return int(width) if width.isdigit() else None


def is_crop(name: str) -> bool:
    """Whether a copy is cut to a shape."""
    return name.partition(".")[0] in SHAPES
