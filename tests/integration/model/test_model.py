"""What a model is sent fits AWS's own description of the call, and so does what is read of its answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from botocore.stub import ANY, Stubber

from broadsheet.errors import OutOfTime
from broadsheet.stores import Stores, aws
from broadsheet.stores.deadline import heeding
from broadsheet.stores.model import Model, Unanswered
from broadsheet.summary import prompt

DAY = date(2026, 11, 25)
QUESTION = ("Summarise.", "<article></article>", prompt.TOOL, prompt.SCHEMA)
USAGE = {"inputTokens": 700, "outputTokens": 300, "totalTokens": 1000}


@pytest.fixture
def model(stores: Stores) -> Model:
    return stores.model("example.model-v1:0", "eu-central-1", 50_000)


@pytest.fixture
def stubbed(stores: Stores) -> Iterator[Stubber]:  # noqa: ARG001  (the local cloud's credentials)
    aws.bedrock.cache_clear()
    with Stubber(aws.bedrock("eu-central-1")) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()
    aws.bedrock.cache_clear()


def answer(*content: dict[str, Any], stop: str = "tool_use") -> dict[str, Any]:
    message = {"role": "assistant", "content": list(content)}
    return {
        "output": {"message": message},
        "stopReason": stop,
        "usage": USAGE,
        "metrics": {"latencyMs": 900},
    }


def use(name: str = prompt.TOOL, said: Any = None) -> dict[str, Any]:
    return {"toolUse": {"toolUseId": "t1", "name": name, "input": {"short": []} if said is None else said}}


def test_a_question_and_an_answer_are_as_aws_describes_them(model: Model, stubbed: Stubber) -> None:
    sent = {
        "modelId": "example.model-v1:0",
        "system": [{"text": "Summarise."}],
        "messages": [{"role": "user", "content": [{"text": "<article></article>"}]}],
        "inferenceConfig": {"temperature": 0, "maxTokens": ANY},
        "toolConfig": ANY,
    }
    stubbed.add_response("converse", answer({"text": "Here it is."}, use()), sent)
    told = model.ask("digest", DAY, *QUESTION)
    assert (told.said, told.tokens) == ({"short": []}, 1000)


@pytest.mark.parametrize(
    "content",
    [[], [{"text": "No."}], [use("other_tool")], [use(), use()], [use(said=["short"])]],
    ids=["nothing", "words", "another tool", "twice", "no object"],
)
def test_other_than_one_use_of_the_tool_is_no_answer(
    model: Model, stubbed: Stubber, content: list[dict[str, Any]]
) -> None:
    stubbed.add_response("converse", answer(*content))
    with pytest.raises(Unanswered, match="no_answer"):
        model.ask("digest", DAY, *QUESTION)


@pytest.mark.parametrize(
    ("code", "status"),
    [("ThrottlingException", 429), ("ModelTimeoutException", 408), ("ModelNotReadyException", 429)],
)
def test_an_error_is_told_by_its_name_and_costs_nothing(
    model: Model, stubbed: Stubber, code: str, status: int
) -> None:
    stubbed.add_client_error("converse", code, http_status_code=status)
    with pytest.raises(Unanswered, match=code):
        model.ask("digest", DAY, *QUESTION)
    spent = ("MODEL#TOKENS", DAY.isoformat())
    assert int(model.table.get(spent)[spent]["tokens"]) == 0


def test_what_may_outlast_the_function_is_not_begun_and_what_is_begun_goes_on_to_its_end(
    model: Model, stubbed: Stubber
) -> None:
    with heeding(lambda: 42.9), pytest.raises(OutOfTime), model.asked(in_a_row=1):
        model.ask("digest", DAY, *QUESTION)
    stubbed.add_response("converse", answer(use()))
    left = iter((43.0,))
    with heeding(lambda: next(left, 9.9)), model.asked(in_a_row=1):
        assert model.ask("digest", DAY, *QUESTION).tokens == 1000
    spent = ("MODEL#TOKENS", DAY.isoformat())
    assert int(model.table.get(spent)[spent]["tokens"]) == 1000
