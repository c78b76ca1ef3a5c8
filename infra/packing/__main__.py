"""`python -m infra.packing`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from infra.packing.archive import size_of
from infra.packing.compiled import NoPython
from infra.packing.package import LAMBDA, ROOT, Package
from infra.packing.wheels import NotInstalled, Target

MACHINES = {
    "lambda": Package(ROOT / "build", LAMBDA),
    # Where an emulator runs functions on this machine.
    "here": Package(ROOT / "build" / "here", Target(None, LAMBDA.python)),
}


def main() -> int:
    about = argparse.ArgumentParser(
        prog="python -m infra.packing", description="Make the package for Lambda."
    )
    about.add_argument("--into", type=Path, help="put the files of the package here")
    about.add_argument("--for", dest="machine", choices=MACHINES, default="lambda", help="whose processor")
    asked = about.parse_args()
    package = MACHINES[asked.machine]
    try:
        package.make()
    except (NoPython, NotInstalled) as no:
        print(no, file=sys.stderr)
        return 1
    if asked.into:
        package.copy_to(asked.into)
    else:
        package.archive()
        print(f"{package.zip.relative_to(ROOT)}: {size_of(package.zip)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
