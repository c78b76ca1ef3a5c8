"""A file in the inbox is a page, and whatever happens to the file happens to the page."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import permutations

import pytest
import time_machine

from broadsheet.article import SummaryState
from tests.town import NOW, Town, built

TEXT = """The town will run a second boat after midnight from December. The council agreed on
Monday evening to pay for the crew. Passengers have asked for it for years.

The first boat leaves the north quay at ten past one, and the second at half past two. Both
call at the island on the way back. A ticket costs as much as by day.

Fishermen had feared for the quiet of the harbour. The harbour master said that the engine is
electric and that nobody would hear it beyond the pier.
"""


def story(title: str, date: str = "2026-11-02", more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {date}\nsection: City\ntags: [river]\n{more}---\n{TEXT}"


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    with built() as town:
        yield town


@pytest.fixture
def differences(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """What the sweep has found to differ since this was last asked."""
    caplog.set_level(logging.INFO)

    def found() -> list[str]:
        said = [record.__dict__ for record in caplog.records]
        caplog.clear()
        return [one["name_of"] for one in said if one.get("outcome") == "differs"]

    return found


# What happens to a file happens to the page -----------------------------------------------


def test_a_file_in_the_inbox_is_a_page_with_its_summary(town: Town) -> None:
    town.publish("city/ferry.md", story("Night ferry"))
    page = town.read("/night-ferry/")
    assert page.count("No time to read?") == 2
    assert "electric" in page
    summary = town.stores.summaries.find("city/ferry.md")
    assert summary
    assert summary.state is SummaryState.READY
    assert summary.line in page
    for path in ("/", "/section/city/", "/tag/river/", "/2026/11/", "/feed.xml"):
        assert "Night ferry" in town.read(path), path


def test_pages_lead_to_the_articles_before_and_after(town: Town) -> None:
    for number, title in enumerate(("First", "Second", "Third"), start=1):
        town.publish(f"{number}.md", story(title, f"2026-11-0{number}"))
    middle = town.read("/second/")
    assert 'href="/first/"' in middle
    assert 'href="/third/"' in middle
    town.delete("2.md")
    assert 'href="/third/"' in town.read("/first/")
    assert 'href="/first/"' in town.read("/third/")


def test_a_back_dated_article_comes_between_two_pages(town: Town) -> None:
    town.publish("1.md", story("First", "2026-09-01"))
    town.publish("3.md", story("Third", "2026-11-03"))
    town.publish("2.md", story("Second", "2026-10-02"))
    assert 'href="/second/"' in town.read("/first/")
    assert 'href="/second/"' in town.read("/third/")


def test_an_edited_file_is_an_edited_page(town: Town) -> None:
    town.publish("ferry.md", story("Night ferry", more="slug: ferry\n"))
    town.publish("ferry.md", story("Late ferry", more="slug: ferry\n"))
    assert "Late ferry" in town.read("/ferry/")
    assert "Night ferry" not in town.read("/ferry/") + town.read("/")


def test_a_deleted_file_is_gone_from_everywhere(town: Town) -> None:
    town.publish("ferry.md", story("Night ferry"))
    town.delete("ferry.md")
    assert town.status("/night-ferry/") == 410
    assert town.status("/section/city/") == 404
    assert "Night ferry" not in town.read("/") + town.read("/feed.xml")
    assert not [key for key in town.everything if "ferry" in key]


def test_a_deleted_file_that_comes_back_is_the_page_that_it_was(town: Town) -> None:
    town.publish("ferry.md", story("Night ferry"))
    before = town.everything
    town.delete("ferry.md")
    town.publish("ferry.md", story("Night ferry"))
    assert town.everything == before


def test_a_changed_address_leads_readers_on(town: Town) -> None:
    for slug in ("ferry", "night-ferry", "late-ferry"):
        town.publish("ferry.md", story("Night ferry", more=f"slug: {slug}\n"))
    for old in ("/ferry/", "/night-ferry/"):
        response = town.cloud.request("GET", old)
        assert (response.status, response.header("location")) == (301, "/late-ferry/")
    assert town.status("/late-ferry/") == 200
    assert town.status("/never/") == 404


def test_nobody_keeps_for_long_where_an_article_is_not(town: Town) -> None:
    for slug in ("ferry", "night-ferry", "ferry"):
        town.publish("ferry.md", story("Night ferry", more=f"slug: {slug}\n"))
    town.publish("draft.md", story("A draft"))
    town.delete("draft.md")
    for path, status in {"/night-ferry/": 301, "/a-draft/": 410, "/never/": 404}.items():
        response = town.cloud.request("GET", path)
        assert response.status == status
        assert "max-age=0" in (response.header("cache-control") or ""), path


def test_a_draft_takes_a_page_back(town: Town) -> None:
    town.publish("ferry.md", story("Night ferry"))
    town.publish("ferry.md", story("Night ferry", more="draft: true\n"))
    assert town.status("/night-ferry/") == 410
    assert "Night ferry" not in town.read("/")


def test_a_file_that_breaks_takes_its_page_along_and_says_why(town: Town) -> None:
    town.publish("other.md", story("Another"))
    town.publish("ferry.md", story("Night ferry"))
    town.publish("ferry.md", "---\ntitle: [\n---\nText\n")
    assert town.status("/night-ferry/") == 410
    refusal = town.stores.refusals.find("ferry.md")
    assert refusal
    assert refusal.line
    assert "Another" in town.read("/")
    town.publish("ferry.md", story("Night ferry"))
    assert town.status("/night-ferry/") == 200
    assert town.stores.refusals.find("ferry.md") is None


def test_an_address_that_two_want_belongs_to_the_earlier(town: Town) -> None:
    town.publish("late.md", story("Night ferry", "2026-11-05"))
    town.publish("early.md", story("Night ferry", "2026-11-03"))
    clash = town.stores.clashes.find("late.md")
    assert clash
    assert "early.md" in clash.message
    assert "2026-11-03" in town.read("/night-ferry/")
    town.delete("early.md")
    assert "2026-11-05" in town.read("/night-ferry/")
    assert town.stores.clashes.find("late.md") is None


# The clock --------------------------------------------------------------------------------


def test_the_clock_publishes_and_takes_away(town: Town) -> None:
    town.publish("ferry.md", story("Night ferry", "2026-11-25", more="expires: 2026-11-27\n"))
    assert town.status("/night-ferry/") == 404
    with time_machine.travel(NOW + timedelta(days=6)):
        town.cloud.run_schedule("due")
        town.cloud.settle()
        assert "Night ferry" in town.read("/night-ferry/")
        assert "Night ferry" in town.read("/")
    with time_machine.travel(NOW + timedelta(days=8)):
        town.cloud.run_schedule("due")
        town.cloud.settle()
        assert town.status("/night-ferry/") == 410
        assert "Night ferry" not in town.read("/")


# Events are hints -------------------------------------------------------------------------


def test_events_that_come_again_change_nothing(town: Town) -> None:
    town.publish("ferry.md", story("Night ferry"))
    before, wrote = town.everything, town.cloud.aws_calls["s3:PutObject"]
    for _ in range(2):
        town.tell("IngestFunction", "ferry.md")
        town.tell("SummarizeFunction", "articles/ferry.md.json")
        town.tell("IndexFunction", "summaries/ferry.md.json")
    town.cloud.settle()
    assert town.everything == before
    assert town.cloud.aws_calls["s3:PutObject"] == wrote


def test_events_that_come_before_their_time_change_nothing(town: Town) -> None:
    town.put("ferry.md", story("Night ferry"))
    town.tell("IndexFunction", "summaries/ferry.md.json")
    town.tell("SummarizeFunction", "articles/ferry.md.json")
    assert town.everything == {}
    town.cloud.settle()
    assert "Night ferry" in town.read("/night-ferry/")


def test_an_old_event_does_not_bring_an_old_version_back(town: Town) -> None:
    for title in ("First draft", "Second draft", "Night ferry"):
        town.put("ferry.md", story(title, more="slug: ferry\n"))
    town.cloud.settle()
    assert "Night ferry" in town.read("/ferry/")
    town.stores.inbox.delete("ferry.md")
    town.put("ferry.md", story("Late ferry", more="slug: ferry\n"))
    town.cloud.settle()
    town.tell("IngestFunction", "ferry.md")
    assert "Late ferry" in town.read("/ferry/")


def test_a_message_that_publish_cannot_read_keeps_no_page_from_its_turn(town: Town) -> None:
    """Only what is no message comes back; a name under which nothing stands is nothing to do."""
    town.publish("ferry.md", story("Night ferry"))
    s3, bucket = town.cloud.client("s3"), town.stores.site_bucket
    for key in ("index.html", "night-ferry/index.html"):
        s3.delete_object(Bucket=bucket, Key=key)
    told = ["night-ferry/index.html", "no-page", "index.html"]
    bodies = [json.dumps({"look_at": [key]}) for key in told] + ["nonsense"]
    records = [{"messageId": f"m{number}", "body": body} for number, body in enumerate(bodies)]
    answer = town.cloud.invoke("PublishFunction", {"Records": records})
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m3"}]}
    assert town.status("/") == town.status("/night-ferry/") == 200


def test_an_event_about_nothing_does_nothing(town: Town) -> None:
    town.tell("IngestFunction", "never-there.md")
    town.tell("SummarizeFunction", "articles/never-there.md.json")
    town.tell("IndexFunction", "summaries/never-there.md.json")
    town.cloud.settle()
    assert town.everything == {}


# Verify and rebuild -----------------------------------------------------------------------


def some_stories(town: Town) -> None:
    town.put("ferry.md", story("Night ferry", "2026-11-02"))
    town.put("bridge.md", story("Bridge opens", "2026-10-30"))
    town.put("draft.md", story("Not yet", more="draft: true\n"))
    town.put("broken.md", "")
    town.cloud.settle()


def test_when_all_is_done_nothing_differs(town: Town, differences: Callable[[], list[str]]) -> None:
    some_stories(town)
    town.verify()
    differences()
    before = town.everything
    town.verify()
    assert differences() == []
    assert town.everything == before


HARMED = (
    "site/night-ferry/index.html",
    "site/index.html",
    "site/feed.xml",
    "site/section/city/index.html",
    "content/articles/ferry.md.json",
    "content/summaries/bridge.md.json",
    "content/rejected/ingest/broken.md.json",
)


@pytest.mark.parametrize("harm", ["tampered", "lost"])
def test_what_was_harmed_is_made_good(town: Town, differences: Callable[[], list[str]], harm: str) -> None:
    some_stories(town)
    town.verify()
    before, s3 = town.everything, town.cloud.client("s3")
    for key in HARMED:
        name, _, inner = key.partition("/")
        bucket = town.stores.site_bucket if name == "site" else town.stores.content_bucket
        if harm == "lost":
            s3.delete_object(Bucket=bucket, Key=inner)
        else:
            s3.put_object(Bucket=bucket, Key=inner, Body=before[key].replace(b"boat", b"goat") + b" ")
    town.cloud.settle()  # the harm spreads, as it would
    town.verify()
    assert town.everything == before
    differences()
    town.verify()
    assert differences() == []


def test_what_should_not_be_there_is_removed(town: Town) -> None:
    some_stories(town)
    town.verify()
    before = town.everything
    for key in ("ghost/index.html", "tag/ghost/index.html", "2020/01/index.html", "media/ghost.png"):
        town.cloud.client("s3").put_object(Bucket=town.stores.site_bucket, Key=key, Body=b"ghost")
    town.verify()
    assert town.everything == before


def test_an_article_whose_event_was_lost_is_published_by_the_daily_look(town: Town) -> None:
    town.cloud.settle()
    town.put("ferry.md", story("Night ferry"))
    town.cloud.client("sqs").purge_queue(QueueUrl=town.cloud.physical("IngestQueue"))
    town.cloud.settle()
    assert town.status("/night-ferry/") == 404
    town.verify()
    assert town.status("/night-ferry/") == 200


def test_the_order_of_files_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    stories = {
        "a.md": story("Night ferry", "2026-11-02"),
        "b.md": story("Night ferry", "2026-11-03"),
        "c.md": story("Bridge opens", "2026-10-30"),
        "d.md": "",
    }
    sites = []
    for order in list(permutations(stories))[::9]:
        with built() as town:
            for id in order:
                town.publish(id, stories[id])
            town.verify()
            sites.append(town.everything)
    with built() as town:
        for id, text in stories.items():
            town.put(id, text)
        town.cloud.settle()
        town.verify()
        sites.append(town.everything)
    assert all(site == sites[0] for site in sites)
    assert "site/night-ferry/index.html" in sites[0]
