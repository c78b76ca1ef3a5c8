"""An editor's summary that stays while its text changes: the API notes it, and changes no byte of theirs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from broadsheet import reading
from broadsheet.article import Article, Source
from infra.local.engine import replaced
from tests.faults.answers import Once
from tests.faults.gate import Call, Keeper, kept
from tests.integration.api.conftest import Client, tag_of

ID = "ferry.md"
WHERE = f"/api/articles/{ID}"
MERGE = "application/merge-patch+json"
OLD, NEW = "The ferry sails by night.", "The ferry sails by night and by day."


def source(text: str, summary: str = '"The ferry sails."', more: str = "") -> str:
    return f"---\ntitle: A ferry\nsummary: {summary}\n{more}---\n{text}\n"


def put(client: Client, body: str) -> None:
    """Put over whatever stands there."""
    there = client.stores.inbox.etag(ID)
    condition = {"If_Match": f'"{there}"'} if there else {}
    response = client.send("PUT", WHERE, body, **condition)
    assert response.status == 202, response
    found = client.stores.inbox.find(ID)
    assert found
    assert found.read().body.decode() == body


def patch(client: Client, said: dict[str, Any]) -> None:
    assert client.send("PATCH", WHERE, json.dumps(said), MERGE).status == 202


def is_stale(client: Client) -> bool:
    """Whether all who say so say that the summary is stale."""
    client.cloud.settle()
    warned = [each["code"] for each in client.progress(ID)["warnings"]]
    assert set(warned) <= {"summary_stale"}
    shown = client.json(WHERE)["summary"]["stale"], client.json(f"{WHERE}/summary")["stale"]
    kept = client.stores.summaries.find(ID)
    assert kept
    assert {*shown, bool(kept.stale)} == {bool(warned)}
    return bool(warned)


def digest_of(client: Client) -> str:
    client.cloud.settle()
    digest: str = client.json(WHERE)["summary"]["text_digest"]
    return digest


def test_a_summary_is_stale_from_when_the_text_changes_until_it_is_written_anew(client: Client) -> None:
    put(client, source(OLD))
    assert not is_stale(client)
    put(client, source(NEW))
    assert is_stale(client)
    put(client, source(f"{NEW} It is white."))
    assert is_stale(client)
    put(client, source(f"{NEW} It is white.", "The white ferry sails."))
    assert not is_stale(client)


def test_a_summary_is_not_stale_of_a_text_that_is_as_it_was(client: Client) -> None:
    put(client, source(OLD))
    put(client, source("The *ferry* sails\nby night.", more="section: City\n"))
    assert not is_stale(client)
    put(client, source(NEW))
    put(client, source(OLD))
    assert not is_stale(client)


def test_what_else_is_said_of_an_article_leaves_its_summary_as_stale_as_it_is(client: Client) -> None:
    put(client, source(OLD))
    patch(client, {"section": "City"})
    assert not is_stale(client)
    put(client, source(NEW))
    patch(client, {"section": "City"})
    assert is_stale(client)
    patch(client, {"summary": "The ferry sails by day."})
    assert not is_stale(client)


def test_a_patch_of_the_text_alone_leaves_the_summary_stale(client: Client) -> None:
    told = {"title": "A ferry", "summary": "The ferry sails.", "text": OLD}
    client.send("PUT", "/api/articles/ferry.json", told)
    client.send("PATCH", "/api/articles/ferry.json", json.dumps({"text": NEW}), MERGE)
    client.cloud.settle()
    assert client.json("/api/articles/ferry.json")["summary"]["stale"]


def test_an_editor_says_that_the_summary_still_holds(client: Client) -> None:
    put(client, source(OLD))
    put(client, source(NEW))
    assert is_stale(client)
    (warned,) = client.progress(ID)["warnings"]
    assert f"`summary_of: {digest_of(client)}`" in warned["message"]
    patch(client, {"summary_of": digest_of(client)})
    assert not is_stale(client)
    patch(client, {"title": "A boat"})
    assert not is_stale(client)
    put(client, source(OLD, more=f"summary_of: {digest_of(client)}\n"))
    assert is_stale(client)
    put(client, source(OLD))
    assert is_stale(client)
    put(client, source(NEW))
    assert not is_stale(client)


def test_what_no_digest_is_like_is_not_noted(client: Client) -> None:
    put(client, source(OLD, more="summary_of: the café's\n"))
    assert is_stale(client)
    put(client, source(OLD))
    assert not is_stale(client)


def test_a_slip_of_the_pen_leaves_a_summary_as_stale_as_it_was(client: Client) -> None:
    put(client, source(OLD))
    put(client, source(NEW))
    put(client, source(NEW, more="tags: [\n"))
    client.cloud.settle()
    assert client.progress(ID)["status"] == "rejected"
    put(client, source(NEW))
    assert is_stale(client)


FRONTS = {
    "yaml.md": "---\nTitle: A ferry\nSummary: It.\nsummary-of: of-another\n---\nIt sails.\n",
    "toml.md": '+++\nTitle = "A ferry"\nSummary = "It."\nSUMMARY_OF = "of-another"\n+++\nIt sails.\n',
    "a.json": '{"title": "A ferry", "Summary": "It.", "Summary-Of": "of-another", "text": "It sails."}',
}


@pytest.mark.parametrize("id", FRONTS)
def test_whoever_patches_the_summary_need_not_say_what_it_is_written_for(client: Client, id: str) -> None:
    where = f"/api/articles/{id}"
    client.stores.inbox.put(id, FRONTS[id].encode(), "")
    client.cloud.settle()
    assert client.json(where)["summary"]["stale"]
    client.send("PATCH", where, '{"Summary": "It sails."}', MERGE)
    client.cloud.settle()
    assert not client.json(where)["summary"]["stale"]
    found = client.stores.inbox.find(id)
    assert found
    assert b"of-another" not in found.read().body


def test_an_old_version_comes_back_as_stale_as_it_was(client: Client) -> None:
    for body in (source(OLD), source(NEW), source(NEW, "By night and by day.")):
        put(client, body)
    versions = json.loads(client.send("GET", f"{WHERE}/versions").body)["versions"]
    for version, stale in zip(versions[1:], (True, False), strict=True):
        client.send("POST", f"{WHERE}/versions/{version['version']}/restore")
        assert is_stale(client) is stale


def test_a_mark_comes_back_with_its_version_where_the_same_bytes_lost_it(client: Client) -> None:
    put(client, source(OLD))
    put(client, source(NEW))
    client.stores.inbox.put(ID, source(NEW).encode(), "text/markdown")
    assert not is_stale(client)
    versions = json.loads(client.send("GET", f"{WHERE}/versions").body)["versions"]
    client.send("POST", f"{WHERE}/versions/{versions[1]['version']}/restore")
    assert is_stale(client)


def test_what_cannot_be_read_before_or_after_makes_nothing_stale(client: Client) -> None:
    body = source("", "It sails.")
    put(client, body)
    put(client, source(NEW))
    assert not is_stale(client)
    put(client, body)
    client.cloud.settle()
    assert client.progress(ID)["status"] == "rejected"


def test_the_same_bytes_again_change_nothing(client: Client) -> None:
    put(client, source(OLD))
    put(client, source(NEW))
    put(client, source(NEW))
    assert is_stale(client)
    assert client.send("PUT", WHERE, source(NEW)).status == 202
    versions = json.loads(client.send("GET", f"{WHERE}/versions").body)["versions"]
    patch(client, {"summary": "The ferry sails."})
    assert len(json.loads(client.send("GET", f"{WHERE}/versions").body)["versions"]) == len(versions) == 3
    assert tag_of(client.send("PUT", WHERE, source(NEW))) == f'"{client.stores.inbox.etag(ID)}"'


class Counted(Keeper):
    """The calls to S3, in their order."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def before(self, call: Call) -> None:
        self.calls.append(call.name)


