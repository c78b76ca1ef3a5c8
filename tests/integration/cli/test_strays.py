"""Items of the table under keys that are none of ours: what is one of them, and what is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import broadsheet.stores
from broadsheet.stores.items import again
from broadsheet.stores.receipts import Receipt
from broadsheet.stores.stray import is_ours
from broadsheet.stores.table import Put
from tests.town import NOW, Town

Broadsheet = Callable[..., Result]

_ROW = r"^\|(?: `([A-Z]\S+)`)? \| `?([^`]+)`? \|(?! holds)"
"""Of a table in a docstring: the partition, where it is another than above, and the place within it."""

TEXT = "The ferry sails again from Monday, the harbour office said."


def test_what_stands_in_the_table_on_purpose_stays(town: Town, broadsheet: Broadsheet) -> None:
    """One of each kind, as the rooms that keep them write it."""
    more = "image: /a#2026-11.png\ntranslation_key: x\naliases: [b]"
    more += "\ncorrections: [{date: 2026-11-03, text: No.}]"
    town.publish("ferry.md", f"---\ntitle: Old\nauthors: [Ann]\n---\n{TEXT}\n")
    town.publish("ferry.md", f"---\ntitle: Ferry\nsection: City\ntags: [river]\n{more}\n---\n{TEXT}\n")
    town.publish("other.md", f"---\ntitle: Ferry\n---\n{TEXT}\n")
    town.publish("soon.md", f"---\ntitle: Soon\ndate: 2027-01-01\n---\n{TEXT}\n")
    town.verify()
    town.verify()
    index = town.stores.index
    town.stores.receipts.begin("key", Receipt("digest", "ferry.md"), NOW)
    town.stores.passes.issue("word", "ferry.md", NOW)
    index.table.add(("MODEL#TOKENS", "2026-11-20"), "tokens", 1)
    index.table.transact([Put({"pk": "MODEL#ASKED", "sk": "digest"}), again("gone.md", "turn")])
    assert town.stores.rounds.take(NOW, NOW, begin=True)
    before = set(index.table.scan_keys())
    assert len({(pk.partition("#")[0], sk.partition("#")[0][:4]) for pk, sk in before}) > 12
    assert broadsheet("verify", "--repair").output == ""
    town.cloud.settle()
    assert set(index.table.scan_keys()) == before


_SAID = {
    "list": "picture:a#b.png",
    "yyyy-mm": "2026-11",
    "yyyy-mm-dd": "2026-11-20",
    "rank": "2026-11-20T12:00:00Z#a.md",
    "instant": "2026-11-20T12:00:00Z",
}


def test_whatever_is_told_of_in_the_room_that_keeps_it_is_ours() -> None:
    """A new kind of item has to be known, or the daily look would take it away."""
    rooms = Path(broadsheet.stores.__path__[0]).glob("*.py")
    rows = [row for room in rooms for row in re.findall(_ROW, room.read_text("utf-8"), re.MULTILINE)]
    assert len(rows) == 15
    pk = ""
    for above, sk in rows:
        pk = above or pk
        key = [re.sub("<(.+?)>", lambda name: _SAID.get(name[1], "a#b/\nc"), part) for part in (pk, sk)]
        assert is_ours((key[0], key[1])), key


@pytest.mark.parametrize(
    "pk", ["ghost", "ARTICLE", "ARTICLE#", "LIST#all", "DUES", "VERIFY", "LIST#x:y#2026-11"]
)
def test_a_place_that_nothing_has_is_none_of_ours(pk: str) -> None:
    assert not is_ours((pk, "ghost"))


def test_an_item_beside_a_record_is_no_change_that_publish_hears_of(town: Town) -> None:
    town.publish("ferry.md", f"# Ferry\n\n{TEXT}\n")
    town.set_item("ARTICLE#ferry.md", "GHOST")
    town.cloud.settle()
    letters = town.cloud.physical("StreamDeadLetters")
    said = town.cloud.client("sqs").get_queue_attributes(QueueUrl=letters, AttributeNames=["All"])
    assert said["Attributes"]["ApproximateNumberOfMessages"] == "0"


def test_a_date_of_the_clock_without_an_article_keeps_no_other_from_its_due(town: Town) -> None:
    town.publish("ferry.md", f"# Ferry\n\n{TEXT}\n")
    for when in ("2026-11-01", "2026-11-02T00:00:00Z#ferry.md"):
        town.set_item("DUE", when)
    assert list(town.stores.index.due(NOW)) == ["ferry.md"]
