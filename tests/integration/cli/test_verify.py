"""`broadsheet verify`: every kind of harm is named, and mended."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from moto.core.botocore_stubber import MockRawResponse
from typer.testing import Result

from broadsheet.cli.deployed import settings_of
from broadsheet.stores.bucket import Bucket
from broadsheet.stores.stack import stack_called
from tests.faults.gate import Call, Keeper, kept
from tests.town import Town

Broadsheet = Callable[..., Result]
Harm = Callable[[Town], None]

TEXT = "The ferry sails again from Monday, the harbour office said. It had been in the yard for two weeks."
SOON = "date: 2026-11-21T09:00:00Z"


def story(title: str, more: str = "date: 2026-11-02") -> str:
    return f"---\ntitle: {title}\nsection: City\ntags: [river]\nexpires: 2027-01-01\n{more}\n---\n{TEXT}\n"


def some_stories(town: Town) -> None:
    town.put("ferry.md", story("Ferry"))
    town.put("bridge.md", story("Bridge", "date: 2026-10-30\naliases: [crossing]"))
    town.put("soon.md", story("Soon", SOON))
    town.put("other.md", story("Ferry", "date: 2026-11-03"))  # refused: the address is taken
    town.put("broken.md", "")
    town.cloud.settle()
    town.verify()  # what no article brings about, as the page for what is gone


def tamper(bucket: Bucket, town: Town, key: str) -> None:
    """Other bytes under the same metadata: who knows of the digest, and copies it."""
    s3 = town.cloud.client("s3")
    said = s3.get_object(Bucket=bucket.name, Key=key)
    kept = {name: said[name] for name in ("ContentType", "CacheControl") if name in said}
    body = said["Body"].read().replace(b"harbour", b"airport") + b" "
    s3.put_object(Bucket=bucket.name, Key=key, Body=body, Metadata=said["Metadata"], **kept)


def disguise(bucket: Bucket, town: Town, key: str) -> None:
    """The same bytes as another content type."""
    s3 = town.cloud.client("s3")
    said = s3.get_object(Bucket=bucket.name, Key=key)
    about = {"Metadata": said["Metadata"], "ContentType": "text/plain"}
    s3.put_object(Bucket=bucket.name, Key=key, Body=said["Body"].read(), **about)


def lose(bucket: Bucket, town: Town, key: str) -> None:
    town.cloud.client("s3").delete_object(Bucket=bucket.name, Key=key)


def add(bucket: Bucket, town: Town, key: str) -> None:
    town.cloud.client("s3").put_object(Bucket=bucket.name, Key=key, Body=b"ghost")


def owned(id: str, rank: str) -> dict[str, dict[str, str]]:
    """That an address is somebody's."""
    return {"id": {"S": id}, "rank": {"S": rank}, "waiting": {"N": "0"}, "turn": {"N": "9"}}


def drop_item(town: Town, pk: str, sk: str) -> None:
    key = {"pk": {"S": pk}, "sk": {"S": sk}}
    town.cloud.client("dynamodb").delete_item(TableName=town.stores.index_table, Key=key)


FERRY = "2026-11-02T00:00:00Z#ferry.md"
GHOST = "2020-01-05T00:00:00Z#ghost.md"


def entries_in_no_month(town: Town) -> None:
    """Each is named, also behind another."""
    for rank in (FERRY, f"{FERRY}#"):
        town.set_item("LIST#all", rank, entry={"S": "{}"})


