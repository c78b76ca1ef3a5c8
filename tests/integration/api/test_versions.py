"""What stood under an id before, and the way back to it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.integration.api.conftest import TEXT, Client, deployed, problem_of, tag_of

WHERE = "/api/articles/city%2Fferry.md/versions"


def history(client: Client) -> list[tuple[str, str | None]]:
    """Names and tags of the versions, newest first."""
    response = client.send("GET", WHERE)
    assert response.status == 200, response
    assert response.header("cache-control") == "no-store"
    return [(each["version"], each["etag"]) for each in json.loads(response.body)["versions"]]


def edited(client: Client) -> list[str]:
    """The tags of three versions, oldest first."""
    tags = [client.publish("city%2Fferry.md", "First")]
    for title in ("Second", "Third"):
        tags.append(tag_of(client.put("city%2Fferry.md", title, If_Match=tags[-1])))
        client.cloud.settle()
    return [tag.strip('"') for tag in tags]


def test_versions_are_listed_newest_first_and_can_be_read(client: Client) -> None:
    tags = edited(client)
    client.put("city%2Fferry.md.txt")
    found = history(client)
    assert [tag for _, tag in found] == tags[::-1]
    old = json.loads(client.send("GET", f"{WHERE}/{found[-1][0]}").body)
    assert old["body"] == TEXT.format(title="First")
    assert (old["etag"], old["content_type"]) == (tags[0], "text/markdown")


def test_an_old_version_is_brought_back_as_the_newest(client: Client) -> None:
    tags = edited(client)
    oldest = history(client)[-1][0]
    response = client.send("POST", f"{WHERE}/{oldest}/restore")
    assert (response.status, tag_of(response)) == (202, f'"{tags[0]}"')
    client.cloud.settle()
    assert client.json("/api/articles/first")["title"] == "First"
    assert client.get("/api/articles/third").header("location") == "/api/articles/first"
    assert [tag for _, tag in history(client)] == [tags[0], *tags[::-1]]


def test_a_deleted_article_comes_back_the_same_way(client: Client) -> None:
    tags = edited(client)
    client.send("DELETE", "/api/articles/city%2Fferry.md")
    client.cloud.settle()
    assert client.get("/api/articles/third").status == 410
    (_, gone), (newest, _), *_ = history(client)
    assert gone is None
    assert client.send("POST", f"{WHERE}/{newest}/restore", If_None_Match="*").status == 202
    client.cloud.settle()
    assert client.json("/api/articles/third")["etag"] == tags[-1]
    assert client.get("/api/articles/first").status == 301


def test_what_stands_already_is_not_put_once_more(client: Client) -> None:
    tags = edited(client)
    newest, oldest = history(client)[0][0], history(client)[-1][0]
    assert tag_of(client.send("POST", f"{WHERE}/{newest}/restore")) == f'"{tags[-1]}"'
    assert len(history(client)) == 3
    for _ in range(2):
        assert tag_of(client.send("POST", f"{WHERE}/{oldest}/restore")) == f'"{tags[0]}"'
    assert len(history(client)) == 4


def test_who_restores_may_say_what_stands_there(client: Client) -> None:
    edited(client)
    oldest = history(client)[-1][0]
    assert client.send("POST", f"{WHERE}/{oldest}/restore", If_Match='"other"').status == 412
    assert client.send("POST", f"{WHERE}/{oldest}/restore", If_None_Match="*").status == 412
    assert len(history(client)) == 3


def test_what_never_was_is_not_found(client: Client) -> None:
    assert problem_of(client.send("GET", WHERE))["status"] == 404
    client.put("city%2Fferry.md")
    for name in ("nonsense", "null", "%20", "00000000-0000-0000-0000-000000000000"):
        assert problem_of(client.send("GET", f"{WHERE}/{name}"))["status"] == 404
        assert problem_of(client.send("POST", f"{WHERE}/{name}/restore"))["status"] == 404


MERGE = "application/merge-patch+json"
FRONT = """---
# For the front page
title: "A ferry"   # short
tags:
  - river
  - boats
