"""The package, made one step after the other."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from infra.packing import archive, compiled, models, precompiled, roots, sbom, trim, wheels
from infra.packing.wheels import LAMBDA, Target

__all__ = ["LAMBDA", "ROOT", "Package"]

ROOT = Path(__file__).parents[2]
CODE, REQUIREMENTS = ROOT / "functions" / "broadsheet", ROOT / "functions" / "requirements.txt"
NEWSROOM = ROOT / "events" / "newsroom"


@dataclass(frozen=True)
class Package:
    """A package for a target, in a folder of its own."""

    home: Path
    target: Target

    @property
    def folder(self) -> Path:
        return self.home / "package"

    @property
    def zip(self) -> Path:
        return self.home / "broadsheet.zip"

    @property
    def bom(self) -> Path:
        return self.home / "broadsheet.cdx.json"

    @property
    def _stamp(self) -> Path:
        return self.home / "package.json"

    def make(self) -> None:
        """Fill the folder, unless what is there was made of the same files."""
        if self.folder.exists() and self._stamp.exists() and self._stamped["made_of"] == self._made_of:
            return
        python = compiled.python_of(self.target.python)
        self.home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.home) as made:
            components = fill(Path(made), self.target)
            precompiled.write(Path(made), self.target, python, REQUIREMENTS, NEWSROOM)
            compiled.compile_all(Path(made), python)
            shutil.rmtree(self.folder, ignore_errors=True)
            shutil.copytree(made, self.folder)
        self._stamp.write_text(json.dumps({"made_of": self._made_of, "components": components}), "utf-8")

    def archive(self) -> None:
        """Write the zip and what is in it."""
        archive.write(self.folder, self.zip)
        sbom.write(self.bom, self._stamped["components"], self.zip)

    def copy_to(self, folder: Path) -> None:
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)

    @property
    def _stamped(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._stamp.read_text("utf-8"))
        return told

    @cached_property
    def _made_of(self) -> str:
        """A digest of everything that the package is made of."""
        digest = hashlib.sha256(repr(self.target).encode())
        for path in _sources():
            digest.update(f"{path.relative_to(ROOT)}\n{path.stat().st_size}\n".encode() + path.read_bytes())
        return digest.hexdigest()


def fill(folder: Path, target: Target) -> list[dict[str, Any]]:
    """Put all modules and data of the package into an empty folder; returns what was installed."""
    wheels.install(REQUIREMENTS, folder, target)
    components = sbom.components_in(folder)
    shutil.copytree(CODE, folder / "broadsheet")
    trim.trim(folder)
    models.keep_few(folder / "botocore" / "data")
    roots.keep_few(folder / "botocore" / "cacert.pem")
    return components


def _sources() -> Iterator[Path]:
    yield REQUIREMENTS
    for room in (CODE, Path(__file__).parent, NEWSROOM):
        yield from sorted(path for path in room.rglob("*") if path.is_file() and path.suffix != ".pyc")