# What somebody harmed by hand, and a line that names it.
HARMS: dict[str, tuple[Harm, str]] = {
    "an article that was tampered with": (
        lambda town: tamper(town.stores.articles.bucket, town, "articles/ferry.md.json"),
        "ingest     ferry.md",
    ),
    "an article that is no article": (
        lambda town: add(town.stores.articles.bucket, town, "articles/bridge.md.json"),
        "ingest     bridge.md",
    ),
    "an article that nobody sent": (
        lambda town: add(town.stores.articles.bucket, town, "articles/ghost.md.json"),
        "ingest     ghost.md",
    ),
    "a summary that was tampered with": (
        lambda town: tamper(town.stores.articles.bucket, town, "summaries/ferry.md.json"),
        "summarize  articles/ferry.md.json",
    ),
    "a summary of nothing": (
        lambda town: add(town.stores.articles.bucket, town, "summaries/ghost.md.json"),
        "summarize  articles/ghost.md.json",
    ),
    "a refusal that is gone": (
        lambda town: lose(town.stores.articles.bucket, town, "rejected/ingest/broken.md.json"),
        "ingest     broken.md",
    ),
    "a refusal of nothing": (
        lambda town: add(town.stores.articles.bucket, town, "rejected/ingest/nobody.md.json"),
        "ingest     nobody.md",
    ),
    "a clash that is gone": (
        lambda town: lose(town.stores.articles.bucket, town, "rejected/index/other.md.json"),
        "index      summaries/other.md.json",
    ),
    "a clash of nothing": (
        lambda town: add(town.stores.articles.bucket, town, "rejected/index/ghost.md.json"),
        "index      summaries/ghost.md.json",
    ),
    "a record that is gone": (
        lambda town: drop_item(town, "ARTICLE#ferry.md", "RECORD"),
        "index      summaries/ferry.md.json",
    ),
    "an entry of a list that is gone": (
        lambda town: drop_item(town, "LIST#tag:river#2026-11", FERRY),
        "index      summaries/ferry.md.json",
    ),
    "an entry of a list that says something else": (
        lambda town: town.set_item("LIST#all#2026-11", FERRY, entry={"S": "{}"}),
        "index      summaries/ferry.md.json",
    ),
    "an entry that no record stands for": (
        lambda town: town.set_item("LIST#all#2026-11", "2026-11-05T00:00:00Z#ferry.md", entry={"S": "{}"}),
        "index      lists/all/2026-11",
    ),
    "a month that no list knows of": (
        lambda town: town.set_item("LIST#all#2020-01", GHOST, entry={"S": "{}"}),
        "index      lists/all/2020-01",
    ),
    "a wrong number of articles": (
        lambda town: town.set_item("LIST#section:city", "2026-10", count={"N": "7"}),
        "index      lists/section:city/2026-10",
    ),
    "a date that the clock has lost": (
        lambda town: drop_item(town, "DUE", "2026-11-21T09:00:00Z#soon.md"),
        "index      summaries/soon.md.json",
    ),
    "a page that was tampered with": (
        lambda town: tamper(town.stores.site, town, "bridge/index.html"),
        "publish    bridge/index.html",
    ),
    "a page under another type": (
        lambda town: disguise(town.stores.site, town, "index.html"),
        "publish    index.html",
    ),
    "a page that is gone": (
        lambda town: lose(town.stores.site, town, "ferry/index.html"),
        "publish    ferry/",
    ),
    "a front that is gone": (
        lambda town: lose(town.stores.site, town, "tag/river/index.html"),
        "publish    tag/river/index.html",
    ),
    "a page of nothing": (
        lambda town: add(town.stores.site, town, "ghost/index.html"),
        "publish    ghost/index.html",
    ),
    "a page that every site has": (
        lambda town: lose(town.stores.site, town, "404.html"),
        "publish    404.html",
    ),
    "a picture of nothing": (
        lambda town: add(town.stores.site, town, "media/ghost.png"),
        "publish    media/ghost.png",
    ),
    "a page under a name that nothing has": (
        lambda town: add(town.stores.site, town, "ghost/story.html"),
        "publish    ghost/story.html",
    ),
    "a page under a name that only looks like a list's": (
        lambda town: add(town.stores.site, town, "section/a:b/index.html"),
        "publish    section/a:b/index.html",
    ),
    "an old address that is gone": (
        lambda town: drop_item(town, "ALIAS#crossing", "bridge.md"),
        "index      summaries/bridge.md.json",
    ),
    "an old address that no record knows of": (
        lambda town: town.set_item("ALIAS#ghost", "ferry.md"),
        "index      aliases/ghost",
    ),
    "a date of the clock that no record knows of": (
        lambda town: town.set_item("DUE", "2026-11-19T09:00:00Z#ghost.md"),
        "index      dues/2026-11-19T09:00:00Z#ghost.md",
    ),
    "a date of the clock that is not the record's": (
        lambda town: town.set_item("DUE", "2026-11-19T09:00:00Z#soon.md"),
        "index      dues/2026-11-19T09:00:00Z#soon.md",
    ),
    "an address that is nobody's": (
        lambda town: drop_item(town, "SLUG#soon", "OWNER"),
        "index      summaries/soon.md.json",
    ),
    "an address that belongs to what is not there": (
        lambda town: town.set_item(
            "SLUG#bridge", "OWNER", **owned("ghost.md", "2026-01-01T00:00:00Z#ghost.md")
        ),
        "index      slugs/bridge",
    ),
    "an address for which nobody is said to wait": (
        lambda town: town.set_item(
            "SLUG#ferry", "OWNER", **owned("ferry.md", "2026-11-02T00:00:00Z#ferry.md")
        ),
        "index      slugs/ferry",
    ),
    "an address for which a ghost waits": (
        lambda town: town.set_item(
            "SLUG#ferry", "WAITING#2026-01-01T00:00:00Z#ghost.md", id={"S": "ghost.md"}
        ),
        "index      slugs/ferry",
    ),
    "an article that waits and is not in line": (
        lambda town: drop_item(town, "SLUG#ferry", "WAITING#2026-11-03T00:00:00Z#other.md"),
        "index      summaries/other.md.json",
    ),
    "a record that is no record": (
        lambda town: town.set_item("ARTICLE#bridge.md", "RECORD", entry={"S": "{}"}, digest={"S": "x"}),
        "index      summaries/bridge.md.json",
    ),
    "a record that says nothing": (
        lambda town: town.set_item("ARTICLE#soon.md", "RECORD"),
        "index      summaries/soon.md.json",
    ),
    "an item in a partition that is none of ours": (
        lambda town: town.set_item("GHOST", "RECORD", entry={"S": "{}"}),
        'index      strays/["GHOST", "RECORD"]',
    ),
    "an item that holds what none of ours does": (
        lambda town: town.set_item("GHOST", "x", on={"BOOL": True}, half={"N": "1.5"}),
        'index      strays/["GHOST", "x"]',
    ),
    "an item beside a record": (
        lambda town: town.set_item("ARTICLE#ferry.md", "GHOST"),
        'index      strays/["ARTICLE#ferry.md", "GHOST"]',
    ),
    "an item beside an address": (
        lambda town: town.set_item("SLUG#ferry", "WAITING#", id={"S": "ferry.md"}),
        'index      strays/["SLUG#ferry", "WAITING#"]',
    ),
    "a month of a list that there is not": (
        lambda town: town.set_item("LIST#nothing:x", "2020-01", count={"N": "1"}),
        'index      strays/["LIST#nothing:x", "2020-01"]',
    ),
    "a month that is none": (
        lambda town: town.set_item("LIST#tag:river", "someday", count={"N": "1"}),
        'index      strays/["LIST#tag:river", "someday"]',
    ),
    "an entry in no month": (
        entries_in_no_month,
        f'index      strays/["LIST#all", "{FERRY}#"]',
    ),
    "a day that is none, with words of any language": (
        lambda town: town.set_item("MODEL#TOKENS", "früh\n", tokens={"N": "1"}),
        r'index      strays/["MODEL#TOKENS", "früh\n"]',
    ),
    "a date of the clock that says nothing": (
        lambda town: town.set_item("DUE", "2026-11-19"),
        "index      dues/2026-11-19",
    ),
    "something among pictures that is none": (
        lambda town: add(town.stores.site, town, "media/notes.txt"),
        "publish    media/notes.txt",
    ),
    "a folder": (lambda town: add(town.stores.site, town, "media/"), "publish    media/"),
    "a copy of a kind that there is not": (
        lambda town: add(town.stores.site, town, "media/ghost.png--480.gif"),
        "publish    media/ghost.png--480.gif",
    ),
    "a picture in what can only be a copy": (
        lambda town: add(town.stores.site, town, "media/a.png--480.png/b.png"),
        "publish    media/a.png--480.png/b.png",
    ),
    "a picture of so long a name that it would be refused": (
        lambda town: add(town.stores.site, town, f"media/{'a' * 1014}.png"),
        f"publish    media/{'a' * 1014}.png",
    ),
}


