"""The two requirement files: written from pyproject.toml, and checked to be what it would give now.

    python -m infra.requirements            write them, keeping the versions that are there
    python -m infra.requirements --upgrade  write them anew, with the newest versions
    python -m infra.requirements --check    say whether they still fit, and change nothing

To check, each is compiled again with what stands there as the versions to keep:
a file that fits pyproject.toml comes out as it went in. No address is recorded.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DEV, LAMBDA = Path("requirements-dev.txt"), Path("functions/requirements.txt")

_COMPILE = (
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-strip-extras",
    "--no-annotate",
    "pyproject.toml",
)


def compile_into(folder: Path) -> None:
    """Write both files below a folder; what stands there already says which versions to keep."""
    dev, functions = folder / DEV, folder / LAMBDA
    functions.parent.mkdir(parents=True, exist_ok=True)
    _uv("--extra=dev", f"--output-file={dev}")
    _uv(f"--constraint={dev}", f"--output-file={functions}")


def _uv(*arguments: str) -> None:
    uv = Path(sys.executable).parent / "uv"
    subprocess.run([uv, *_COMPILE, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def stale() -> list[Path]:
    """The files that pyproject.toml would now give otherwise."""
    with tempfile.TemporaryDirectory() as made:
        for name in (DEV, LAMBDA):
            (Path(made) / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, Path(made) / name)
        compile_into(Path(made))
        return [
            name for name in (DEV, LAMBDA) if (Path(made) / name).read_bytes() != (ROOT / name).read_bytes()
        ]


def main() -> int:
    if "--upgrade" in sys.argv[1:]:
        for name in (DEV, LAMBDA):
            (ROOT / name).unlink(missing_ok=True)
    if "--check" not in sys.argv[1:]:
        compile_into(ROOT)
        return 0
    for name in stale():
        print(f"{name} does not fit pyproject.toml any more: run `make lock`.", file=sys.stderr)
    return 1 if stale() else 0


if __name__ == "__main__":
    sys.exit(main())
