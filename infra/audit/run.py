"""`make audit`: checkov on the template, AWS's cfn-guard rules on what SAM makes of it, a lint of policies.

They are installed in build/audit/ and nowhere else: checkov and parliament from PyPI, cfn-guard's
program and rules from an npm package of AWS that holds them. Ends with 1 where something is found that
is not accepted, or accepted and not found.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME = ROOT / "build" / "audit"
TEMPLATE = ROOT / "infra" / "template.yaml"

_GUARD = "@cdklabs/cdk-validator-cfnguard@0.0.62"
_SYSTEMS = {"Linux": "ubuntu", "Darwin": "macos"}
_MACHINES = {"arm64": "aarch64", "AMD64": "x86_64"}


def checkov() -> set[str]:
    """The checks that the template does not pass."""
    said = _run(
        *(_program("checkov"), "--file", TEMPLATE, "--framework", "cloudformation"),
        *("--output", "json", "--soft-fail"),
    )
    return {str(check["check_id"]) for check in json.loads(said)["results"]["failed_checks"]}


def parliament() -> set[str]:
    """What is wrong with policies, and in which."""
    from infra.audit import policies

    with tempfile.TemporaryDirectory() as folder:
        policies.write(TEMPLATE, Path(folder))
        said = _run(
            *(_program("parliament"), "--directory", folder, "--include_policy_extension", "json"),
            *("--include-community-auditors", "--json"),
            fails=True,
        )
    findings = (json.loads(line) for line in said.splitlines() if line.startswith("{"))
    return {f"{one['issue']} {Path(one['location']['filepath']).stem}" for one in findings}


def _program(name: str) -> Path:
    """A program from PyPI, in an environment of its own, as `<name>.txt` says."""
    folder = HOME / name
    if not (folder / "bin" / name).exists():
        venv.create(folder, with_pip=True)
        wanted = Path(__file__).with_name(f"{name}.txt")
        _run(folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--requirement", wanted)
    return folder / "bin" / name


def guard() -> set[str]:
    """The rules that the expanded template does not keep."""
    package = HOME / "node_modules" / _GUARD.rpartition("@")[0]
    if not package.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        _run("npm", "install", "--silent", "--no-save", "--ignore-scripts", "--prefix", HOME, _GUARD)
    machine = _MACHINES.get(platform.machine(), platform.machine())
    program = package / "bin" / _SYSTEMS[platform.system()] / machine / "cfn-guard"
    program.chmod(0o755)
    with tempfile.TemporaryDirectory() as folder:
        expanded = Path(folder) / "template.json"
        expanded.write_text(json.dumps(_expanded()), "utf-8")
        said = _run(program, "validate", "-r", package / "rules", "-d", expanded, "-S", "fail", fails=True)
    return set(re.findall(r"^\S+\.guard/(\w+)\s+FAIL", said, re.MULTILINE))


def _expanded() -> Mapping[str, object]:
    from infra.local.translate import translate

    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    return translate(TEMPLATE)


def _run(*command: object, fails: bool = False) -> str:
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode and not fails:
        raise RuntimeError(f"{command[0]}: {done.stderr or done.stdout}")
    return done.stdout


def judge(name: str, found: set[str], accepted: Mapping[str, str]) -> bool:
    """Say what is found; whether all of it is accepted, and all that is accepted is found."""
    for rule in sorted(found & accepted.keys()):
        print(f"{name} {rule}: accepted. {accepted[rule]}")
    for rule in sorted(found - accepted.keys()):
        print(f"{name} {rule}: NOT ACCEPTED.")
    for rule in sorted(accepted.keys() - found):
        print(f"{name} {rule}: accepted, but nothing finds it; take it off infra/audit/accepted.py.")
    return found == accepted.keys()


def main() -> int:
    from infra.audit.accepted import CHECKOV, GUARD, PARLIAMENT

    if not shutil.which("npm"):
        print("cfn-guard comes in an npm package, and there is no npm on PATH.", file=sys.stderr)
        return 1
    good = [
        judge("checkov", checkov(), CHECKOV),
        judge("cfn-guard", guard(), GUARD),
        judge("parliament", parliament(), PARLIAMENT),
    ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
