"""An AWS that others have written: MiniStack (MIT), in a process of its own, on 127.0.0.1 only.

It is installed in build/ministack/, with the Python that the functions ask for, since it runs them itself.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from infra.packing.compiled import python_of
from infra.packing.package import LAMBDA, ROOT

HOME = ROOT / "build" / "ministack"
# The emulator asks the translator for what SAM means, and does not bring it along.
WANTED = ("ministack==1.5.33", "aws-sam-translator")

CANNOT = {
    "ErrorsAlarm": "An alarm over a sum of metrics is refused: only those of one metric are made.",
    "ThrottlesAlarm": "As above.",
    "WaitingAlarm": "As above.",
}
"""What is taken out of the template before it is deployed there, and why.

Besides: functions run on this machine's processor, so the package is made for that one; the routes of the
HTTP API, which SAM passes in its `Body`, are not imported, so the API function is called by its alias; no
policy is enforced.
"""


@contextmanager
def emulator(log: Path) -> Iterator[Mapping[str, str]]:
    """An empty AWS, and the environment in which all tools speak to it."""
    if not (HOME / "bin" / "ministack").exists():
        _install()
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = _environment(address)
    with log.open("w") as told:
        process = subprocess.Popen(
            [HOME / "bin" / "ministack"],
            env=environment | {"BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(port)},
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(port, process)
            yield environment
        finally:
            process.terminate()
            process.wait(20)


def _install() -> None:
    subprocess.run([python_of(LAMBDA.python), "-m", "venv", HOME], check=True)
    subprocess.run([HOME / "bin" / "python", "-m", "pip", "install", "--quiet", *WANTED], check=True)


def _environment(address: str) -> dict[str, str]:
    theirs = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return theirs | {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "SAM_CLI_TELEMETRY": "0",
        "PACKAGE_FOR": "here",
    }


def _free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    started = time.monotonic()
    while time.monotonic() - started < seconds and process.poll() is None:
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError("the emulator did not start; its log says why")
