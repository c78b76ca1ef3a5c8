"""The cloud behind ports: the site for browsers, AWS for its command."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local.cloud import Cloud
from infra.local.web import PortTaken, serving

AWS = shutil.which("aws", path=str(Path(sys.executable).parent)) or "aws"


@pytest.fixture
def browser(cloud: Cloud) -> Iterator[http.client.HTTPConnection]:
    cloud.client("s3").put_object(
        Bucket=cloud.physical("Site"), Key="a/index.html", Body=b"<p>hello</p>", ContentType="text/html"
    )
    with serving(cloud, 0) as address:
        connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
        yield connection
        connection.close()


def test_a_browser_gets_pages_over_one_connection(browser: http.client.HTTPConnection) -> None:
    for _ in range(3):
        browser.request("GET", "/a/")
        response = browser.getresponse()
        assert (response.status, response.read()) == (200, b"<p>hello</p>")
    browser.request("HEAD", "/a/")
    response = browser.getresponse()
    assert (response.status, response.read()) == (200, b"")


def test_a_writer_puts_through_the_port(cloud: Cloud, browser: http.client.HTTPConnection) -> None:
    browser.request("PUT", "/api/a/b", b"text", {"Authorization": f"Bearer {cloud.token()}"})
    assert browser.getresponse().read().count(b"PUT /api/{proxy+}") == 2


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Transfer-Encoding": "chunked"}, 411), ({"Content-Length": "99999999999"}, 413)],
)
def test_bodies_without_an_end_are_refused(
    browser: http.client.HTTPConnection, headers: dict[str, str], status: int
) -> None:
    browser.putrequest("PUT", "/api/a/b")
    for name, value in headers.items():
        browser.putheader(name, value)
    browser.endheaders()
    assert browser.getresponse().status == status


def test_a_taken_port_is_named(cloud: Cloud) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken) as taken, serving(cloud, port):
            pass
    assert taken.value.port == port


def test_a_taken_port_for_aws_is_named_too() -> None:
    toy = Path(__file__).parent / "toy" / "template.yaml"
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken) as taken, Cloud.deploy(toy, aws_port=port):
            pass
    assert taken.value.port == port


def aws(cloud: Cloud, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [AWS, "--endpoint-url", cloud.endpoint, *arguments],
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_command_of_aws_sees_what_the_functions_see(cloud: Cloud, tmp_path: Path) -> None:
    story = tmp_path / "a story+1.md"
    story.write_text("# Hello\n")
    keys = {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_DEFAULT_REGION": "us-east-1"}
    bucket = cloud.physical("Inbox")
    aws(cloud, "s3", "cp", str(story), f"s3://{bucket}/in/", **keys)
    cloud.settle()
    found = aws(cloud, "dynamodb", "scan", "--table-name", cloud.physical("Table"), **keys)
    assert "A#in/a story+1.md" in found
    story.unlink()
    aws(cloud, "s3", "sync", "--delete", str(tmp_path), f"s3://{bucket}/in/", **keys)
    assert "in/" not in aws(cloud, "s3", "ls", "--recursive", f"s3://{bucket}", **keys)


def test_the_command_needs_no_credentials_for_the_inbox(cloud: Cloud, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_text("# Hello\n")
    aws(cloud, "--no-sign-request", "s3", "cp", str(story), f"s3://{cloud.physical('Inbox')}/in/")
    assert cloud.client("s3").get_object(Bucket=cloud.physical("Inbox"), Key="in/story.md")["Body"].read()


def test_a_slow_upload_holds_up_nobody(cloud: Cloud) -> None:
    host, port = cloud.endpoint.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as slow:
        bucket = cloud.physical("Inbox")
        slow.sendall(f"PUT /{bucket}/in/slow HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\n\r\n".encode())
        time.sleep(0.1)
        started = time.monotonic()
        cloud.client("s3").list_objects_v2(Bucket=bucket)
        assert time.monotonic() - started < 1
