"""What is left out of the package: files that no function ever opens.

A test has the trimmed package do the whole journey, in a process that sees nothing
else, so a rule that takes too much is found.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePath

from infra.packing.models import OPERATIONS

SERVICES = tuple(OPERATIONS)
"""What `stores.aws` makes clients of; the models of all 400 services are 18 MB to look through."""

_NOT_OURS = ("broadsheet/cli",)
_FOLDERS = (
    *_NOT_OURS,
    "bin",
    "aws_lambda_powertools/utilities/parser",
    "aws_lambda_powertools/utilities/idempotency",
    "aws_lambda_powertools/utilities/feature_flags",
    "aws_lambda_powertools/utilities/kafka",
    "aws_lambda_powertools/utilities/parameters",
    "aws_lambda_powertools/utilities/streaming",
    "aws_lambda_powertools/utilities/validation",
    "botocore/data/dynamodb/2011-12-05",
    "botocore/data/events/2014-02-03",
    "charset_normalizer/cli",
    "dateutil/zoneinfo",
    "markdown_it/cli",
    "pydantic/v1",
)
_DECODED = ("Jpeg", "Png", "WebP", "Tiff")
"""The kinds of pictures that copies are made of, and the one that Exif is written like, of forty."""
_BESIDE_PICTURES = ("avif", "imagingcms", "imagingft", "imagingmath", "imagingmorph", "imagingtk")
"""Libraries of Pillow that do something else than open, turn, narrow and write these,"""
_FOR_THOSE = ("avif", "brotlicommon", "brotlidec", "freetype", "harfbuzz", "lcms2", "png16")
"""and what nothing but those is linked to; a test looks whether what is left finds all that it needs."""
_PATTERNS = (
    "**/__pycache__",
    "**/tests",
    "**/py.typed",
    "**/*.pyi",
    "**/*.pyx",
    "**/*.pxd",
    "**/*.c",
    "**/*.h",
    "*.dist-info/[!L]*",  # what is left are the licences, which have to go along
    "botocore/data/*/*/examples-1.json",
    "botocore/data/*/*/waiters-2.json",
    "**/.lock",
)


def trim(folder: Path) -> None:
    """Remove from a folder of installed packages whatever is not needed at run time."""
    for path in sorted(_superfluous(folder)):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    _fewer_endpoints(folder / "botocore/data/endpoints.json")


def _superfluous(folder: Path) -> Iterator[Path]:
    yield from (folder / name for name in _FOLDERS if (folder / name).exists())
    for pattern in _PATTERNS:
        yield from (path for path in folder.glob(pattern) if not _is_licence(path.relative_to(folder)))
    for service in (folder / "botocore/data").iterdir():
        if service.is_dir() and service.name not in SERVICES:
            yield service
    yield from _unspoken(folder)
    yield from _beside_pictures(folder)


def _beside_pictures(folder: Path) -> Iterator[Path]:
    """What Pillow brings for other kinds of pictures, for fonts and for colours: half of it."""
    for plugin in (folder / "PIL").glob("*ImagePlugin.py"):
        if plugin.name.removesuffix("ImagePlugin.py") not in _DECODED:
            yield plugin
    for name in _BESIDE_PICTURES:
        yield from (folder / "PIL").glob(f"_{name}.*.so")
    for name in _FOR_THOSE:
        yield from (folder / "pillow.libs").glob(f"lib{name}-*")


def _unspoken(folder: Path) -> Iterator[Path]:
    """What Babel knows of the languages that the site does not speak: 30 MB."""
    spoken = {"root", *(path.stem for path in (folder / "broadsheet/site/catalogues").glob("*.toml"))}
    for locale in (folder / "babel/locale-data").glob("*.dat"):
        if locale.stem.split("_")[0] not in spoken:
            yield locale


def _is_licence(path: PurePath) -> bool:
    return ".dist-info" in path.parts[0] and path.name.upper().startswith(
        ("LICENSE", "LICENCE", "COPYING", "NOTICE")
    )


def _fewer_endpoints(path: Path) -> None:
    """boto3 asks this file which regions a service has; 600 kB of it are about services not shipped."""
    known = json.loads(path.read_bytes())
    for partition in known["partitions"]:
        services = partition["services"]
        partition["services"] = {name: services[name] for name in SERVICES if name in services}
    path.write_text(json.dumps(known, separators=(",", ":")), "utf-8")
