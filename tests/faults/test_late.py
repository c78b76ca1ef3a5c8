"""Changes that are published late, in another order, or by a repair leave no dead link on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import permutations

import pytest

from tests.faults.gate import Call, Died, Keeper, kept
from tests.faults.reader import Reader
from tests.faults.stories import BRIDGE, FERRY, NEW, Change, come, delete, go, odd, put, story, traces
from tests.faults.world import World, about
from tests.town import Town


def all_of(*changes: Change) -> Change:
    def change(town: Town) -> None:
        for each in changes:
            each(town)

    return change


ELSEWHERE = odd(6).replace("odd, odd-6", "island")
TIDE = story("High tide", "2026-11-01").replace("City", "Elsewhere").replace("river", "tide")
EBB = story("Low tide", "2026-11-18").replace("river", "tide")
"""Shows the other below its text, which need not lead back."""


def tides(town: Town) -> None:
    put(town, "tide.md", TIDE)
    for day in (11, 12, 13):
        put(town, f"fair-{day}.md", story(f"Fair {day}", f"2026-11-{day}"))
    put(town, "ebb.md", EBB)


LINKS = "".join(f"[{number}](/tag/none-{number}/)\n" for number in range(30))


@pytest.mark.parametrize("order", [(4, 6), (6, 4)])
def test_a_list_that_two_empty_stays_until_nothing_leads_there(
    world: World, reader: Reader, order: tuple[int, ...]
) -> None:
    world.journey(come(4, 6))
    held = {number: world.held("PublishFunction", go(number)) for number in (4, 6)}
    for number in order:
        world.deliver(*held[number])
        assert not reader.dead_links()
    assert not reader.seen
    assert not traces(world.site())


def test_a_dead_link_of_an_editor_hides_nothing_that_others_lead_to(world: World, reader: Reader) -> None:
    """The ferry's page, set with that of its neighbour, led to the new article before that was there."""
    world.journey(lambda town: put(town, "ferry.md", f"{FERRY}\n[Soon](/odd-4/)\n"))
    late = world.held("PublishFunction", come(4))
    reader.seen.clear()
    world.journey(lambda town: put(town, "bridge.md", BRIDGE))
    assert "/odd-4/" in world.town.read("/")
    assert not reader.dead_links()
    world.deliver(*late)
    assert not reader.seen


@pytest.mark.parametrize("key", ["feed.xml", "rss.xml", "feed.json"])
def test_a_feed_that_is_set_by_its_name_leads_to_what_is_there(
    world: World, reader: Reader, key: str
) -> None:
    late = world.held("PublishFunction", come(4))
    world.deliver(about("PublishFunction", key))
    assert not reader.dead_links()
    world.deliver(*late)
    assert not reader.seen


def test_a_repair_that_died_still_knows_what_led_to_a_page(world: World) -> None:
    world.journey(come(4))
    world.held("PublishFunction", go(4))
    repair = about("PublishFunction", "odd-4/index.html")
    put_back = world.keep()
    with kept(moments := Moments()):
        world.deliver(repair)
    for moment in range(moments.count):
        put_back()
        with kept(Moments(moment)):
            world.once(repair.function, repair.event["Records"])
        world.deliver(repair)
        assert not traces(world.site())


@pytest.mark.parametrize("first", [(), ("tag/tide/index.html",), ("author/desk/index.html",)], ids=str)
def test_a_repair_by_name_takes_a_page_from_where_it_is_shown_as_related(
    world: World, reader: Reader, first: tuple[str, ...]
) -> None:
    """Its lists, which tell by whom it is shown, may have been repaired before."""
    world.journey(all_of(tides, lambda town: put(town, "tide.md", TIDE.replace("Elsewhere", "City"))))
    late = world.held("PublishFunction", lambda town: delete(town, "tide.md"))
    for key in (*first, "high-tide/index.html"):
        world.deliver(about("PublishFunction", key))
    assert "high-tide/index.html" not in world.site()
    assert not reader.dead_links()
    world.deliver(*late)
    assert not reader.seen


