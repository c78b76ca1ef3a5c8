"""What a function counts, as CloudWatch reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

import pytest

from broadsheet.runtime import telemetry

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


class Context:
    """What the logger wants to know."""

    function_name = memory_limit_in_mb = invoked_function_arn = aws_request_id = "x"


def counted(text: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in text.splitlines()]
    return [line for line in lines if "_aws" in line]


def test_each_step_of_an_invocation_is_counted_by_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As where summarize asks a model; and the next invocation begins anew."""
    monkeypatch.delenv("POWERTOOLS_METRICS_DISABLED", raising=False)

    @telemetry.observed
    def handler(event: dict[str, Any], context: LambdaContext) -> None:  # noqa: ARG001
        for step, outcome in event["notes"]:
            telemetry.note(step, "a.md", outcome)

    context = cast("LambdaContext", Context())
    handler({"notes": [("summarize", "written"), ("model", "budget"), ("summarize", "written")]}, context)
    handler({"notes": [("index", "unchanged")]}, context)
    found = [
        (
            line["step"],
            {name: value for name, value in line.items() if name in {"written", "budget", "unchanged"}},
        )
        for line in counted(capsys.readouterr().out)
    ]
    assert found == [
        ("model", {"budget": [1.0]}),
        ("summarize", {"written": [2.0]}),
        ("index", {"unchanged": [1.0]}),
    ]
