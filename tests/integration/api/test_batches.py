"""A batch of large texts: to read them takes time, and of time there is a bound."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from broadsheet import reading
from broadsheet.article import Article, Source
from infra.local.engine import replaced
from infra.local.functions import Context
from tests.integration.api.conftest import Client, problem_of

BATCH = "/api/articles:batch"
SECONDS, A_TEXT = 29, 3
"""How long a request may take, and to read one text."""


def text(words: str) -> str:
    return f"---\ntitle: A ferry\nsummary: It sails.\n---\n{words}\n"


def letters(client: Client, count: int) -> list[dict[str, Any]]:
    """Other texts under the summaries of those that stand there, which have to be read for that."""
    ids = [f"a{number}.md" for number in range(count)]
    tags = {id: client.stores.inbox.put(id, text("By night.").encode(), "text/markdown") for id in ids}
    return [{"id": id, "body": text("By day."), "if_match": f'"{tag}"'} for id, tag in tags.items()]


def ids_of(articles: Sequence[dict[str, Any]]) -> list[str]:
    return [each["id"] for each in articles]


@contextmanager
def slowly() -> Iterator[list[str]]:
    """To read a text takes its time; gives the names of what is read."""
    read, times = reading.read, list[str]()

    def told(source: Source, **said: Any) -> Article:
        times.append(source.id)
        return read(source, **said)

    def left(_: Context) -> int:
        return (SECONDS - A_TEXT * len(times)) * 1000

    with replaced(reading, "read", told), replaced(Context, "get_remaining_time_in_millis", left):
        yield times


def statuses(client: Client, articles: Sequence[dict[str, Any]]) -> list[int]:
    response = client.send("POST", BATCH, {"articles": articles})
    assert response.status == 200, response
    return [each["status"] for each in json.loads(response.body)["articles"]]


def test_what_a_batch_has_no_time_for_is_named_and_comes_with_the_next(client: Client) -> None:
    sent = letters(client, 6)
    with slowly() as times:
        assert statuses(client, sent) == [202] * 3 + [503] * 3
        assert times == ["a0.md", "a0.md", "a1.md", "a1.md", "a2.md", "a2.md", "a3.md"]
    with slowly() as times:
        assert statuses(client, sent[3:]) == [202] * 3
        assert len(times) == 6
    assert [len(client.stores.inbox.versions(id)) for id in ids_of(sent)] == [2] * 6
    assert all(found and found.summary_of for found in map(client.stores.inbox.find, ids_of(sent)))


def test_of_what_there_was_no_time_for_nobody_says_that_it_was_not_taken_in(client: Client) -> None:
    """Time may run out when it has been put already, and only the answer was lost."""
    with slowly():
        response = client.send("POST", BATCH, {"articles": letters(client, 4)})
    problem = json.loads(response.body)["articles"][3]["problem"]
    assert problem["detail"] == "Whether it was taken in is not known: look, or send it again."


@pytest.mark.parametrize("count", [1, 3])
def test_a_batch_that_has_no_time_at_all_comes_again_whole(client: Client, count: int) -> None:
    sent = letters(client, count)
    with replaced(Context, "get_remaining_time_in_millis", lambda _: 9_000):
        response = client.send("POST", BATCH, {"articles": sent})
    assert (response.header("retry-after"), problem_of(response)["type"]) == ("5", "unavailable")
    assert statuses(client, sent) == [202] * count
