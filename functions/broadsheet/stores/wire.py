"""The news wire: an event bus, on which whoever subscribes is told what became of an article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from broadsheet.stores import aws
from broadsheet.stores.queue import in_tens

SOURCE = "broadsheet"


@dataclass(frozen=True)
class Dispatch:
    """One thing that happened, as `ArticlePublished`, and to what."""

    kind: str
    about: Mapping[str, str]


@dataclass(frozen=True)
class Wire:
    """An event bus, by its name; where that is empty, nobody is told."""

    bus: str

    def send(self, dispatches: Iterable[Dispatch]) -> None:
        """Tell of all; raises `RuntimeError` where the bus does not take one, so that all are sent again.

        PutEvents takes ten, of 256 kB together; none of ours has more than an id, a title and a sentence.
        """
        if self.bus:
            for ten in in_tens(dispatches):
                answer = aws.events().put_events(Entries=[self._entry(one) for one in ten])
                if answer["FailedEntryCount"]:
                    raise RuntimeError(f"{answer['FailedEntryCount']} dispatches were not taken")

    def _entry(self, dispatch: Dispatch) -> dict[str, str]:
        return {
            "EventBusName": self.bus,
            "Source": SOURCE,
            "DetailType": dispatch.kind,
            "Detail": json.dumps(dispatch.about),
        }
