"""The template, deployed for real: by SAM, to an AWS that others have written, and taken away again.

Takes minutes, and needs Lambda's Python: `make test-deploy`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from infra.packing.package import ROOT
from tests.infra.emulator import CANNOT, emulator

pytestmark = pytest.mark.skipif(
    "BROADSHEET_TEST_DEPLOY" not in os.environ, reason="takes minutes: make test-deploy"
)

BIN = Path(sys.executable).parent
STACK = "broadsheet"
ARTICLE = ROOT / "events" / "newsroom" / "city" / "night-ferry.md"
PAGE = "the-last-ferry-from-ostrey-will-leave-at-1-10-a-m/index.html"


@dataclass(frozen=True)
class Deployed:
    """A deployed stack, as the AWS command line sees it."""

    environment: Mapping[str, str]
    outputs: Mapping[str, str]

    def aws(self, *asked: str) -> str:
        # Of SQS the command line believes no address that stands in the environment.
        there = ("--endpoint-url", self.environment["AWS_ENDPOINT_URL"])
        return _said(BIN / "aws", *there, *asked, environment=self.environment)

    def page(self, key: str) -> str | None:
        """What stands in the site bucket, or nothing."""
        site = f"s3://{self.outputs['SiteBucket']}"
        listed = self.aws("s3", "ls", "--recursive", site).split()
        return self.aws("s3", "cp", f"{site}/{key}", "-") if key in listed else None


def _said(
    *command: object, environment: Mapping[str, str], folder: Path = ROOT, told: str | None = None
) -> str:
    asked = list(map(str, command))
    done = subprocess.run(
        asked, env=environment, cwd=folder, input=told, capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1 if "ls" in command else 0}, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    folder = tmp_path_factory.mktemp("deploy")
    with emulator(folder / "emulator.log") as environment:
        _deploy(folder, environment)
        stacks = _said(BIN / "aws", "cloudformation", "describe-stacks", environment=environment)
        (stack,) = [stack for stack in json.loads(stacks)["Stacks"] if stack["StackName"] == STACK]
        yield Deployed(environment, {said["OutputKey"]: said["OutputValue"] for said in stack["Outputs"]})


def _deploy(folder: Path, environment: Mapping[str, str]) -> None:
    build = ("build", "--template", "template.yaml", "--build-dir", folder)
    _said(BIN / "sam", *build, environment=environment, folder=ROOT / "infra")
    built = folder / "without.json"
    built.write_text(json.dumps(_without(folder / "template.yaml")), "utf-8")
    _said(
        *(BIN / "sam", "deploy", "--template-file", built, "--stack-name", STACK, "--resolve-s3"),
        *("--capabilities", "CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND", "--no-confirm-changeset"),
        *("--parameter-overrides", "KeepData=false", "NewsWire=true"),
        environment=environment,
        folder=folder,
    )


def _without(template: Path) -> Mapping[str, Mapping[str, object]]:
    from samtranslator.yaml_helper import yaml_parse

    said: dict[str, dict[str, object]] = yaml_parse(template.read_text("utf-8"))
    for id in CANNOT:
        del said["Resources"][id]
    return said


def eventually(true: Callable[[], bool], seconds: float = 90) -> float:
    """How many seconds it took until it was so."""
    started = time.monotonic()
    while not true():
        assert time.monotonic() - started < seconds, "it never was so"
        time.sleep(1)
    return time.monotonic() - started


def test_an_article_that_is_uploaded_becomes_a_page(deployed: Deployed) -> None:
    deployed.aws("s3", "cp", str(ARTICLE), f"s3://{deployed.outputs['InboxBucket']}/city/night-ferry.md")
    eventually(lambda: deployed.page(PAGE) is not None)
    page, front = deployed.page(PAGE), deployed.page("index.html")
    assert page
    assert "The last ferry from Ostrey" in page
    assert "No time to read?" in page
    assert front
    assert PAGE.removesuffix("index.html") in front


def test_whoever_subscribes_hears_of_it(deployed: Deployed) -> None:
    """Of the article once more, since nobody listened the first time."""
    queue = json.loads(deployed.aws("sqs", "create-queue", "--queue-name", "listener"))["QueueUrl"]
    bus, arn = (
        ("--event-bus-name", deployed.outputs["NewsWire"]),
        "arn:aws:sqs:us-east-1:000000000000:listener",
    )
    deployed.aws("events", "put-rule", "--name", "all", *bus, "--event-pattern", '{"source": ["broadsheet"]}')
    deployed.aws("events", "put-targets", "--rule", "all", *bus, "--targets", f"Id=q,Arn={arn}")
    inbox = f"s3://{deployed.outputs['InboxBucket']}/city/night-ferry.md"
    text = ARTICLE.read_text("utf-8") + "\nThis was added later.\n"
    _said(BIN / "aws", "s3", "cp", "-", inbox, environment=deployed.environment, told=text)

    def heard() -> bool:
        return '\\"ArticlePublished\\"' in deployed.aws("sqs", "receive-message", "--queue-url", queue)

    eventually(heard)


def test_the_api_answers_by_its_alias(deployed: Deployed, tmp_path: Path) -> None:
    listed = json.loads(deployed.aws("lambda", "list-functions"))["Functions"]
    (name,) = [said["FunctionName"] for said in listed if "ApiFunction" in said["FunctionName"]]
    event, answer = f"file://{ROOT}/events/api/list.json", tmp_path / "answer.json"
    deployed.aws("lambda", "invoke", "--function-name", f"{name}:live", "--payload", event, str(answer))
    said = json.loads(answer.read_text("utf-8"))
    assert said["statusCode"] == 200, said


def test_an_article_that_is_deleted_is_gone(deployed: Deployed) -> None:
    deployed.aws("s3", "rm", f"s3://{deployed.outputs['InboxBucket']}/city/night-ferry.md")
    eventually(lambda: deployed.page(PAGE) is None)
    front = deployed.page("index.html")
    assert front
    assert PAGE.removesuffix("index.html") not in front


def test_nothing_was_parked(deployed: Deployed) -> None:
    queues = json.loads(deployed.aws("sqs", "list-queues"))["QueueUrls"]
    parked = [url for url in queues if "DeadLetters" in url]
    assert len(parked) == 5
    for url in parked:
        asked = ("--queue-url", url, "--attribute-names", "ApproximateNumberOfMessages")
        said = json.loads(deployed.aws("sqs", "get-queue-attributes", *asked))
        assert said["Attributes"]["ApproximateNumberOfMessages"] == "0", url


def test_what_was_deployed_can_be_taken_away(deployed: Deployed) -> None:
    program = f"from infra.destroy import destroy; destroy({STACK!r})"
    _said(sys.executable, "-c", program, environment=deployed.environment)
    assert "-site-" not in deployed.aws("s3api", "list-buckets")
    assert "-inbox-" not in deployed.aws("s3api", "list-buckets")
