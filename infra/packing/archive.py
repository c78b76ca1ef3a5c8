"""Files become one zip, in the order of their names and of one date: same files, same bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

LIMIT = 20_000_000
"""Bytes that the zip may have; Lambda would take 50 MB, and unpack 250."""

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can say."""
_READABLE = 0o100644 << 16


def write(folder: Path, target: Path) -> None:
    """Zip whatever is in a folder."""
    with zipfile.ZipFile(target, "w") as made:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                made.writestr(_entry(path.relative_to(folder)), path.read_bytes(), compresslevel=9)


def _entry(name: Path) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name.as_posix(), _DATE)
    entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _READABLE, 3
    return entry


def size_of(target: Path) -> str:
    """As `11.9 MB, 34.2 MB unpacked`."""
    with zipfile.ZipFile(target) as made:
        unpacked = sum(entry.file_size for entry in made.infolist())
    return f"{target.stat().st_size / 1e6:.1f} MB, {unpacked / 1e6:.1f} MB unpacked"