def test_what_was_looked_for_as_leading_to_what_goes_comes_where_something_leads_to_it(
    world: World, reader: Reader
) -> None:
    """A page that goes names its month, which is gone already; then the archive has that month again."""
    september = odd(4).replace("-11-04", "-09-04")
    world.journey(lambda town: put(town, "odd-4.md", september))
    moved = world.held(
        "PublishFunction", lambda town: put(town, "odd-4.md", story("Odd 4", "2026-10-04", "slug: even\n"))
    )
    world.deliver(about("PublishFunction", "2026/09/index.html"))
    world.deliver(about("PublishFunction", "sitemap-2026-09.xml"))
    new = world.held("PublishFunction", lambda town: put(town, "new.md", NEW.replace("-11-", "-09-")))
    world.deliver(about("PublishFunction", "odd-4/index.html"))
    assert "2026/09/" in world.town.read("/archive/")
    assert not reader.dead_links()
    world.deliver(*moved, *new)
    assert not reader.seen


def test_a_list_goes_that_never_had_the_article_which_leads_there(world: World, reader: Reader) -> None:
    """A repair of a sitemap has brought its page, and it has gone before anybody else heard of it."""
    world.journey(come(6))
    held = world.held("PublishFunction", come(4))
    world.deliver(about("PublishFunction", "sitemap-2026-11.xml"))
    assert "/odd-4/" not in world.town.read("/tag/odd/")
    held += world.held("PublishFunction", go(4))
    world.journey(go(6))
    assert "tag/odd/index.html" not in world.site()
    assert not reader.dead_links()
    world.deliver(*held)
    assert not traces(world.site())
    assert not reader.seen


class Moments(Keeper):
    """Counts what is written, and dies when one of those has taken effect."""

    def __init__(self, last: int | None = None) -> None:
        self._last, self.count = last, 0

    def after(self, call: Call) -> None:
        if call.writes:
            self.count += 1
            if self.count - 1 == self._last:
                raise Died


@pytest.mark.parametrize("order", list(permutations((4, 6, 7))))
def test_whoever_hears_first_of_several_that_come_leaves_no_dead_link(
    world: World, reader: Reader, order: tuple[int, ...]
) -> None:
    held = {number: world.held("PublishFunction", come(number)) for number in sorted(order)}
    for number in order:
        world.deliver(*held[number])
        assert not reader.dead_links()
    assert not reader.seen


@pytest.mark.parametrize(
    "order", [sorted, partial(sorted, reverse=True)], ids=["first to last", "last to first"]
)
def test_a_repair_by_names_leaves_nothing_of_what_nobody_heard_of(
    world: World, order: Callable[[set[str]], list[str]]
) -> None:
    world.journey(come(4))
    world.held("PublishFunction", go(4))
    for key in order(world.site()):
        world.deliver(about("PublishFunction", key))
    assert not traces(world.site())


def test_a_feed_leads_to_no_author_whose_list_is_yet_to_come(world: World, reader: Reader) -> None:
    late = world.held("PublishFunction", lambda town: put(town, "new.md", NEW.replace("Desk", "Newman")))
    world.journey(lambda town: put(town, "bridge.md", BRIDGE))
    assert "/author/newman/" in world.town.read("/feed.xml")
    assert not reader.dead_links()
    world.deliver(*late)
    assert not reader.dead_links()


