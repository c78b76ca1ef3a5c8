"""`broadsheet replay`: a sample event, put through the function that it is for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from broadsheet.cli.local import TITLE, Note, deployed, newsroom, stores_of
from broadsheet.cli.mirror import Mirror, reproducible
from broadsheet.publication import Publication

FUNCTIONS = ("ingest", "summarize", "index", "publish", "sweep", "api")


def function_of(event: Path) -> str:
    """The function that an event is for: `events/ingest/created.json` is for ingest."""
    return event.resolve().parent.name


def replay(event: Path, function: str, note: Note) -> Any:
    """Hand the event to the function, on a local cloud where the sample newsroom is published."""
    body = json.loads(event.read_text("utf-8"))
    listening: list[Note] = []

    def overhear(*said: str) -> None:
        for tell in listening:
            tell(*said)

    with deployed(overhear, Publication(TITLE, "http://localhost")) as cloud:
        Mirror(newsroom(), stores_of(cloud).inbox, reproducible).sync()
        cloud.settle()
        listening.append(note)
        return cloud.invoke(f"{function.capitalize()}Function", body)
