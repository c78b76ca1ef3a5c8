"""What Python would compile in each process, beside modules, put into the package; see `recording.py`.

Beside boto3 alone, in one run with and without it, the processor's time until the first answer goes from
1.17 to 0.86 for ingest, from 1.06 to 0.85 for publish, from 0.92 to 0.72 for index, from 0.89 to 0.72 for
summarize, and from 1.10 to 0.97 for the API.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from infra.packing import wheels
from infra.packing.wheels import Target

_RECORDING = Path(__file__).with_name("recording.py")
_REGION = "us-east-1"


def write(folder: Path, target: Target, python: Path, requirements: Path, newsroom: Path) -> None:
    """Note all of it for a package; raises `CalledProcessError` where one of its modules cannot be imported.

    Libraries for another processor cannot be imported here: then those for this one are, which do the same.
    """
    with tempfile.TemporaryDirectory() as scratch:
        runs = folder
        if target.platform:
            runs = Path(scratch)
            wheels.install(requirements, runs, Target(None, target.python))
            shutil.copytree(folder / "broadsheet", runs / "broadsheet")
        told = _RECORDING, runs, newsroom, folder / "broadsheet" / "runtime" / "precompiled.bin"
        # Sets have an order by their hashes, and some expressions are made of sets.
        fixed = {"PYTHONHASHSEED": "0", "PATH": os.environ.get("PATH", ""), "AWS_DEFAULT_REGION": _REGION}
        subprocess.run([python, "-S", "-B", "-P", *told], env=fixed, check=True)  # noqa: S603
