"""Writes on condition that nobody was faster, and the same write twice."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.integration.api.conftest import TEXT, Client, problem_of, tag_of

ID = "city%2Fferry.md"


def standing(client: Client) -> str | None:
    return client.stores.inbox.etag("city/ferry.md")


def test_a_new_article_needs_no_condition(client: Client) -> None:
    response = client.put(ID)
    assert response.status == 202
    assert response.header("location") == f"/api/articles/{ID}/status"
    assert response.header("retry-after") == "1"
    told = json.loads(response.body)
    assert told == {"id": "city/ferry.md", "status": f"/api/articles/{ID}/status", "etag": standing(client)}
    assert tag_of(response) == f'"{standing(client)}"'


def test_what_stands_is_not_replaced_without_a_condition(client: Client) -> None:
    client.put(ID)
    before = standing(client)
    response = client.put(ID, "Another")
    assert (response.status, problem_of(response)["type"]) == (428, "precondition-required")
    assert standing(client) == before


def test_the_same_bytes_once_more_change_nothing_and_are_fine(client: Client) -> None:
    first, second = client.put(ID), client.put(ID)
    assert (second.status, second.body) == (202, first.body)
    assert len(client.stores.inbox.versions("city/ferry.md")) == 1


def test_whoever_names_the_version_that_stands_may_replace_it(client: Client) -> None:
    tag = tag_of(client.put(ID))
    response = client.put(ID, "Another", If_Match=tag)
    assert response.status == 202
    assert tag_of(response) == f'"{standing(client)}"' != tag


def test_the_tag_that_a_reader_gets_names_the_version_too(client: Client) -> None:
    client.publish(ID, "A ferry")
    tag = tag_of(client.get("/api/articles/a-ferry", Accept_Encoding="gzip"))
    assert client.put(ID, "Another", If_Match=tag).status == 202


@pytest.mark.parametrize(
    "condition",
    [
        {"If_Match": '"0123456789abcdef0123456789abcdef"'},
        {"If_Match": '"a", "b"'},
        {"If_Match": "W/{tag}"},
        {"If_None_Match": "*"},
        {"If_None_Match": "{tag}"},
        {"If_None_Match": 'W/"x", W/{tag}'},
        {"If_Match": "{tag}", "If_None_Match": "*"},
    ],
    ids=str,
)
def test_a_condition_that_does_not_hold_stops_every_write(client: Client, condition: dict[str, str]) -> None:
    tag = tag_of(client.put(ID))
    headers = {name: said.format(tag=tag) for name, said in condition.items()}
    for method, body in (("PUT", TEXT.format(title="B")), ("DELETE", "")):
        response = client.send(method, f"/api/articles/{ID}", body, **headers)
        assert (response.status, problem_of(response)["type"]) == (412, "precondition-failed")
    assert f'"{standing(client)}"' == tag


@pytest.mark.parametrize(
    "condition", [{"If_Match": "*"}, {"If_Match": '"x", {tag}'}, {"If_None_Match": '"x"'}], ids=str
)
def test_a_condition_that_holds_lets_it_be_written(client: Client, condition: dict[str, str]) -> None:
    tag = tag_of(client.put(ID))
    headers = {name: said.format(tag=tag) for name, said in condition.items()}
    assert client.put(ID, "Another", **headers).status == 202
    assert client.send("DELETE", f"/api/articles/{ID}", If_Match=f'"{standing(client)}"').status == 202
    assert standing(client) is None


@pytest.mark.parametrize("condition", [{"If_Match": "*"}, {"If_Match": '"a"'}], ids=str)
def test_what_is_not_there_cannot_be_replaced(client: Client, condition: dict[str, str]) -> None:
    assert client.put(ID, **condition).status == 412
    assert standing(client) is None


def test_only_if_there_is_none(client: Client) -> None:
    assert client.put(ID, If_None_Match="*").status == 202
    assert client.put(ID, "Another", If_None_Match="*").status == 412


def test_a_deleted_article_is_not_there(client: Client) -> None:
    client.put(ID)
    assert client.send("DELETE", f"/api/articles/{ID}").status == 202
    assert client.send("DELETE", f"/api/articles/{ID}").status == 404
    assert client.put(ID, "Another", If_None_Match="*").status == 202


@pytest.mark.parametrize("said", ["nonsense", "", "W/"])
def test_a_tag_without_quotes_is_pointed_out(client: Client, said: str) -> None:
    told = problem_of(client.put(ID, If_Match=said))
    assert (told["status"], told["errors"][0]["field"]) == (400, "If-Match")


@pytest.mark.parametrize("condition", ["If_Match", "If_None_Match", "none"])
def test_of_many_who_write_one_article_at_once_exactly_one_wins(client: Client, condition: str) -> None:
    tag = "*" if condition != "If_Match" else tag_of(client.put(ID, "Before"))
    headers = {} if condition == "none" else {condition: tag}
    with ThreadPoolExecutor(8) as writers:
        answers = list(writers.map(lambda n: client.put(ID, f"Version {n}", **headers), range(8)))
    losers = 428 if condition == "none" else 412
    assert sorted(answer.status for answer in answers) == [202] + [losers] * 7
    (winner,) = (answer for answer in answers if answer.status == 202)
    assert tag_of(winner) == f'"{standing(client)}"'
    assert len(client.stores.inbox.versions("city/ferry.md")) == (2 if condition == "If_Match" else 1)