def calls_of(client: Client, body: str) -> list[str]:
    """What it takes to put this over what stands there."""
    tag = f'"{client.stores.inbox.etag(ID)}"'
    with kept(counted := Counted()):
        assert client.send("PUT", WHERE, body, If_Match=tag).status == 202
    return counted.calls


def test_only_for_a_summary_what_stands_there_is_looked_at(client: Client) -> None:
    put(client, source(OLD))
    assert calls_of(client, source(NEW)) == ["HeadObject", "GetObject", "PutObject"]
    assert calls_of(client, "# A ferry\n\nIt sails.\n") == ["HeadObject", "PutObject"]


@pytest.mark.parametrize(("summary", "put_costs", "patch_costs"), [(True, 2, 2), (False, 0, 1)])
def test_only_for_a_summary_a_source_is_read_besides(
    client: Client, summary: bool, put_costs: int, patch_costs: int
) -> None:
    def body(text: str) -> str:
        return source(text) if summary else f"# A ferry\n\n{text}\n"

    def told(source: Source, **said: Any) -> Article:
        times.append(source.id)
        return read(source, **said)

    times, read = list[str](), reading.read
    put(client, body(OLD))
    with replaced(reading, "read", told):
        calls_of(client, body(NEW))
        assert len(times) == put_costs
        patch(client, {"section": "City"})
        assert len(times) == put_costs + patch_costs


def test_of_what_is_too_large_to_be_an_article_nothing_is_read(client: Client) -> None:
    client.stores.inbox.put(ID, b" " * 5_000_001, "text/markdown")
    with kept(Once("a body is cut short", 0)):
        assert calls_of(client, source(NEW)) == ["HeadObject", "GetObject", "PutObject"]
