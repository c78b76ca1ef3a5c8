"""Two writers of one article, the second at any point of what the first does: one wins, and nothing is lost.

The local cloud runs one handler at a time, so that threads alone would not show this.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from broadsheet.api.writes import TRIES
from broadsheet.stores import aws
from infra.local import stage
from infra.local.cloud import Response
from infra.local.engine import replaced
from tests.faults.answers import AtOdds, Once, cut_short, lost
from tests.faults.gate import Ask, Call, Keeper, kept
from tests.integration.api.conftest import TEXT, Client, deployed, tag_of

if TYPE_CHECKING:
    from botocore.awsrequest import AWSResponse

Write = Callable[[Client, str], Response]

WHERE = "/api/articles/a.md"
OURS, THEIRS, OLD = (TEXT.format(title=title) for title in ("Ours", "Theirs", "Old"))
MERGE = "application/merge-patch+json"


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with deployed() as client:
        yield client


@contextmanager
def before_call(number: int, happens: Callable[[], None]) -> Iterator[list[str]]:
    """Something happens before the call to S3 of that number; gives the calls up to there."""
    events, calls = aws.s3().meta.events, list[str]()

    def told(model: Any, **_: Any) -> None:
        calls.append(model.name)
        if len(calls) == number:
            events.unregister("before-call.s3", told)
            happens()

    events.register("before-call.s3", told)
    try:
        yield calls
    finally:
        events.unregister("before-call.s3", told)


class Overtaken(Keeper):
    """What is read first is cut short, and another version stands there when it is asked for again."""

    def __init__(self, client: Client) -> None:
        self._client, self._over = client, False

    def answer(self, call: Call, ask: Ask) -> AWSResponse | None:
        if self._over or call.name != "GetObject":
            return None
        self._over, said = True, cut_short(call, ask)
        self._client.stores.inbox.put("a.md", THEIRS.encode(), "text/markdown")
        return said


def test_a_patch_of_what_was_broken_on_the_way_is_made_on_what_stands_there_now(client: Client) -> None:
    client.stores.inbox.put("a.md", OLD.encode(), "text/markdown")
    with kept(Overtaken(client)):
        patched = client.send("PATCH", WHERE, '{"section": "Sea"}', MERGE)
    arrival = client.stores.inbox.find("a.md")
    assert (patched.status, tag_of(patched)) == (202, f'"{arrival and arrival.etag}"')
    assert arrival
    assert b"Theirs" in (body := arrival.read().body)
    assert b"Sea" in body


def restore(client: Client, **headers: str) -> Response:
    oldest = client.stores.inbox.versions("a.md")[-1].name
    return client.send("POST", f"{WHERE}/versions/{oldest}/restore", **headers)


def batch(client: Client, tag: str) -> Response:
    letter = {"id": "a.md", "body": OURS, "if_match": tag}
    return client.send("POST", "/api/articles:batch", {"articles": [letter]})


OVER_WHAT_STANDS: dict[str, Write] = {
    "put": lambda client, tag: client.send("PUT", WHERE, OURS, If_Match=tag),
    "delete": lambda client, tag: client.send("DELETE", WHERE, If_Match=tag),
    "patch": lambda client, tag: client.send("PATCH", WHERE, '{"title": "Ours"}', MERGE, If_Match=tag),
    "restore": lambda client, tag: restore(client, If_Match=tag),
    "batch": batch,
}
WHERE_NOTHING_STANDS: dict[str, tuple[Write, int]] = {
    "put": (lambda client, _: client.send("PUT", WHERE, OURS), 428),
    "put if there is none": (lambda client, _: client.send("PUT", WHERE, OURS, If_None_Match="*"), 412),
    "post": (lambda client, _: client.send("POST", "/api/articles", OURS.replace("Ours", "A")), 409),
}


def empty(client: Client) -> None:
    """Not even old versions are left."""
    s3, bucket = client.cloud.client("s3"), client.stores.inbox.name
    told = s3.list_object_versions(Bucket=bucket)
    for each in (*told.get("Versions", ()), *told.get("DeleteMarkers", ())):
        s3.delete_object(Bucket=bucket, Key=each["Key"], VersionId=each["VersionId"])


def put_twice(client: Client) -> str:
    """The tag of the newer of two versions."""
    empty(client)
    client.stores.inbox.put("a.md", b"# Older\n\nText.\n", "text/markdown")
    return f'"{client.stores.inbox.put("a.md", OLD.encode(), "text/markdown")}"'


def standing(client: Client) -> bytes | None:
    found = client.stores.inbox.find("a.md")
    return found.read().body if found else None


def versions(client: Client) -> int:
    return len(client.stores.inbox.versions("a.md"))


def intrude(client: Client, body: str = THEIRS) -> None:
    client.stores.inbox.put("a.md", body.encode(), "text/markdown")


def status_of(response: Response) -> int:
    told = json.loads(response.body)
    return int(told["articles"][0]["status"]) if "articles" in told else response.status


@pytest.mark.parametrize("name", OVER_WHAT_STANDS)
def test_who_has_seen_another_version_writes_over_nobody(client: Client, name: str) -> None:
    for number in count(1):
        tag = put_twice(client)
        with before_call(number, lambda: intrude(client)) as calls:
            response = OVER_WHAT_STANDS[name](client, tag)
        if standing(client) != THEIRS.encode():
            assert len(calls) < number
            assert status_of(response) == 202
            break
        assert status_of(response) == 412, (calls, response)
        assert versions(client) == 3
    assert number > 1


@pytest.mark.parametrize("name", WHERE_NOTHING_STANDS)
def test_of_two_who_write_what_is_new_one_wins(client: Client, name: str) -> None:
    write, lost = WHERE_NOTHING_STANDS[name]
    for number in count(1):
        empty(client)
        with before_call(number, lambda: intrude(client)):
            response = write(client, "")
        if response.status == 202:
            break
        assert (response.status, standing(client)) == (lost, THEIRS.encode())
        assert versions(client) == 1
    assert number > 1
    assert standing(client) != THEIRS.encode()


def test_of_two_patches_neither_is_lost(client: Client) -> None:
    for number in count(1):
        client.stores.inbox.put("a.md", OLD.encode(), "text/markdown")
        with before_call(number, lambda: intrude(client)) as calls:
            response = client.send("PATCH", WHERE, '{"section": "Harbour"}', MERGE)
        assert response.status == 202
        if len(calls) < number:
            break
        assert standing(client) == THEIRS.replace("City", '"Harbour"').encode()


EVERY_WRITE: dict[str, Write] = {
    **OVER_WHAT_STANDS,
    "put what stands": lambda client, _: client.send("PUT", WHERE, OLD),
    "put what is new": lambda client, _: client.send("PUT", "/api/articles/new.md", OURS),
    "post": lambda client, _: client.send("POST", "/api/articles", OURS),
    "post with a key": lambda client, _: client.send("POST", "/api/articles", OURS, Idempotency_Key="one"),
    "patch whatever stands": lambda client, _: client.send("PATCH", WHERE, '{"title": "Ours"}', MERGE),
    "delete whatever stands": lambda client, _: client.send("DELETE", WHERE),
    "restore over whatever stands": lambda client, _: restore(client),
    "ask for a form": lambda client, _: client.send("POST", "/api/uploads", {"id": "new.png"}),
}


@pytest.mark.parametrize("name", EVERY_WRITE)
def test_a_request_that_comes_twice_does_nothing_the_second_time(client: Client, name: str) -> None:
    tag = put_twice(client)
    assert status_of(EVERY_WRITE[name](client, tag)) in (200, 202)
    ids = sorted(client.stores.inbox.ids())
    histories = {id: client.stores.inbox.versions(id) for id in ("a.md", *ids)}
    again = EVERY_WRITE[name](client, tag)
    assert status_of(again) in (200, 202, 404, 412), again
    assert sorted(client.stores.inbox.ids()) == ids
    assert {id: client.stores.inbox.versions(id) for id in histories} == histories


class WriteLost(Keeper):
    """The first write is done, and nobody hears of it."""

    def __init__(self) -> None:
        self.struck = False

    def answer(self, call: Call, ask: Ask) -> AWSResponse | None:
        if self.struck or call.name not in {"PutObject", "DeleteObject"}:
            return None
        self.struck = True
        return lost(call, ask)


@pytest.mark.parametrize("name", OVER_WHAT_STANDS)
def test_whoever_meets_their_own_write_hears_that_it_was_done(client: Client, name: str) -> None:
    tag = put_twice(client)
    with kept(lose := WriteLost()), replaced(stage, "_sleep", lambda _: None):
        response = OVER_WHAT_STANDS[name](client, tag)
    assert lose.struck
    assert status_of(response) == 202, response
    assert versions(client) == 3


def test_whoever_meets_the_same_bytes_from_another_hears_that(client: Client) -> None:
    tag = put_twice(client)
    with before_call(2, lambda: intrude(client, OURS)) as calls:
        response = OVER_WHAT_STANDS["put"](client, tag)
    assert calls == ["HeadObject", "PutObject"]
    assert response.status == 412


def test_whoever_meets_the_write_of_another_instead_of_their_own_hears_that(client: Client) -> None:
    tag = put_twice(client)
    with kept(WriteLost()), replaced(stage, "_sleep", lambda _: intrude(client)):
        response = OVER_WHAT_STANDS["put"](client, tag)
    assert (status_of(response), standing(client)) == (412, THEIRS.encode())


@pytest.mark.parametrize("name", OVER_WHAT_STANDS)
def test_whoever_meets_a_write_that_came_to_nothing_is_written_all_the_same(
    client: Client, name: str
) -> None:
    tag = put_twice(client)
    with kept(met := AtOdds(3)), replaced(stage, "_sleep", lambda _: None):
        response = OVER_WHAT_STANDS[name](client, tag)
    assert (status_of(response), versions(client), met.attempts) == (202, 3, 4)


@pytest.mark.parametrize("name", WHERE_NOTHING_STANDS)
def test_what_is_new_is_put_after_a_deletion_that_was_under_way(client: Client, name: str) -> None:
    empty(client)
    with kept(AtOdds(3)), replaced(stage, "_sleep", lambda _: None):
        assert WHERE_NOTHING_STANDS[name][0](client, "").status == 202
    assert versions(client) == 1


@pytest.mark.parametrize("name", OVER_WHAT_STANDS)
def test_whoever_meets_a_write_that_was_faster_writes_over_nobody(client: Client, name: str) -> None:
    tag = put_twice(client)
    with kept(AtOdds(1, lambda: intrude(client))), replaced(stage, "_sleep", lambda _: None):
        response = OVER_WHAT_STANDS[name](client, tag)
    assert (status_of(response), standing(client), versions(client)) == (412, THEIRS.encode(), 3)


@pytest.mark.parametrize("name", OVER_WHAT_STANDS)
def test_whoever_meets_others_each_time_gives_up(client: Client, name: str) -> None:
    waits, tag = list[float](), put_twice(client)
    with kept(met := AtOdds(10**6)), replaced(stage, "_sleep", waits.append):
        response = OVER_WHAT_STANDS[name](client, tag)
    times = TRIES if name == "patch" else 1
    assert status_of(response) == (409 if name == "patch" else 412)
    assert (met.attempts, waits) == (4 * times, [0.2, 0.4, 0.8] * times)
    assert (standing(client), versions(client)) == (OLD.encode(), 2)


def test_whoever_meets_their_own_write_at_work_hears_that_it_was_done(client: Client) -> None:
    tag = put_twice(client)
    with kept(AtOdds(2, lambda: intrude(client, OURS))), replaced(stage, "_sleep", lambda _: None):
        response = OVER_WHAT_STANDS["put"](client, tag)
    assert (status_of(response), tag_of(response)) == (202, f'"{client.stores.inbox.etag("a.md")}"')
    assert versions(client) == 3


def test_the_same_request_twice_at_once_does_not_break_over_its_receipt(client: Client) -> None:
    """The first transaction begins the receipt, and the second, after the write, ends it."""
    empty(client)
    with kept(Once("transactions meet", 1)):
        response = client.send("POST", "/api/articles", OURS, Idempotency_Key="met")
    assert response.status == 202
    again = client.send("POST", "/api/articles", OURS, Idempotency_Key="met")
    assert (again.status, again.body) == (202, response.body)
