"""The requirements, installed for a processor and a Python that need not be those of this machine."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


class NotInstalled(RuntimeError):
    """Why the requirements could not be installed, as the installer says it."""


@dataclass(frozen=True)
class Target:
    """What a package is made for."""

    platform: str | None
    """As uv names it: `aarch64-manylinux_2_28`; or this machine."""
    python: str
    """As `3.13`."""


HERE = Target(None, f"{sys.version_info.major}.{sys.version_info.minor}")
LAMBDA = Target("aarch64-manylinux_2_28", "3.13")
"""Amazon Linux 2023, which the runtime python3.13 stands on, has glibc 2.34.

https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
"""


def install(requirements: Path, folder: Path, target: Target) -> None:
    """Fill a folder; only ready-made wheels whose hashes are written in the requirements are taken."""
    asked = (
        "pip",
        "install",
        "--quiet",
        "--target",
        folder,
        *(("--python-platform", target.platform) if target.platform else ()),
        "--python-version",
        target.python,
        "--only-binary=:all:",
        "--require-hashes",
        "--no-deps",
        "--link-mode=copy",
        "--requirements",
        requirements,
    )
    uv = Path(sys.executable).parent / "uv"
    done = subprocess.run([uv, *asked], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise NotInstalled(f"The requirements could not be installed:\n{done.stderr}")
