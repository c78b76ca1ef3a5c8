"""`broadsheet rebuild`: every name of a step comes again, and what is right stays as it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from itertools import islice

import pytest
import time_machine
from typer.testing import Result

from broadsheet.cli.deployed import deployed
from broadsheet.cli.rebuild import begun, cut_short, rebuild
from broadsheet.errors import Conflict
from broadsheet.stores.rounds import Hold, Mark
from tests.faults.gate import Call, Died, Keeper, kept
from tests.town import NOW, Town

Broadsheet = Callable[..., Result]

TEXT = "The ferry sails again from Monday, the harbour office said. It had been in the yard for two weeks."
FAST = ("--rate", "100000")


def newsroom(town: Town, count: int = 6) -> None:
    for number in range(count):
        town.put(f"{number}.md", f"---\ntitle: Story {number}\nsection: City\n---\n{TEXT}\n")
    town.put("broken.md", "")
    town.cloud.settle()


def begun_at(step: str) -> Hold:
    return begun(deployed("broadsheet", None).settings.stores, Mark(step))


def waiting(town: Town, step: str) -> int:
    """How many messages wait for a step."""
    url = town.cloud.physical(f"{step.capitalize()}Queue")
    said = town.cloud.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    return int(said["ApproximateNumberOfMessages"])


def test_all_comes_again_and_not_a_byte_changes(town: Town, broadsheet: Broadsheet) -> None:
    newsroom(town)
    before = town.everything
    calls = town.cloud.aws_calls.copy()
    assert broadsheet("rebuild", *FAST).exit_code == 0
    assert all(waiting(town, step) for step in ("ingest", "summarize", "index", "publish"))
    town.cloud.settle()
    assert town.everything == before
    done = town.cloud.aws_calls - calls
    assert not done["s3:PutObject"] + done["s3:DeleteObject"] + done["dynamodb:TransactWriteItems"]


@pytest.mark.parametrize("first", ["ingest", "summarize", "index", "publish"])
def test_what_is_gone_is_derived_again_from_the_step_before(
    town: Town, broadsheet: Broadsheet, first: str
) -> None:
    newsroom(town, 2)
    town.verify()
    before = town.everything
    for name in before if first == "ingest" else [name for name in before if name.startswith("site/")]:
        bucket, _, key = name.partition("/")
        holder = town.stores.site_bucket if bucket == "site" else town.stores.content_bucket
        town.cloud.client("s3").delete_object(Bucket=holder, Key=key)
    for queue in ("SummarizeQueue", "IndexQueue"):
        town.forget(queue)  # or the steps would undo, of their own accord, what they had made
    broadsheet("rebuild", "--from", first, *FAST)
    steps = ("ingest", "summarize", "index", "publish")
    assert [bool(waiting(town, step)) for step in steps] == [
        steps.index(step) >= steps.index(first) and step not in _EMPTY[first] for step in steps
    ]
    town.cloud.settle()
    broadsheet("rebuild", "--from", "publish", *FAST)  # pages that show what was gone a moment ago
    town.cloud.settle()
    assert town.everything == before


# Where nothing was left, there is nothing yet to ask the next step for.
_EMPTY = {"ingest": {"summarize", "index"}, "summarize": set(), "index": set(), "publish": set()}


def test_it_goes_on_where_it_was_stopped(town: Town) -> None:
    newsroom(town)
    told = deployed("broadsheet", None).settings
    assert cut_short(told.stores) is None
    (first,) = islice(rebuild(told, begun_at("ingest"), 2.0), 1)
    assert (first.step, first.last, first.count) == ("ingest", "1.md", 2)
    town.forget("IngestQueue")
    hold = cut_short(told.stores)  # by whatever ended it
    assert hold
    assert hold.mark == Mark("ingest", "1.md", 2)
    rest = list(rebuild(told, hold, 100_000.0))
    assert [sent.step for sent in rest] == ["ingest", "summarize", "index", "publish"]
    assert (rest[0].last, rest[0].count) == ("broken.md", 7)
    assert cut_short(told.stores) is None


def test_a_command_that_was_killed_is_gone_on_with(town: Town, broadsheet: Broadsheet) -> None:
    newsroom(town)
    assert broadsheet("rebuild", "--resume").exit_code == 2
    next(rebuild(deployed("broadsheet", None).settings, begun_at("index"), 2.0))
    for queue in ("IndexQueue", "PublishQueue"):
        town.forget(queue)
    assert broadsheet("rebuild", "--resume", *FAST).exit_code == 0
    assert [waiting(town, step) for step in ("ingest", "summarize", "index")] == [0, 0, 1]
    assert waiting(town, "publish")
    assert broadsheet("rebuild", "--resume").exit_code == 2


def test_where_another_begins_the_first_ends(town: Town, broadsheet: Broadsheet) -> None:
    newsroom(town)
    one = rebuild(deployed("broadsheet", None).settings, begun_at("ingest"), 2.0)
    next(one)
    assert broadsheet("rebuild", *FAST).exit_code == 0
    with pytest.raises(Conflict):
        next(one)


class Overtaking(Keeper):
    """Just before one of the writes to the table another rebuild begins."""

    def __init__(self, write: int) -> None:
        self.left = write

    def before(self, call: Call) -> None:
        if call.name == "TransactWriteItems":
            self.left -= 1
            if self.left == 0:
                begun_at("ingest")


@pytest.mark.parametrize("write", [1, 2])
def test_whoever_is_overtaken_is_told_so_and_not_to_go_on(
    town: Town, broadsheet: Broadsheet, write: int
) -> None:
    newsroom(town, 1)
    with kept(Overtaking(write)):
        said = broadsheet("rebuild", *FAST)
    assert (said.exit_code, said.output) == (1, "Another rebuild has begun\n")


class Killed(Keeper):
    """The command ends with its first write to the table."""

    def after(self, call: Call) -> None:
        if call.name == "TransactWriteItems":
            raise Died


def test_one_that_was_killed_as_it_began_goes_on_where_it_was_to_begin(town: Town) -> None:
    begun_at("publish")  # an older one, cut short too
    with kept(Killed()), pytest.raises(Died):
        begun_at("index")
    hold = cut_short(town.stores)
    assert hold
    assert hold.mark == Mark("index")


def test_one_that_stopped_in_a_step_that_is_no_more_begins_anew(town: Town, broadsheet: Broadsheet) -> None:
    newsroom(town, 1)
    begun_at("of old")
    assert broadsheet("rebuild", "--resume", *FAST).exit_code == 0
    assert waiting(town, "ingest")


def test_a_clock_that_is_ahead_keeps_nobody_from_a_rebuild(town: Town, broadsheet: Broadsheet) -> None:
    newsroom(town, 1)
    for words in (["--resume"], []):
        with time_machine.travel(NOW + timedelta(seconds=30)):
            begun_at("ingest")
        assert broadsheet("rebuild", *FAST, *words).exit_code == 0


def test_to_go_on_says_where_by_itself(town: Town, broadsheet: Broadsheet) -> None:
    newsroom(town, 1)
    begun_at("ingest")
    for words in (("--from", "ingest"), ("--after", "0.md")):
        assert broadsheet("rebuild", "--resume", *words).exit_code == 2
    assert broadsheet("rebuild", "--resume", *FAST).exit_code == 0


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(town: Town, broadsheet: Broadsheet) -> None:
    newsroom(town, 3)
    said = {"pk": {"S": "ARTICLE#1.md"}, "sk": {"S": "RECORD"}, "entry": {"S": "{}"}, "digest": {"S": "x"}}
    town.cloud.client("dynamodb").put_item(TableName=town.stores.index_table, Item=said)
    told = broadsheet("rebuild", "--from", "publish", *FAST)
    assert told.exit_code == 1
    assert told.output.split("\n")[0] == 'publish    cannot read ["ARTICLE#1.md", "RECORD"]'
    assert waiting(town, "publish")


def test_a_stopped_command_says_how_to_go_on(
    town: Town, broadsheet: Broadsheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    newsroom(town)
    monkeypatch.setattr(time, "sleep", interrupt)
    said = broadsheet("rebuild", "--rate", "3")
    assert said.exit_code != 0
    assert "Go on with --resume" in said.output


def test_it_sends_no_faster_than_it_is_told_to(town: Town) -> None:
    newsroom(town)
    told, started = deployed("broadsheet", None).settings, time.monotonic()
    sent = [each for each in rebuild(told, begun_at("summarize"), 40.0) if each.step == "summarize"]
    assert sent[-1].count == 6
    assert time.monotonic() - started >= 6 / 40


def test_what_was_sent_before_is_not_waited_for_again(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom(town, 1)
    waits = list[float]()
    monkeypatch.setattr(time, "sleep", waits.append)
    hold = begun(town.stores, Mark("index", count=10_000))
    assert list(rebuild(deployed("broadsheet", None).settings, hold, 100.0))
    assert max(waits) < 1


def test_a_step_that_is_none_is_wrong_usage(broadsheet: Broadsheet) -> None:
    assert broadsheet("rebuild", "--from", "nowhere").exit_code == 2
    assert broadsheet("rebuild", "--rate", "0").exit_code == 2
