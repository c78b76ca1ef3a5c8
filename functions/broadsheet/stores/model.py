"""A model on Amazon Bedrock, asked at most once for a thing, and for so many tokens a day.

| `pk` | `sk` | holds |
|---|---|---|
| `MODEL#ASKED` | a digest | that the model was asked for this, whatever came of it |
| `MODEL#TOKENS` | `<yyyy-mm-dd>` | the tokens of that day, and those set aside for questions under way |

https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from broadsheet.errors import Conflict
from broadsheet.stores import aws
from broadsheet.stores.deadline import MODEL_ANSWERING, MODEL_CONNECTING, begun
from broadsheet.stores.table import ABSENT, Put, Table

_LONGEST_ANSWER = 2_000
"""In tokens."""
_CHARACTERS_PER_TOKEN = 2
"""So few that no language needs more tokens than were set aside, but those that no model reads well."""


class Unanswered(Exception):
    """The model gave no answer; the message is a word for machines, as `throttled`."""


@dataclass(frozen=True)
class Answer:
    """What a model answered by its tool, and what that cost."""

    said: Mapping[str, Any]
    tokens: int


@dataclass(frozen=True)
class Model:
    """A model or an inference profile, by its id."""

    name: str
    region: str
    """Empty for the function's own."""
    budget: int
    """Tokens a day."""
    table: Table

    @contextmanager
    def asked(self, in_a_row: int) -> Iterator[None]:
        """Within this so many questions may be asked one after the other, or several at once for one.

        A question that was begun is not asked again: raises `OutOfTime` where the answers might not come
        before Lambda ends the function, and what comes again may then ask.
        """
        with begun(in_a_row * (MODEL_CONNECTING + MODEL_ANSWERING)):
            yield

    def ask(
        self, key: str, day: date, system: str, text: str, tool: str, schema: Mapping[str, Any]
    ) -> Answer:
        """Ask once and for all for what `key` names; raises `Unanswered`."""
        aside = (len(system) + len(text)) // _CHARACTERS_PER_TOKEN + _LONGEST_ANSWER
        self._set_aside(key, day, aside)
        used = 0
        try:
            answer = self._converse(system, text, tool, schema)
            used = int(answer.get("usage", {}).get("totalTokens", aside))
            return Answer(_said(answer, tool), used)
        finally:
            self._count(day, used - aside)

    def _set_aside(self, key: str, day: date, tokens: int) -> None:
        """Count before asking, so that many at once cannot go beyond the budget together."""
        within = self._count(day, tokens) <= self.budget
        try:
            if not within:
                raise Unanswered("budget")
            self.table.transact([Put({"pk": "MODEL#ASKED", "sk": key}, when=ABSENT)])
        except (Conflict, Unanswered) as error:
            self._count(day, -tokens)
            raise Unanswered("asked" if isinstance(error, Conflict) else "budget") from error

    def _count(self, day: date, tokens: int) -> int:
        """Not by a transaction: the parts of a long text count at the same time."""
        return self.table.add(_tokens(day), "tokens", tokens)

    def _converse(self, system: str, text: str, tool: str, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            answer: Mapping[str, Any] = aws.bedrock(self.region).converse(
                modelId=self.name,
                system=[{"text": system}],
                messages=[{"role": "user", "content": [{"text": text}]}],
                inferenceConfig={"temperature": 0, "maxTokens": _LONGEST_ANSWER},
                toolConfig={
                    "tools": [{"toolSpec": {"name": tool, "inputSchema": {"json": schema}}}],
                    "toolChoice": {"tool": {"name": tool}},
                },
            )
        except ClientError as error:
            raise Unanswered(aws.code_of(error)) from error
        except BotoCoreError as error:
            raise Unanswered(type(error).__name__) from error
        return answer


def _said(answer: Mapping[str, Any], tool: str) -> Mapping[str, Any]:
    """What the model gave its tool; a refusal, an answer cut short or other words are none."""
    if answer.get("stopReason") != "tool_use":
        raise Unanswered(str(answer.get("stopReason")))
    content = answer["output"]["message"]["content"]
    uses = [part["toolUse"] for part in content if "toolUse" in part]
    if len(uses) != 1 or uses[0]["name"] != tool or not isinstance(uses[0]["input"], dict):
        raise Unanswered("no_answer")
    said: Mapping[str, Any] = uses[0]["input"]
    return said


def _tokens(day: date) -> tuple[str, str]:
    return "MODEL#TOKENS", day.isoformat()
