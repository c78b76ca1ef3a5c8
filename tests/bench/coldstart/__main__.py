"""`make bench-start`: from the start of a process to its first answer, variant by variant in turn.

Each run starts AWS's runtime client with a handler from the built package (made for this machine), gives
it one event, and waits for the answer; the function's first calls go over TLS to a stub. Variants take
turns in one run, so that whatever else the machine does meets all alike; ratios to two of them: the empty
handler, and boto3 alone with two clients from a package that nobody trimmed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from infra.packing import compiled, wheels
from infra.packing.package import LAMBDA, ROOT, Package
from infra.packing.wheels import Target
from tests.bench.coldstart import figures
from tests.bench.coldstart.figures import BARE, EMPTY, Run
from tests.bench.coldstart.runtime_api import RuntimeApi

HERE = Target(None, LAMBDA.python)
HOME = ROOT / "build" / "bench"
FOLDER = Path(__file__).parent
EVENTS = ROOT / "events"


@dataclass(frozen=True)
class Variant:
    """A handler, the folder that it comes from, and the event it gets."""

    name: str
    package: Path
    handler: str
    event: bytes
    small_bundle: bool = True


@dataclass(frozen=True)
class Machine:
    """What all variants run on."""

    python: Path
    client: Path
    port: int
    roots: Path
    """All of botocore's roots, and the stub's."""
    few: Path
    """The roots that the package has, and the stub's."""


def variants(package: Path, untrimmed: Path) -> Iterator[Variant]:
    bare = "tests.bench.coldstart.bare"
    yield Variant(EMPTY, untrimmed, f"{bare}.empty", b"{}")
    yield Variant(BARE, untrimmed, f"{bare}.boto3_only", b"{}", small_bundle=False)
    for name, event in {
        "ingest": "created",
        "summarize": "article-written",
        "index": "summary-written",
        "publish": "pages",
        "sweep": "due",
        "api": "list",
    }.items():
        said = (EVENTS / name / f"{event}.json").read_bytes()
        yield Variant(name, package, f"broadsheet.handlers.{name}.handler", said)


def packages() -> tuple[Path, Path, Path]:
    """The package, boto3 as it comes, and the runtime client; the latter two made once."""
    package, client = Package(ROOT / "build" / "here", HERE), HOME / "client"
    package.make()
    untrimmed = HOME / "untrimmed"
    python = compiled.python_of(HERE.python)
    if not untrimmed.exists():
        wheels.install(FOLDER / "bare.txt", untrimmed, HERE)
        shutil.copytree(FOLDER, untrimmed / "tests" / "bench" / "coldstart")
        compiled.compile_all(untrimmed, python)
    if not client.exists():
        wheels.install(FOLDER / "client.txt", client, HERE)
        compiled.compile_all(client, python)
    return package.folder, untrimmed, client


@contextmanager
def stubbed(folder: Path) -> Iterator[int]:
    """The port of a stub of AWS, for as long as the context lasts; `stub.pem` in the folder certifies it."""
    told = (sys.executable, "-m", "tests.bench.coldstart.stub", folder)
    with subprocess.Popen(told, stdout=subprocess.PIPE, text=True, cwd=ROOT) as stub:
        try:
            assert stub.stdout
            yield int(stub.stdout.readline())
        finally:
            stub.terminate()


@contextmanager
def machine(package: Path, untrimmed: Path, client: Path) -> Iterator[Machine]:
    with tempfile.TemporaryDirectory() as made, stubbed(folder := Path(made)) as port:
        own = (folder / "stub.pem").read_text("utf-8")
        for name, home in (("all.pem", untrimmed), ("few.pem", package)):
            told = (home / "botocore" / "cacert.pem").read_text("utf-8")
            (folder / name).write_text(told + "\n" + own, "utf-8")
        python = compiled.python_of(HERE.python)
        yield Machine(python, client, port, folder / "all.pem", folder / "few.pem")


def start(variant: Variant, on: Machine) -> Run:
    """One cold start; raises `RuntimeError` where the answer is an error."""
    api = RuntimeApi(variant.event)
    try:
        started = time.perf_counter()
        process = subprocess.Popen(
            [on.python, "-m", "awslambdaric", variant.handler],
            cwd=variant.package,
            env=environment(variant, on, api.address),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            ended, path, body = api.answered.get(timeout=60)
        finally:
            process.kill()
            _, process.returncode, used = os.wait4(process.pid, 0)
    finally:
        api.close()
    if not path.endswith("/response") or not is_good(body):
        raise RuntimeError(f"{variant.name}: {body.decode()}")
    return Run(ended - started, used.ru_utime + used.ru_stime)


def is_good(answer: bytes) -> bool:
    """Whether a function did what it was asked: it gives no message back, and no fault of ours."""
    return b"itemIdentifier" not in answer and b'"statusCode":5' not in answer


def environment(variant: Variant, on: Machine, api: str) -> dict[str, str]:
    """What Lambda tells a function."""
    names = {f"{name}_BUCKET": name.lower() for name in ("INBOX", "CONTENT", "SITE")}
    queues = {
        f"{name}_QUEUE_URL": f"https://q/{name}" for name in ("INGEST", "SUMMARIZE", "INDEX", "PUBLISH")
    }
    return {
        **names,
        **queues,
        "INDEX_TABLE": "index",
        "SITE_URL": "https://news.example",
        "PATH": os.environ["PATH"],
        # Lambda's own folder comes first there too.
        "PYTHONPATH": f"{on.client}:{variant.package}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "AWS_LAMBDA_RUNTIME_API": api,
        "AWS_LAMBDA_FUNCTION_NAME": "f",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
        "AWS_LAMBDA_FUNCTION_VERSION": "1",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "s",
        "AWS_ENDPOINT_URL": f"https://127.0.0.1:{on.port}",
        "AWS_CA_BUNDLE": str(on.few if variant.small_bundle else on.roots),
        "_HANDLER": variant.handler,
    }


def measure(rounds: int, only: str | None = None) -> Mapping[str, list[Run]]:
    """The runs of every variant, in turn; a first round that fills the caches does not count."""
    package, untrimmed, client = packages()
    wanted = [one for one in variants(package, untrimmed) if not only or only in one.name or one.name == BARE]
    taken: dict[str, list[Run]] = {variant.name: [] for variant in wanted}
    with machine(package, untrimmed, client) as on:
        for number in range(rounds + 1):
            for variant in wanted:
                run = start(variant, on)
                if number:
                    taken[variant.name].append(run)
    return taken


def main() -> None:
    about = argparse.ArgumentParser(prog="python -m tests.bench.coldstart", description=__doc__)
    about.add_argument("--rounds", type=int, default=15)
    about.add_argument("--only", help="measure the variants of this name, and boto3 alone")
    about.add_argument("--json", type=Path, help="write all that was measured here")
    about.add_argument("--readme", action="store_true", help="put the table and the plot in the README")
    asked = about.parse_args()
    try:
        taken = measure(asked.rounds, asked.only)
    except compiled.NoPython as no:
        sys.exit(str(no))
    if asked.json:
        asked.json.write_text(json.dumps(taken, indent=1) + "\n", "utf-8")
    if asked.readme:
        figures.write(taken)
    print(figures.table(taken))


if __name__ == "__main__":
    main()
