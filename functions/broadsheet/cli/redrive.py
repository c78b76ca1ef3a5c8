"""`broadsheet redrive`: what a step could not do is brought back to it, when the cause is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from pydantic import ValidationError

from broadsheet import reach
from broadsheet.cli.deployed import STEPS, Deployed
from broadsheet.runtime.changes import changes_in, stretch_in
from broadsheet.stores.letters import DeadLetters, Letter
from broadsheet.stores.stream import Forgotten

QUEUES = (*STEPS, "stream")
"""Whose dead letters there are: each step's, and the stream's."""


def redrive(there: Deployed, which: str) -> Iterator[str | None]:
    """Bring back each letter of a step or of the stream: nothing where it went well, else why it stays."""
    letters = DeadLetters(there.letters_url(which))
    for letter in letters:
        if which == "stream":
            yield _publish(there, letters, letter)
        else:
            letters.move(letter, there.settings.queue(which))
            yield None


def _publish(there: Deployed, letters: DeadLetters, letter: Letter) -> str | None:
    """A letter of the stream only says where its changes stand: publish is asked for what they concern."""
    try:
        keys = _concerned(there, letter)
    except Forgotten:
        return "the change is more than a day old; `broadsheet verify --repair` finds what it concerned"
    except ValidationError as error:
        return f"the change cannot be read: {error.errors()[0]['msg']}"
    there.settings.queue("publish").tell(keys)
    letters.remove(letter)
    return None


def _concerned(there: Deployed, letter: Letter) -> list[str]:
    stretch = stretch_in(letter.body).records()
    records = [record for record in stretch if _is_heard_of(record["dynamodb"]["Keys"])]
    changes = changes_in({"Records": records})
    return [target.key for target in reach.planned(changes, there.settings.stores, datetime.now(UTC))]


def _is_heard_of(key: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether the template's filter lets publish hear of a change: a letter says where it was, not what."""
    return key["pk"]["S"].startswith("ARTICLE#") and key["sk"]["S"] == "RECORD"
