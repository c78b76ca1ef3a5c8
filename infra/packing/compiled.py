"""Byte code that is valid by its being there.

Python usually checks a `.pyc` against the date of its source. A zip gives all files another
date, so that Lambda would compile everything again at each cold start, which takes twice as
long. An unchecked `.pyc` is not compared with anything: https://peps.python.org/pep-0552/
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

LAMBDA_FOLDER = "/var/task"
"""Where Lambda puts the code; tracebacks name it."""


class NoPython(RuntimeError):
    """Byte code fits one version of Python, and there is none of that version here."""

    def __init__(self, version: str) -> None:
        super().__init__(
            f"The package is compiled for Lambda's Python, and there is no python{version} on PATH.\n"
            f"Install it (python.org, your system's packages, pyenv, or `uv python install {version}`), "
            "put its bin folder on PATH, and try again."
        )


def python_of(version: str) -> Path:
    """The interpreter of a version; raises `NoPython`."""
    for folder in os.get_exec_path():
        found = shutil.which(f"python{version}", path=folder)
        if found and _answers(found, version):
            return Path(found)
    raise NoPython(version)


def _answers(python: str, version: str) -> bool:
    """Version managers leave commands on PATH that only say that they are not set up."""
    told = "import sys; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([python, "-c", told], capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip() == version


def compile_all(folder: Path, python: Path) -> None:
    """Put byte code beside every module of a folder; raises `CalledProcessError` where one is no Python."""
    told = (
        "-m",
        "compileall",
        "-q",
        "--invalidation-mode",
        "unchecked-hash",
        "-s",
        folder,
        "-p",
        LAMBDA_FOLDER,
    )
    # One process in one order: what is shared between constants, and so the bytes, depends on it.
    fixed = {"PYTHONHASHSEED": "0", "PATH": os.environ.get("PATH", "")}
    subprocess.run([python, "-I", *told, folder], env=fixed, check=True)  # noqa: S603