class Sealed(Keeper):
    """A key of KMS that the look may not use."""

    def answer(self, call: Call, _: Callable[[], AWSResponse]) -> AWSResponse | None:
        if not any("sealed.md" in thing for thing in call.things):
            return None
        raw = MockRawResponse(b"<Error><Code>AccessDenied</Code></Error>")
        return AWSResponse("https://aws", 403, HTTPHeaders(), raw)


@pytest.fixture
def harmed(town: Town) -> Callable[[Harm], None]:
    """Harms a newsroom in such a way that no event tells of it."""
    some_stories(town)

    def harm(harm: Harm) -> None:
        harm(town)
        for step in ("Ingest", "Summarize", "Index"):
            town.forget(f"{step}Queue")

    return harm


def test_a_site_that_is_as_it_should_be_has_nothing_to_say(town: Town, broadsheet: Broadsheet) -> None:
    some_stories(town)
    said = broadsheet("verify")
    assert (said.exit_code, said.output) == (0, "")


@pytest.mark.parametrize("first", range(4))
def test_every_harm_is_named_and_mended(
    town: Town, broadsheet: Broadsheet, harmed: Callable[[Harm], None], first: int
) -> None:
    """Several at once, which have nothing to do with each other."""
    before, some = town.everything | town.items, list(HARMS.items())[first::4]
    for _, (harm, _) in some:
        harmed(harm)
    said = broadsheet("verify", "--repair")
    assert said.exit_code == 1
    assert [name for name, (_, line) in some if line not in said.output] == []
    for _ in range(3):  # what is mended may show what it had hidden
        town.cloud.settle()
        said = broadsheet("verify", "--repair") if said.output else said
    assert (said.exit_code, said.output) == (0, "")
    assert town.everything | town.items == before


