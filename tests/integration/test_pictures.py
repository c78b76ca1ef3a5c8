"""Pages keep room for their pictures, whichever of the two comes first."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import pytest
from selectolax.lexbor import LexborHTMLParser

from broadsheet.handlers import index, publish
from broadsheet.media import asked_for
from broadsheet.pipeline import ingest
from broadsheet.publication import Publication
from infra.local.functions import Context, Function, run_here
from tests.darkroom import photograph
from tests.town import Town, built

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

STORY = """---
title: The quay
date: 2026-11-02
picture: quay.png
---
It was built in stone.

![A crane](crane.png "1905")

![Elsewhere](https://pictures.example/far.png)
"""


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    with built() as made:
        yield made


def send(town: Town, id: str, width: int, height: int) -> None:
    town.stores.inbox.put(id, photograph(width, height, "PNG"), "image/png")
    town.cloud.settle()


def page(town: Town, slug: str = "the-quay") -> LexborHTMLParser:
    return LexborHTMLParser(town.read(f"/{slug}/"))


def sizes(town: Town, slug: str = "the-quay") -> list[tuple[str | None, ...]]:
    shown = page(town, slug).css("article img")
    return [tuple(node.attributes.get(name) for name in ("src", "width", "height")) for node in shown]


PUBLICATION = Publication("Broadsheet", "https://news.example")
KNOWN = [
    ("/media/quay.png", "1200", "800"),
    ("/media/crane.png", "40", "30"),
    ("https://pictures.example/far.png", None, None),
]
FAR = KNOWN[2:]


def test_pictures_that_come_after_their_article_have_its_page_set_again(town: Town) -> None:
    town.publish("quay.md", STORY)
    assert sizes(town) == FAR
    assert "A crane" in page(town).css("article")[0].text()
    assert "crane.png" not in town.read("/feed.xml")
    send(town, "quay.png", 1200, 800)
    send(town, "crane.png", 40, 30)
    assert sizes(town) == KNOWN
    assert "crane.png" in town.read("/feed.xml")
    ended = town.everything
    town.verify()
    assert town.everything == ended


def test_the_same_page_comes_of_pictures_that_were_there_before(town: Town) -> None:
    send(town, "crane.png", 40, 30)
    send(town, "quay.png", 1200, 800)
    town.publish("quay.md", STORY)
    assert sizes(town) == KNOWN
    shown = page(town)
    met = shown.css('[property^="og:image:"]')
    assert [node.attributes["content"] for node in met] == ["1200", "800"]
    about = shown.css_first('[type="application/ld+json"]')
    assert about is not None
    image, *_ = json.loads(about.text())["@graph"][0]["image"]
    assert (image["@type"], image["width"], image["height"]) == ("ImageObject", 1200, 800)


def test_a_picture_of_another_size_and_one_that_goes_change_the_page_too(town: Town) -> None:
    town.publish("quay.md", STORY)
    send(town, "quay.png", 1200, 800)
    send(town, "quay.png", 600, 900)
    send(town, "crane.png", 40, 30)
    assert sizes(town)[0] == ("/media/quay.png", "600", "900")
    town.delete("crane.png")
    assert sizes(town) == [("/media/quay.png", "600", "900"), *FAR]
    town.delete("quay.png")
    assert sizes(town) == FAR
    assert media(town) == set()
    assert not [name for name in town.everything if name.startswith("content/pictures/")]


@dataclass(frozen=True)
class Slow(Context):
    """What Lambda says to a function each of whose transactions takes twelve seconds."""

    calls: Counter[str] = field(default_factory=Counter)
    before: int = 0

    def get_remaining_time_in_millis(self) -> int:
        return self.timeout * 1000 - 12_000 * (self.calls[TRANSACTION] - self.before)


TRANSACTION = "dynamodb:TransactWriteItems"


def test_a_picture_on_more_pages_than_there_is_time_for_comes_to_all_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    left: list[int] = []

    def run(function: Function, event: dict[str, Any]) -> Any:
        if function.id != "IndexFunction":
            return run_here(function, event)
        calls, said = slow.cloud.aws_calls, (function.name, function.arn, function.memory, function.timeout)
        context = Slow(*said, calls=calls, before=calls[TRANSACTION])
        answer = index.handler(event, cast("LambdaContext", context))
        left.append(context.get_remaining_time_in_millis())
        return answer

    with built(run) as slow:
        for number in range(6):
            text = "picture: quay.png\n---\nIt was built.\n\n![It](quay.png)"
            slow.publish(f"{number}.md", f"---\ntitle: Story {number}\n{text}")
        left.clear()
        send(slow, "quay.png", 120, 80)
        assert min(left) == 0
        assert {sizes(slow, f"story-{number}")[0][1] for number in range(6)} == {"120"}


@dataclass(frozen=True)
class Busy(Slow):
    """Each of whose calls takes half a second."""

    def get_remaining_time_in_millis(self) -> int:
        return self.timeout * 1000 - 500 * (self.calls.total() - self.before)


def test_pages_that_are_set_before_a_picture_is_tidied_stay_where_time_is_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    monkeypatch.setattr(publish, "_TOGETHER", 2)

    def run(function: Function, event: dict[str, Any]) -> Any:
        if function.id != "PublishFunction" or "look_at" not in event["Records"][0].get("body", ""):
            return run_here(function, event)
        calls, said = busy.cloud.aws_calls, (function.name, function.arn, function.memory, 34)
        return publish.handler(event, cast("LambdaContext", Busy(*said, calls=calls, before=calls.total())))

    with built(run) as busy:
        for number in range(6):
            picture = "picture: quay.png\n" if number % 2 else ""
            busy.publish(f"{number}.md", f"---\ntitle: Story {number}\n{picture}---\nIt was built.")
        send(busy, "quay.png", 120, 80)
        harmed(busy, "media/quay.png--1600.webp")
        pages = [f"story-{number}/index.html" for number in range(6)]
        for key in pages:
            busy.stores.site.place(key).look().settle(None)
        body = json.dumps({"look_at": ["media/quay.png"]})
        message = {"messageId": "m", "body": body, "attributes": {}}
        answer = busy.cloud.invoke("PublishFunction", {"Records": [message]})
        assert answer == {"batchItemFailures": [{"itemIdentifier": "m"}]}
        there = {key for key in pages if busy.stores.site.holds(key)}
        assert there & set(pages[1::2]), "none that shows the picture"
        assert there < set(pages)


def test_a_size_that_its_editor_states_stays(town: Town) -> None:
    send(town, "a.png", 40, 30)
    town.publish("s.html", '<h1>Small</h1><p>It is small.</p><p><img src="a.png" width="20"></p>')
    assert sizes(town, "small") == [("/media/a.png", "20", None)]


def test_a_picture_that_is_missing_is_a_warning_and_the_page_comes_out(town: Town) -> None:
    town.publish("quay.md", STORY)
    send(town, "crane.png", 40, 30)
    article = town.stores.articles.find("quay.md")
    assert article
    (warned,) = town.stores.pictures.missing(article)
    assert (warned.code, "quay.png" in warned.message) == ("picture_missing", True)
    send(town, "quay.png", 1200, 800)
    assert town.stores.pictures.missing(article) == ()


# Copies ----------------------------------------------------------------------------------

MOVED = STORY.replace("quay.png", "quay.jpg").replace("crane.png", "quay.jpg")


def photo(town: Town, width: int, height: int) -> None:
    town.stores.inbox.put("quay.jpg", photograph(width, height), "image/jpeg")
    town.cloud.settle()


def offered(town: Town, path: str) -> dict[str, list[str]]:
    """What a page offers of its pictures, by kind; each of them is there."""
    found: dict[str, list[str]] = {}
    for node in LexborHTMLParser(town.read(path)).css("source, img[srcset]"):
        kind = node.attributes.get("type") or "own"
        said = [each.split() for each in (node.attributes["srcset"] or "").split(", ")]
        found.setdefault(kind, []).extend(f"{width}" for _, width in said)
        for address, _ in said:
            assert town.status(address) == 200, address
    return found


def media(town: Town) -> set[str]:
    return set(town.stores.site.keys_under("media/"))


def test_pages_offer_the_copies_that_stand_there_and_no_others(town: Town) -> None:
    town.publish("quay.md", MOVED)
    for path in ("/the-quay/", "/", "/2026/11/"):
        assert offered(town, path) == {}
    photo(town, 1300, 700)
    once = {"image/webp": ["480w", "960w", "1300w"], "own": ["480w", "960w", "1300w"]}
    assert offered(town, "/") == offered(town, "/2026/11/") == once
    assert offered(town, "/the-quay/") == {kind: widths * 2 for kind, widths in once.items()}
    photo(town, 600, 400)
    assert offered(town, "/") == {"image/webp": ["480w", "600w"], "own": ["480w", "600w"]}
    copies = ("--480.jpg", "--480.webp", "--whole.webp")
    assert media(town) == {f"media/quay.jpg{name}" for name in ("", *copies)}
    town.delete("quay.jpg")
    for path in ("/the-quay/", "/", "/2026/11/"):
        assert offered(town, path) == {}
    assert media(town) == set()


def test_a_copy_that_pages_still_name_stays_until_they_are_set(town: Town) -> None:
    photo(town, 1300, 700)
    stood = media(town)
    town.stores.inbox.put("quay.jpg", photograph(600, 400), "image/jpeg")
    for _ in range(2):
        ingest("quay.jpg", town.stores, PUBLICATION)
        assert media(town) == stood
    size = town.stores.pictures.records.find("quay.jpg")
    assert size
    assert size.width == 600
    town.cloud.settle()
    assert media(town) == {f"media/quay.jpg{name and '--'}{name}" for name in size.objects}


def test_no_file_of_the_inbox_has_copies_removed(town: Town) -> None:
    """Its name comes to ingest as well, from S3, a replay or a rebuild; it has at most 1,024 bytes.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
    """
    photo(town, 1300, 700)
    stood = media(town)
    town.stores.inbox.put("quay.jpg", photograph(600, 400), "image/jpeg")
    ingest("quay.jpg", town.stores, PUBLICATION)
    for name in ("quay.jpg--480.webp", "quay.jpg--whole.webp", "quay.jpg/.left", "/quay.jpg"):
        town.tell("IngestFunction", name)
        assert media(town) == stood, name
    assert len(asked_for("").encode()) > 1024


def test_an_article_that_nobody_sees_says_nothing_of_its_picture(town: Town) -> None:
    """It stands on no list by which it would hear that this has changed."""
    town.publish("quay.md", MOVED.replace("date:", "draft: true\ndate:"))
    photo(town, 600, 400)
    stood = town.items
    town.verify()
    assert town.items == stood


def test_a_record_that_cannot_be_read_is_written_anew(town: Town) -> None:
    photo(town, 600, 400)
    ended = town.everything
    bucket, key = town.stores.content_bucket, "pictures/quay.jpg.json"
    town.cloud.client("s3").put_object(Bucket=bucket, Key=key, Body=b"no record")
    ingest("quay.jpg", town.stores, PUBLICATION)
    assert town.everything == ended


def test_searchers_are_told_of_crops_that_stand_there(town: Town) -> None:
    photo(town, 1300, 700)
    town.publish("quay.md", MOVED)
    about = page(town).css_first('[type="application/ld+json"]')
    assert about
    _, *crops = json.loads(about.text())["@graph"][0]["image"]
    assert [address.partition("--")[2] for address in crops] == ["1x1.webp", "4x3.webp", "16x9.webp"]
    for address in crops:
        assert town.status(address.removeprefix("https://news.example")) == 200


def test_the_same_site_comes_whichever_was_first_and_stays_at_a_look(town: Town) -> None:
    town.publish("quay.md", MOVED)
    photo(town, 1300, 700)
    after = town.everything
    town.verify()
    assert town.everything == after
    town.delete("quay.md")
    town.publish("quay.md", MOVED)
    assert town.everything == after


HARMS: dict[str, Callable[[Town], object]] = {
    "a copy is gone": lambda town: town.stores.site.place("media/quay.jpg--480.webp").look().settle(None),
    "a copy is another": lambda town: harmed(town, "media/quay.jpg--480.webp"),
    "the picture is another": lambda town: harmed(town, "media/quay.jpg"),
    "a copy that none has": lambda town: harmed(town, "media/quay.jpg--1600.webp"),
    "a copy of nothing": lambda town: harmed(town, "media/ghost.png--480.webp"),
    "the record is another": lambda town: harmed(town, "pictures/quay.jpg.json"),
}


def harmed(town: Town, key: str) -> None:
    """Write something else under a key, with whatever was said of what stood there."""
    s3 = town.cloud.client("s3")
    bucket = town.stores.content_bucket if key.startswith("pictures/") else town.stores.site_bucket
    there = key in {thing["Key"] for thing in s3.list_objects_v2(Bucket=bucket).get("Contents", ())}
    head = s3.head_object(Bucket=bucket, Key=key) if there else None
    said = {"Metadata": head["Metadata"], "ContentType": head["ContentType"]} if head else {}
    body = b'{"width": 2, "height": 1}' if key.startswith("pictures/") else b"another"
    s3.put_object(Bucket=bucket, Key=key, Body=body, **said)


def test_whatever_is_harmed_of_a_picture_is_mended(town: Town) -> None:
    photo(town, 600, 400)
    town.publish("quay.md", MOVED)
    ended = town.everything
    for name, harm in HARMS.items():
        harm(town)
        assert town.everything != ended, name
        town.verify()
        assert town.everything == ended, name


def test_the_look_does_not_make_a_picture_again_and_asks_for_those_of_another_edition(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo(town, 600, 400)
    town.verify()
    written = town.cloud.aws_calls["s3:PutObject"]
    town.verify()
    assert town.cloud.aws_calls["s3:PutObject"] == written
    monkeypatch.setattr("broadsheet.pictures.EDITION", 9)
    monkeypatch.setattr("broadsheet.media.EDITION", 9)
    town.verify()
    size = town.stores.pictures.records.find("quay.jpg")
    assert size
    assert size.edition == 9


def test_a_picture_that_turns_out_to_be_damaged_takes_its_copies_along(town: Town) -> None:
    photo(town, 600, 400)
    whole = photograph(600, 400, "PNG")
    town.stores.inbox.put("quay.jpg", whole[:9000] + whole[-12:], "image/jpeg")
    town.cloud.settle()
    assert media(town) == set()
    refusal = town.stores.refusals.find("quay.jpg")
    assert refusal
    assert refusal.code == "bad_picture"
    town.verify()
    assert media(town) == set()
    assert town.stores.refusals.find("quay.jpg") == refusal
