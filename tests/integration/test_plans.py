"""What a publish writes: a bounded set of objects, and never another site than the articles make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from broadsheet import pages, pipeline
from broadsheet.publication import Publication
from broadsheet.site.plan import in_order, target_of
from broadsheet.stores import aws
from infra.local.calls import Calls
from tests.town import NOW, Town, built

MOST_CALLS = 195
"""Of AWS, for one article from the inbox to the readers. It only goes down."""

START = datetime(2026, 10, 20, tzinfo=UTC)


def story(number: int, *, hours: int | None = None, title: str = "", more: str = "") -> str:
    """An article of one section, two tags and an author."""
    date = START + timedelta(hours=number if hours is None else hours)
    return (
        f"---\ntitle: {title or f'Story {number}'}\ndate: {date.isoformat()}\nsection: Part {number % 3}\n"
        f"tags: [odd{number % 2}, t{number % 5}]\nauthors: [Desk {number % 2}]\n{more}---\n"
        f"Something happened for the {number}th time. Nobody had seen it come.\n"
    )


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    with built() as made:
        yield made


def site_writes(town: Town, before: Counter[str], articles: int) -> int:
    """How many objects of the site were written: all but a record and a summary for each article."""
    return (town.cloud.aws_calls - before)["s3:PutObject"] - 2 * articles


# Bounded ---------------------------------------------------------------------------------


@pytest.mark.parametrize("others", [3, 40])
def test_one_article_writes_twelve_objects_and_one_for_each_tag_and_author(town: Town, others: int) -> None:
    """The same however many there are: article, neighbour, front, section, month, sitemap, three feeds.

    A list that is new is set twice, as its article and it lead to each other.
    """
    for number in range(others):
        town.put(f"{number}.md", story(number))
    town.cloud.settle()
    before = Counter(town.cloud.aws_calls)
    town.publish("new.md", story(others))
    new_lists = 1 if others == 3 else 0
    assert site_writes(town, before, 1) == 9 + 3 + new_lists
    assert (town.cloud.aws_calls - before).total() <= MOST_CALLS


def test_the_first_article_of_a_month_writes_its_archive_too(town: Town) -> None:
    town.publish("old.md", story(0))
    before = Counter(town.cloud.aws_calls)
    town.publish("new.md", story(1, hours=24 * 20))
    new_lists = 3
    assert site_writes(town, before, 1) <= 12 + 3 + new_lists


def test_fifty_at_once_write_no_more_than_three_each(town: Town) -> None:
    """A hundred do too, and write 2.0 each; but the local table copies itself with every transaction."""
    for number in range(50):
        town.put(f"{number}.md", story(number))
    town.cloud.settle()
    assert site_writes(town, Counter(), 50) <= 3 * 50


def test_eight_at_once_make_the_same_site_with_the_same_calls(town: Town) -> None:
    for number in range(4):
        town.put(f"{number}.md", story(number))
    town.cloud.settle()
    keys = [key for key in town.stores.site.keys_under() if not key.startswith("media/")]
    targets = in_order(filter(None, map(target_of, keys)))
    made, calls = town.everything, list[Counter[str]]()
    for at_once in (1, 8):
        for key in keys:
            town.stores.site.place(key).look().settle(None)
        assert town.everything != made
        pages.told_of.cache_clear()
        heard = Calls()
        with heard.listening(), heard.counted("publish"):
            publication = Publication("Broadsheet", "https://news.example")
            pipeline.publish(targets, replace(town.stores, at_once=at_once), publication, lambda: NOW)
        assert town.everything == made
        calls.append(heard.counter)
    assert calls[0] == calls[1]


def test_eight_that_are_the_first_to_ask_share_one_client(town: Town) -> None:
    town.publish("a.md", story(1))
    made = list[str]()
    aws.session().register("creating-client-class.s3", lambda **_: made.append("s3"), unique_id="counted")
    aws.s3.cache_clear()
    targets = in_order(filter(None, map(target_of, ("index.html", "archive/index.html", "feed.xml"))))
    publication = Publication("Broadsheet", "https://news.example")
    pipeline.publish(targets, replace(town.stores, at_once=8), publication, lambda: NOW)
    aws.session().unregister("creating-client-class.s3", unique_id="counted")
    assert made == ["s3"]


def test_the_same_file_again_writes_nothing(town: Town) -> None:
    town.publish("a.md", story(1))
    before = Counter(town.cloud.aws_calls)
    town.publish("a.md", story(1))
    assert (town.cloud.aws_calls - before)["s3:PutObject"] == 0


# Right -----------------------------------------------------------------------------------


def dead_links(town: Town) -> list[str]:
    """Every link of every page of the site that leads nowhere, as a reader would find it."""
    kept = set(town.stores.site.keys_under())
    pages = {key: (town.stores.site.find(key) or b"").decode() for key in kept if key.endswith(".html")}
    found = {address: key for key, text in pages.items() for address in addresses(LexborHTMLParser(text))}
    return [f"{key}: {address}" for address, key in found.items() if not leads_somewhere(address, kept, town)]


def addresses(page: LexborHTMLParser) -> set[str]:
    """What a page of the site leads to on the site, without places in the page itself that are there."""
    said = {
        node.attributes.get("href") or node.attributes.get("src") or "" for node in page.css("[href], [src]")
    }
    return {
        address for address in said if address[:1] in "/#" and not (address[0] == "#" and page.css(address))
    }


def leads_somewhere(address: str, kept: set[str], town: Town) -> bool:
    path = address.partition("#")[0]
    key = path[1:] + ("index.html" if path.endswith("/") else "")
    return bool(path) and (key in kept or town.status(path) == 200)


Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "put", "move", "rename", "draft", "expire", "delete"]),
        st.integers(0, 4),
        st.integers(0, 60 * 24),
    ),
    min_size=3,
    max_size=8,
)


def take(town: Town, step: Step) -> None:
    """One thing that an editor does to one of five articles."""
    what, number, hours = step
    id = f"{number}.md"
    match what:
        case "put":
            town.publish(id, story(number))
        case "move":
            town.publish(id, story(number, hours=hours))
        case "rename":
            town.publish(id, story(number, title=f"Another {hours % 4}"))
        case "draft":
            town.publish(id, story(number, more="draft: true\n"))
        case "expire":
            town.publish(id, story(number, more=f"expires: {(START + timedelta(days=20)).isoformat()}\n"))
        case _:
            town.delete(id)


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_any_history_ends_in_the_site_that_its_last_day_would_make(
    monkeypatch: pytest.MonkeyPatch, steps: list[Step]
) -> None:
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    with built() as town:
        for step in steps:
            take(town, step)
            assert dead_links(town) == []
        left = [arrival.read() for arrival in map(town.stores.inbox.find, town.stores.inbox.ids()) if arrival]
        ended = town.everything
    with built() as fresh:
        for source in left:
            fresh.put(source.id, source.body.decode())
        fresh.verify()
        assert fresh.everything == ended