section: City
date: 2026-11-02
extra: {a: 1, b: 2}
---
The ferry sails again.
"""


def patched(
    client: Client, source: str, patch: str, id: str = "ferry.md", kind: str = "text/markdown"
) -> str:
    client.send("PUT", f"/api/articles/{id}", source, kind)
    response = client.send("PATCH", f"/api/articles/{id}", patch, MERGE)
    assert response.status == 202, response
    found = client.stores.inbox.find(id)
    assert found
    return found.read().body.decode()


def changed(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ('{"section": "Harbour"}', changed("section: City", 'section: "Harbour"')),
        ('{"tags": ["river"]}', changed("tags:\n  - river\n  - boats\n", 'tags: ["river"]\n')),
        ('{"section": null}', changed("section: City\n", "")),
        ('{"draft": true}', changed("b: 2}\n", "b: 2}\ndraft: true\n")),
        ('{"extra": {"a": null, "c": "ü"}}', changed("{a: 1, b: 2}", '{"b": 2, "c": "ü"}')),
        ('{"never there": null}', changed("", "")),
        ('{"summary": "New."}', changed("b: 2}\n", 'b: 2}\nsummary: "New."\n')),
        ("{}", changed("", "")),
    ],
)
def test_a_patch_changes_its_fields_and_leaves_the_rest_as_it_is_written(
    client: Client, patch: str, expected: Callable[[str], str]
) -> None:
    assert patched(client, FRONT, patch) == expected(FRONT)


def test_other_sources_can_be_patched_too(client: Client) -> None:
    plain = "A ferry\n\nIt sails again.\n"
    assert (
        patched(client, plain, '{"draft": true}', "a.txt", "text/plain") == f"---\ndraft: true\n---\n{plain}"
    )
    told = '{"title": "A ferry", "markdown": "It sails.", "tags": ["river"]}'
    source = patched(client, told, '{"tags": null, "draft": true}', "a.json", "application/json")
    assert json.loads(source) == {"title": "A ferry", "markdown": "It sails.", "draft": True}
    toml = '+++\ntitle = "A ferry"\ndate = 2026-11-02\n+++\nIt sails.\n'
    assert (
        patched(client, toml, '{"draft": true}', "b.md")
        == '---\ntitle: "A ferry"\ndate: "2026-11-02"\ndraft: true\n---\nIt sails.\n'
    )
    flow = "---\n{title: A ferry, draft: true}\n---\nIt sails.\n"
    assert patched(client, flow, '{"draft": null}', "c.md") == '---\ntitle: "A ferry"\n---\nIt sails.\n'


def test_an_article_is_published_by_its_metadata_alone(client: Client) -> None:
    client.send("PUT", "/api/articles/ferry.md", FRONT.replace("section:", "draft: true\nsection:"))
    client.cloud.settle()
    assert client.get("/api/articles/a-ferry").status == 404
    client.send("PATCH", "/api/articles/ferry.md", '{"draft": null}', MERGE)
    client.cloud.settle()
    assert client.get("/api/articles/a-ferry").status == 200
    client.send("PATCH", "/api/articles/ferry.md", '{"expires": "2026-11-19"}', MERGE)
    client.cloud.settle()
    assert client.get("/api/articles/a-ferry").status == 410
    assert client.progress("ferry.md")["status"] == "expired"


@pytest.mark.parametrize(
    ("patch", "kind", "status", "type_"),
    [
        ('{"date": "soon"}', MERGE, 422, "bad-date"),
        ("[1]", MERGE, 422, "invalid-request"),
        ("{", MERGE, 400, "bad-json"),
        ('{"a": 1}', "application/json", 415, "unsupported-media-type"),
    ],
)
def test_a_patch_that_cannot_be_is_refused_and_changes_nothing(
    client: Client, patch: str, kind: str, status: int, type_: str
) -> None:
    tag = tag_of(client.send("PUT", "/api/articles/ferry.md", FRONT))
    told = problem_of(client.send("PATCH", "/api/articles/ferry.md", patch, kind))
    assert (told["status"], told["type"]) == (status, type_)
    assert f'"{client.stores.inbox.etag("ferry.md")}"' == tag


def test_a_patch_needs_an_article_and_the_version_that_it_names(client: Client) -> None:
    assert client.send("PATCH", "/api/articles/ferry.md", "{}", MERGE).status == 404
    tag = tag_of(client.send("PUT", "/api/articles/ferry.md", FRONT))
    for expected, said in {412: '"other"', 202: tag}.items():
        response = client.send("PATCH", "/api/articles/ferry.md", '{"draft": true}', MERGE, If_Match=said)
        assert response.status == expected


@pytest.mark.parametrize("front", ["a: &x [1]\nb: *x", "- a\n- b", "a: [", "a: !!python/name:os.system x"])
def test_front_matter_that_cannot_be_changed_safely_is_left_alone(client: Client, front: str) -> None:
    source = f"---\n{front}\n---\nText.\n"
    client.send("PUT", "/api/articles/ferry.md", source)
    response = client.send("PATCH", "/api/articles/ferry.md", '{"draft": true}', MERGE)
    assert problem_of(response)["status"] == 422
    found = client.stores.inbox.find("ferry.md")
    assert found
    assert found.read().body.decode() == source


@pytest.mark.parametrize("edge", [False, True], ids=["gateway", "CloudFront"])
def test_an_id_is_decoded_once_on_every_route(client: Client, edge: bool) -> None:
    ask = client.cloud.request if edge else client.cloud.api_request
    token = {"Authorization": f"Bearer {client.cloud.token()}", "Content-Type": "text/markdown"}
    where = "/api/articles/a%2541.md"
    assert ask("PUT", where, token, b"# A ferry\n\nIt sails.\n").status == 202
    assert list(client.stores.inbox.ids()) == ["a%41.md"]
    client.cloud.settle()
    assert json.loads(ask("GET", f"{where}/status", token).body)["id"] == "a%41.md"
    assert json.loads(ask("GET", where).body)["title"] == "A ferry"
    (version,) = json.loads(ask("GET", f"{where}/versions", token).body)["versions"]
    old = f"{where}/versions/{version['version']}"
    assert json.loads(ask("GET", old, token).body)["id"] == "a%41.md"
    assert ask("DELETE", where, token).status == 202
    assert ask("POST", f"{old}/restore", token).status == 202
    assert list(client.stores.inbox.ids()) == ["a%41.md"]


def test_dates_without_a_zone_are_those_of_the_site() -> None:
    """In New York eight in the morning is after ten in Greenwich."""
    text = "---\ntitle: A ferry\ndate: 2026-11-02T10:00:00Z\nexpires: 2026-11-02 08:00\n---\nText.\n"
    with deployed(SiteZone="America/New_York") as client:
        assert client.send("POST", "/api/articles", text).status == 202
        assert client.send("PATCH", "/api/articles/a-ferry.md", '{"tags": ["river"]}', MERGE).status == 202
