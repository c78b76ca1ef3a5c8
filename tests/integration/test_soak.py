"""Editors at work for a long time, with faults: at the end the site is what its inbox alone would make it.

Two thousand turns take minutes: BROADSHEET_SOAK=40 says how many, for whoever is waiting.
"""

from __future__ import annotations

import os
import random
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import time_machine

from broadsheet.cli.deployed import deployed
from broadsheet.cli.redrive import QUEUES, redrive
from broadsheet.stores.queue import Queue
from tests.faults.gate import Call, Keeper, kept
from tests.town import ARRIVED, NOW, Town, built, hushed

TURNS = int(os.environ.get("BROADSHEET_SOAK", "2000"))
ARTICLES = 12
START = datetime(2026, 9, 20, tzinfo=UTC)
QUEUED = {
    "IngestQueue": "{0}.md",
    "SummarizeQueue": "articles/{0}.md.json",
    "IndexQueue": "summaries/{0}.md.json",
}


class Trouble(RuntimeError):
    """A function that failed: its event comes again."""


class Luck(Keeper):
    """Has a call fail now and then, before it takes effect or after."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def before(self, _: Call) -> None:
        self._try()

    def after(self, _: Call) -> None:
        self._try()

    def _try(self) -> None:
        if self._chance.random() < 0.002:
            raise Trouble


def story(chance: random.Random, number: int) -> str:
    """An article as an editor may have it just now."""
    date = START + timedelta(hours=chance.randrange(60 * 24))
    title = f"Story {number}" if chance.random() < 0.7 else f"Story {chance.randrange(ARTICLES)}"
    more = chance.choice(("", "", "", "draft: true\n", "expires: 2026-11-10\n", "expires: 2027-01-01\n"))
    return (
        f"---\ntitle: {title}\ndate: {date.isoformat()}\nsection: Part {number % 3}\n"
        f"tags: [odd{number % 2}, t{chance.randrange(4)}]\n{more}---\n"
        f"Something happened for the {number}th time. Nobody had seen it come, on day {date.day}.\n"
    )


def turn(town: Town, chance: random.Random) -> None:
    """One thing that somebody does; now and then an event comes once more, or everything is looked at."""
    number = chance.randrange(ARTICLES)
    what = chance.random()
    if what < 0.6:
        town.put(f"{number}.md", story(chance, number))
    elif what < 0.75:
        town.stores.inbox.delete(f"{number}.md")
    elif what < 0.9:
        queue, key = chance.choice(list(QUEUED.items()))
        Queue(town.cloud.physical(queue)).tell([key.format(number)])
    elif what < 0.91:
        town.cloud.run_schedule("verify")
    if chance.random() < 0.2:
        town.cloud.settle()


def come_to_rest(town: Town) -> None:
    """What failed for good is brought back, and what nobody told of is found; later, when nobody is at it."""
    town.cloud.settle()
    there = deployed("broadsheet", None)
    for which in QUEUES:
        assert [why for why in redrive(there, which) if why] == []
    town.cloud.settle()
    with time_machine.travel(NOW + timedelta(days=1)):
        for _ in range(3):
            town.verify()


def counted(town: Town) -> dict[str, bytes]:
    """The items of the index, but for months that had articles once."""
    return {name: item for name, item in town.items.items() if b"('count', {'N': '0'})" not in item}


def test_whatever_happened_ends_in_the_site_of_its_inbox() -> None:
    chance = random.Random(TURNS)  # noqa: S311 (the same every time)
    with hushed(), built() as town:
        with kept(Luck(chance)):
            for _ in range(TURNS):
                with suppress(Trouble):  # somebody's own call; what a function failed at comes again
                    turn(town, chance)
        come_to_rest(town)
        arrivals = map(town.stores.inbox.find, town.stores.inbox.ids())
        left = {arrival.id: arrival.read().body for arrival in arrivals if arrival}
        ended, items = town.everything, counted(town)
    with hushed(), built() as fresh:
        for id, body in left.items():
            fresh.stores.inbox.put(id, body, "text/markdown", ARRIVED)
        come_to_rest(fresh)
        assert fresh.everything == ended
        assert counted(fresh) == items