@pytest.mark.parametrize("step", ["SummarizeFunction", "IndexFunction"])
@pytest.mark.parametrize("first", ["its own", "another's"])
@pytest.mark.parametrize("then", ["it is saved again", "it goes"])
def test_what_is_about_to_change_before_it_is_published_is_there_when_lists_lead_to_it(
    world: World, reader: Reader, step: str, first: str, then: str
) -> None:
    """Its text is ahead of the index, which has it on its lists."""
    own = world.held("PublishFunction", come(4))
    other = world.held("PublishFunction", lambda town: put(town, "bridge.md", BRIDGE))
    again = lambda town: put(town, "odd-4.md", odd(4).replace("second", "third"))  # noqa: E731
    late = world.held(step, go(4) if then == "it goes" else again)
    world.deliver(*(own if first == "its own" else other))
    assert "/odd-4/" in world.town.read("/")
    assert "Odd 4" in world.town.read("/odd-4/")
    assert not reader.dead_links()
    world.deliver(*late)
    world.town.cloud.settle()
    assert "odd-4/index.html" not in world.site() or "third boat" in world.town.read("/odd-4/")
    world.deliver(*own, *other)
    assert bool(traces(world.site())) is (then != "it goes")
    assert not reader.seen


def test_what_goes_takes_its_links_from_those_who_have_yet_to_hear_of_another(
    world: World, reader: Reader
) -> None:
    """By the index the new one stands between the two, but the page of the last knows nothing of it."""
    world.journey(lambda town: put(town, "odd-4.md", odd(4)))
    late = world.held(
        "PublishFunction", lambda town: put(town, "new.md", NEW.replace("-04", "-04T12:00:00Z"))
    )
    world.journey(go(4))
    assert not reader.dead_links()
    world.deliver(*late)
    assert not reader.dead_links()


MISSED: dict[str, tuple[Change, Change, Sequence[Change]]] = {
    "a list names a section that goes": (
        all_of(come(4), lambda town: put(town, "odd-6.md", ELSEWHERE)),
        lambda town: put(town, "odd-6.md", ELSEWHERE.replace("Elsewhere", "City")),
        [go(4)],
    ),
    "an article leads to a list that was set without it": (
        come(4),
        lambda town: put(town, "odd-4.md", story("Odd 4", "2026-11-04", "slug: even\n")),
        [come(6), go(6)],
    ),
    "an article leads to one whose page was set without it": (
        come(4, 6),
        go(4),
        [lambda town: put(town, "odd-6.md", odd(6).replace("second", "third")), go(6)],
    ),
    "an article shows one that has gone, and names its section": (
        all_of(come(4), tides),
        lambda town: delete(town, "tide.md"),
        [go(4)],
    ),
    "an article shows one that was in a section": (
        all_of(come(4), tides),
        lambda town: put(town, "tide.md", TIDE.replace("Elsewhere", "City")),
        [go(4)],
    ),
    "a month shows an article whose page was set with another": (
        lambda town: put(town, "odd-4.md", odd(4).replace("-11-04", "-09-04")),
        lambda town: put(town, "odd-4.md", story("Odd 4", "2026-11-04")),
        [lambda town: put(town, "quay.md", story("Quay closes", "2026-11-05")), come(6), go(6)],
    ),
}
"""How all stands at first, a change that is published last, and what others change meanwhile."""


@pytest.mark.parametrize("case", MISSED)
def test_what_others_have_yet_to_hear_of_leaves_no_dead_link(world: World, reader: Reader, case: str) -> None:
    before, missed, others = MISSED[case]
    world.journey(before)
    late = world.held("PublishFunction", missed)
    for change in others:
        world.journey(change)
        assert not reader.dead_links()
    world.deliver(*late)
    assert not reader.dead_links()
    assert not reader.seen


def test_what_stood_on_the_front_page_alone_and_has_gone_leads_nowhere_when_its_neighbour_goes(
    world: World, reader: Reader
) -> None:
    """Its page has been brought with the front page, and its neighbour's has never led there."""
    held = world.held("PublishFunction", come(4))
    world.deliver(about("PublishFunction", "index.html"))
    assert "/quay-closes/" in world.town.read("/odd-4/")
    assert "/odd-4/" not in world.town.read("/quay-closes/")
    held += world.held("PublishFunction", go(4))
    world.journey(lambda town: delete(town, "quay.md"))
    assert not reader.dead_links()
    world.deliver(*held)
    assert not traces(world.site())