def test_without_being_asked_nothing_is_mended(
    town: Town, broadsheet: Broadsheet, harmed: Callable[[Harm], None]
) -> None:
    harmed(lambda town: lose(town.stores.site, town, "index.html"))
    before = town.everything | town.items
    for _ in range(2):
        assert broadsheet("verify").output == "publish    index.html\n"
        town.cloud.settle()
        assert town.everything | town.items == before


def test_what_cannot_be_looked_at_is_named_and_the_look_goes_on(town: Town, broadsheet: Broadsheet) -> None:
    town.publish("ferry.md", story("Ferry"))
    town.set_item("LIST#tag:river", "2020-01", count={"S": "many"})
    town.set_item("LIST#tag:river", "2020-02", count={"S": "some"})
    lose(town.stores.site, town, "404.html")
    town.cloud.settle()
    said = broadsheet("verify").output.splitlines()
    assert {"index      lists/tag:river/2020-01", "index      lists/tag:river/2020-02"} < set(said)
    assert said[-1] == "publish    404.html"


def test_a_source_that_the_look_may_not_read_is_named(town: Town, broadsheet: Broadsheet) -> None:
    town.publish("ferry.md", story("Ferry"))
    town.put("sealed.md", story("Sealed"))
    town.forget("IngestQueue")
    with kept(Sealed()):
        assert "ingest     sealed.md" in broadsheet("verify").output.splitlines()


def test_a_stack_that_is_not_there_is_wrong_usage(town: Town, broadsheet: Broadsheet) -> None:
    said = broadsheet("verify", "--stack", "elsewhere")
    assert said.exit_code == 2
    assert "AWS knows no stack elsewhere here" in " ".join(said.output.split())
    assert town.stores.inbox_bucket


def test_a_stack_of_something_else_is_wrong_usage(town: Town, broadsheet: Broadsheet) -> None:
    bucket = {"Resources": {"Photos": {"Type": "AWS::S3::Bucket"}}}
    town.cloud.client("cloudformation").create_stack(StackName="photos", TemplateBody=json.dumps(bucket))
    said = broadsheet("verify", "--stack", "photos")
    assert said.exit_code == 2
    assert "the stack photos is no Broadsheet" in " ".join(said.output.split())


def test_the_command_is_told_what_the_sweep_is_told(town: Town) -> None:
    told = settings_of(stack_called("broadsheet")).model_dump()
    function = town.cloud.resources("AWS::Lambda::Function")["SweepFunction"]
    there = {name.lower(): value for name, value in function["Environment"]["Variables"].items()}
    assert {name: value for name, value in told.items() if name in there} == {
        name: value for name, value in there.items() if name in told
    }
