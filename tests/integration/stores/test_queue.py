"""Names sent to a step, within what SQS takes."""

from __future__ import annotations

import json

import pytest

from broadsheet.runtime.events import names_in
from broadsheet.stores.queue import Queue
from infra.local.cloud import Cloud


@pytest.fixture
def queue(broadsheet: Cloud) -> Queue:
    return Queue(broadsheet.physical("IndexQueue"))


def bodies(broadsheet: Cloud, queue: Queue) -> list[str]:
    """Everything in the queue, taken out."""
    taken: list[str] = []
    while got := broadsheet.client("sqs").receive_message(QueueUrl=queue.url, MaxNumberOfMessages=10):
        if not got.get("Messages"):
            break
        taken += [message["Body"] for message in got["Messages"]]
    return taken


def heard(broadsheet: Cloud, queue: Queue) -> list[str]:
    return [name for body in bodies(broadsheet, queue) for name in names_in(body)]


@pytest.mark.parametrize("count", [0, 1, 15, 16, 150, 151, 400])
def test_every_name_arrives_once(broadsheet: Cloud, queue: Queue, count: int) -> None:
    names = [f"summaries/{number}.json" for number in range(count)]
    queue.tell([*names, *names[:7]])
    assert sorted(heard(broadsheet, queue)) == sorted(names)


def test_names_arrive_as_they_are(broadsheet: Cloud, queue: Queue) -> None:
    names = {'a b+c%20"d".md', "город/паром.txt", "街/夜.md", "back\\slash"}
    queue.tell(names)
    assert set(heard(broadsheet, queue)) == names


@pytest.mark.parametrize("letter", ["x", "\x01", "é"])
def test_ten_messages_of_the_longest_names_are_within_what_sqs_takes(
    broadsheet: Cloud, queue: Queue, letter: str
) -> None:
    longest = letter * (1018 // len(letter.encode()))
    names = [f"{number:03}{longest}" for number in range(150)]
    broadsheet.client("sqs").purge_queue(QueueUrl=queue.url)  # of S3's test event
    queue.tell(names)
    sent = bodies(broadsheet, queue)
    assert sorted(name for body in sent for name in json.loads(body)["look_at"]) == names
    assert len(sent) == 10
    assert sum(len(body.encode()) for body in sent) <= 1024 * 1024


def test_longer_names_arrive_too(broadsheet: Cloud, queue: Queue) -> None:
    """As those of items that somebody has put into the table."""
    longest = "\x01" * 3000
    names = [f"{number:03}{longest}" for number in range(150)]
    broadsheet.client("sqs").purge_queue(QueueUrl=queue.url)
    queue.tell(names)
    assert sorted(name for body in bodies(broadsheet, queue) for name in json.loads(body)["look_at"]) == names


def test_a_queue_that_is_not_there_is_an_error(queue: Queue, broadsheet: Cloud) -> None:
    broadsheet.client("sqs").delete_queue(QueueUrl=queue.url)
    with pytest.raises(Exception, match="NonExistentQueue"):
        queue.tell(["a"])