@pytest.mark.parametrize(
    ("id", "page", "text"), [("odd-4.md", "odd-4", odd(4)), ("tide.md", "high-tide", TIDE)]
)
def test_nothing_names_a_section_that_an_article_has_left_when_that_goes(
    world: World, reader: Reader, id: str, page: str, text: str
) -> None:
    """Its page alone has been set. Its lists, and what shows it as related, have yet to hear."""
    world.journey(
        all_of(tides, lambda town: put(town, "odd-6.md", ELSEWHERE), lambda town: put(town, id, text))
    )
    late = world.held("PublishFunction", lambda town: put(town, id, text.replace("Elsewhere", "City")))
    world.deliver(about("PublishFunction", f"{page}/index.html"))
    world.journey(all_of(go(6), lambda town: put(town, "tide.md", TIDE.replace("Elsewhere", "City"))))
    assert "section/elsewhere/index.html" not in world.site()
    assert not reader.dead_links()
    world.deliver(*late)
    assert not reader.dead_links()


def test_the_daily_look_takes_away_what_nobody_heard_of_without_a_dead_link(
    world: World, reader: Reader
) -> None:
    world.journey(come(4))
    world.held("PublishFunction", go(4))
    reader.forget()
    world.town.verify()
    assert not traces(world.site())
    assert not reader.dead_links()


def test_a_link_of_an_editor_keeps_no_list(world: World) -> None:
    """Two go that alone lead to a list, of which only one stands on it; each is published by itself."""
    world.journey(lambda town: put(town, "odd-6.md", f"{odd(6)}\n[There](/tag/odd-4/)\n"))
    world.journey(come(4))
    held = [world.held("PublishFunction", go(number)) for number in (4, 6)]
    for deliveries in held:
        world.deliver(*deliveries)
    assert not traces(world.site())


@pytest.mark.parametrize(
    "new",
    [NEW, NEW.replace("City", "Harbour"), NEW.replace("2026-11", "2026-09")],
    ids=["in a section", "in a new section", "in a new month"],
)
@pytest.mark.parametrize("more", ["", LINKS], ids=["plain", "with many links of its own"])
def test_what_a_list_leads_to_is_there_whoever_was_first_to_set_it(
    world: World, reader: Reader, new: str, more: str
) -> None:
    """An older article is published first, while the lists that it is on show the newer one already."""
    late = world.held("PublishFunction", lambda town: put(town, "new.md", new))
    first = world.held("PublishFunction", lambda town: put(town, "bridge.md", BRIDGE + more))
    world.deliver(*first)
    assert world.town.read("/new-boat/")
    assert not _led_astray(reader.dead_links())
    world.deliver(*late)
    assert not _led_astray(reader.dead_links())
    reader.seen = _led_astray(reader.seen)


def _led_astray(links: set[str]) -> set[str]:
    """By us, and not by an editor."""
    return {link for link in links if "tag/none-" not in link}


def test_a_rebuild_sets_what_a_late_change_has_yet_to_set(world: World, reader: Reader) -> None:
    """The front page is set again by its name alone, while the stream has yet to bring a new section."""
    new = NEW.replace("section: City", "section: Harbour")
    late = world.held("PublishFunction", lambda town: put(town, "new.md", new))
    world.deliver(about("PublishFunction", "index.html"))
    assert not reader.dead_links()
    world.deliver(*late)
    assert not reader.dead_links()


def test_a_page_is_there_until_nothing_leads_to_it(world: World, reader: Reader) -> None:
    """Whoever publishes late what changed in an article that has gone meanwhile leaves its page alone."""
    late = world.held("PublishFunction", lambda town: put(town, "bridge.md", BRIDGE))
    gone = world.held("PublishFunction", lambda town: delete(town, "bridge.md"))
    world.deliver(*late)
    assert "bridge-opens/index.html" in world.site()
    world.deliver(*gone)
    assert "bridge-opens/index.html" not in world.site()
    assert not reader.dead_links()
