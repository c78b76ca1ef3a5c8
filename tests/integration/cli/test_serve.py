"""`broadsheet serve` as a stranger starts it: a process, ports, a folder, and Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import boto3
import pytest
from typer.testing import CliRunner

from broadsheet.cli.main import app

Folder = Callable[[dict[str, str | bytes]], Path]
WAIT = 30.0


def free_ports() -> tuple[int, int]:
    """Two ports that nobody listens at, and not the same one twice."""
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return int(one.getsockname()[1]), int(other.getsockname()[1])


def status_and_text(url: str) -> tuple[int, str]:
    try:
        with urlopen(url, timeout=10) as answer:  # noqa: S310 - our own
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def eventually(holds: Callable[[], bool]) -> None:
    started = time.monotonic()
    while not holds():
        assert time.monotonic() - started < WAIT
        time.sleep(0.05)


class Served:
    """A running `broadsheet serve`."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder, self._log = folder, log
        self.port, self.aws_port = free_ports()
        words = ["serve", str(folder), "--port", str(self.port), "--aws-port", str(self.aws_port)]
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "broadsheet.cli.main", *words], stdout=out, stderr=subprocess.STDOUT
            )
        eventually(lambda: "is watched" in self.said or self.process.poll() is not None)
        assert self.process.poll() is None, self.said

    @property
    def said(self) -> str:
        return self._log.read_text("utf-8")

    def get(self, path: str) -> tuple[int, str]:
        return status_and_text(f"http://localhost:{self.port}{path}")

    def inbox(self) -> str:
        found = re.search(r"s3://([^/\s]+)/", self.said)
        assert found
        return found[1]


@pytest.fixture
def served(folder: Folder, tmp_path: Path) -> Iterator[Served]:
    made = Served(folder({"first.md": "# First story\n\nSomething happened here.\n"}), tmp_path / "log")
    try:
        yield made
    finally:
        made.process.kill()
        made.process.wait()


def test_a_folder_is_served_and_its_changes_follow(served: Served) -> None:
    assert served.get("/first-story/")[0] == 200, served.said
    assert "First story" in served.get("/")[1]

    (served.folder / "second.txt").write_text("Second story\n\nMore happened.\n", "utf-8")
    eventually(lambda: served.get("/second-story/")[0] == 200)
    eventually(lambda: "Second story" in served.get("/")[1])

    (served.folder / "second.txt").write_text("Second story\n\nMuch more happened.\n", "utf-8")
    eventually(lambda: "Much more" in served.get("/second-story/")[1])

    (served.folder / "second.txt").unlink()
    eventually(lambda: served.get("/second-story/")[0] == 410)
    assert served.get("/never-was/")[0] == 404


def test_the_bucket_is_open_and_a_refusal_is_said(served: Served) -> None:
    s3 = boto3.session.Session("local", "local", region_name="eu-west-1").client(
        "s3", endpoint_url=f"http://localhost:{served.aws_port}"
    )
    s3.put_object(Bucket=served.inbox(), Key="world/third story.md", Body=b"# Third story\n\nNews.\n")
    eventually(lambda: served.get("/third-story/")[0] == 200)
    s3.put_object(Bucket=served.inbox(), Key="empty.md", Body=b" ")
    eventually(lambda: "empty.md: This file is empty." in served.said)


def test_an_editor_sees_why_a_story_is_not_there(served: Served) -> None:
    (served.folder / "draft.md").write_text("---\ndraft: true\n---\n# Draft\n\nText.\n", "utf-8")
    eventually(lambda: "draft.md: It is a draft, and stays out." in served.said)
    (served.folder / "typo.md").write_text("---\nsummry: x\n---\n# Typo\n\nText.\n", "utf-8")
    eventually(lambda: "typo.md: `summry` is no field that we know" in served.said)
    (served.folder / "old.md").write_text("---\nsummary: It.\nsummary_of: x\n---\n# Old\n\nIt.\n", "utf-8")
    eventually(lambda: "old.md: The text has changed since its summary was written." in served.said)


def operate(*words: str) -> tuple[int, str]:
    """The exit code of a command of its own process, and what it says."""
    credentials = {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local"}
    done = subprocess.run(
        [sys.executable, "-m", "broadsheet.cli.main", *words],
        env=os.environ | credentials | {"AWS_DEFAULT_REGION": "us-east-1"},
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_what_is_served_can_be_verified_and_mended(served: Served) -> None:
    there = ("--endpoint-url", f"http://localhost:{served.aws_port}")
    eventually(lambda: served.get("/first-story/")[0] == 200)
    s3 = boto3.session.Session("local", "local", region_name="us-east-1").client("s3", endpoint_url=there[1])
    site = served.inbox().replace("-inbox-", "-site-")
    s3.delete_object(Bucket=site, Key="first-story/index.html")
    assert operate("verify", "--repair", *there) == (1, "publish    first-story/index.html\n")
    eventually(lambda: served.get("/first-story/")[0] == 200)
    code, said = operate("verify", "--endpoint-url", "nowhere")
    assert (code, "AWS cannot be asked" in said) == (2, True)


def test_ctrl_c_ends_it_cleanly(served: Served) -> None:
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(WAIT) == 0
    assert served.said.rstrip().endswith("Stopped.")
    assert "Traceback" not in served.said


@pytest.mark.parametrize("flag", ["--port", "--aws-port"])
def test_a_taken_port_is_named_with_its_flag(folder: Folder, flag: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        one, other = free_ports()
        words = ["serve", str(folder({"a.md": "# A\n"})), "--port", str(one), "--aws-port", str(other)]
        done = subprocess.run(
            [sys.executable, "-m", "broadsheet.cli.main", *words, flag, str(port)],
            capture_output=True,
            text=True,
            timeout=WAIT,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == f"Port {port} is taken. Choose another with {flag}.\n"


@pytest.mark.parametrize("flag", ["--port", "--aws-port"])
@pytest.mark.parametrize("port", ["80000", "-1"])
def test_a_port_that_cannot_be_is_wrong_usage(flag: str, port: str) -> None:
    done = CliRunner().invoke(app, ["serve", flag, port])
    assert (done.exit_code, flag in done.output) == (2, True)
