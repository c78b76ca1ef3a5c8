"""The daily look goes on where it was cut short, and never twice side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from broadsheet.cli.local import template
from broadsheet.errors import Conflict
from broadsheet.stores import Stores, aws
from broadsheet.stores.rounds import Mark
from infra.local.cloud import Cloud
from tests.desk import NOW
from tests.town import Town

LATER = NOW + timedelta(minutes=16)
TEXT = "The ferry sails again from Monday, the harbour office said. It had been in the yard for two weeks."


@pytest.fixture
def hurried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """A newsroom whose sweep has time for some dozens of places, and no more."""
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    (tmp_path / "infra").mkdir()
    (tmp_path / "functions").symlink_to(template().parents[1] / "functions")
    short = template().read_text("utf-8").replace("Timeout: 900", "Timeout: 60")
    (tmp_path / "infra" / "template.yaml").write_text(short, "utf-8")
    with (
        time_machine.travel(NOW),
        Cloud.deploy(tmp_path / "infra" / "template.yaml", {"SiteUrl": "https://news.example"}) as cloud,
    ):
        yield Town(cloud)


def looks(town: Town) -> int:
    """How many minutes the round takes."""
    town.cloud.run_schedule("verify")
    count = 1
    while town.stores.rounds.table.get(("VERIFY", "ROUND")):
        assert count < 20
        town.cloud.run_schedule("due")
        count += 1
    return count


def test_a_round_that_takes_longer_goes_on_with_the_next_minute(hurried: Town) -> None:
    for number in range(12):
        hurried.put(f"{number}.md", f"---\ntitle: Story {number}\nsection: City\n---\n{TEXT}\n")
    hurried.cloud.settle()
    assert looks(hurried) > 2
    hurried.cloud.settle()
    before = hurried.everything
    lost = [("content", "articles/0.md.json"), ("site", "story-3/index.html"), ("site", "404.html")]
    for bucket, key in lost:
        name = hurried.stores.site_bucket if bucket == "site" else hurried.stores.content_bucket
        hurried.cloud.client("s3").delete_object(Bucket=name, Key=key)
    hurried.forget("SummarizeQueue")
    assert looks(hurried) > 2
    hurried.cloud.settle()
    assert hurried.everything == before


@pytest.mark.parametrize("name", ['["", ""]', '["ARTICLE#a.md", ""]', json.dumps(["a" * 5000, "a"])])
def test_a_round_goes_on_past_no_key_that_cannot_be(hurried: Town, name: str) -> None:
    """DynamoDB refuses to."""
    hurried.set_item("VERIFY", "ROUND", part={"S": "index"}, name={"S": name})
    asked = list[dict[str, Any]]()

    def hear(params: dict[str, Any], **_: object) -> None:
        asked.append(params)

    events = aws.dynamodb().meta.events
    events.register("provide-client-params.dynamodb.Scan", hear)
    try:
        looks(hurried)
    finally:
        events.unregister("provide-client-params.dynamodb.Scan", hear)
    assert asked
    assert not any("ExclusiveStartKey" in each for each in asked)


def test_a_round_that_somebody_has_for_ever_by_hand_comes_to_its_end(hurried: Town) -> None:
    hurried.set_item("VERIFY", "ROUND", until={"N": "9" * 12})
    looks(hurried)


def test_a_minute_with_no_round_under_way_begins_none(hurried: Town) -> None:
    hurried.put("a.md", f"# A\n\n{TEXT}\n")
    hurried.forget("IngestQueue")
    hurried.cloud.run_schedule("due")
    hurried.cloud.settle()
    assert hurried.status("/a/") == 404


def test_a_round_that_stopped_in_a_part_that_is_no_more_begins_anew(hurried: Town) -> None:
    hurried.put("a.md", f"# A\n\n{TEXT}\n")
    hurried.forget("IngestQueue")
    rounds = hurried.stores.rounds
    hold = rounds.take(NOW, NOW, begin=True)
    assert hold
    rounds.keep(hold, Mark("of old", "z.md"), NOW - timedelta(minutes=1))
    hurried.cloud.run_schedule("due")
    hurried.cloud.settle()
    assert hurried.status("/a/") == 200


def test_a_round_in_one_hand_is_in_no_other_until_its_time_is_over(stores: Stores) -> None:
    first = stores.rounds.take(NOW, LATER, begin=True)
    assert first
    assert first.mark == Mark()
    kept = stores.rounds.keep(first, Mark("sources", "m.md"), LATER)
    assert stores.rounds.take(LATER - timedelta(seconds=1), LATER, begin=True) is None
    # Whoever had it has crashed.
    second = stores.rounds.take(LATER, LATER + timedelta(minutes=16), begin=False)
    assert second
    assert second.mark == Mark("sources", "m.md")
    with pytest.raises(Conflict):
        stores.rounds.keep(kept, Mark("pages", "z"), LATER)
    with pytest.raises(Conflict):
        stores.rounds.end(kept)
    stores.rounds.end(second)
    assert stores.rounds.take(LATER, LATER, begin=False) is None


def test_of_two_who_take_it_at_once_one_has_it(stores: Stores) -> None:
    hold = stores.rounds.take(NOW, NOW, begin=True)
    assert hold
    taken = [stores.rounds.keep(hold, hold.mark, _in(5))]
    with pytest.raises(Conflict):
        stores.rounds.keep(hold, hold.mark, _in(6))
    assert taken


def _in(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_a_round_in_other_hands_is_left_alone_by_the_clock(hurried: Town) -> None:
    hurried.put("a.md", f"# A\n\n{TEXT}\n")
    hurried.forget("IngestQueue")
    assert hurried.stores.rounds.take(NOW, NOW + timedelta(minutes=10), begin=True)
    hurried.cloud.run_schedule("verify")
    hurried.cloud.settle()
    assert hurried.status("/a/") == 404
    with time_machine.travel(NOW + timedelta(minutes=11)):
        for _ in range(8):
            hurried.cloud.run_schedule("due")
    hurried.cloud.settle()
    assert hurried.status("/a/") == 200
