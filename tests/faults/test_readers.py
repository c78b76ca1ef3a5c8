"""Readers who come while pages are written find whole ones, and nothing that they are not to see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest

from broadsheet.site.notices import led_before
from infra.local import functions
from infra.local.engine import replaced
from tests.faults.gate import Call, Keeper, kept
from tests.faults.reader import Reader
from tests.faults.stories import CHANGES, FERRY, NEW, come, go, put
from tests.faults.world import World, start_anew


@pytest.fixture(params=["1", "8"], ids=["one hand", "eight hands"])
def hands(request: pytest.FixtureRequest) -> Iterator[None]:
    """Publish writes so many objects at once; eight in the cloud."""
    with replaced(functions, "AT_ONCE", request.param):
        start_anew()
        yield
    start_anew()


@pytest.mark.usefixtures("hands")
@pytest.mark.parametrize("change", CHANGES)
def test_a_reader_meets_nothing_hidden_or_half_done(world: World, reader: Reader, change: str) -> None:
    assert not reader.dead_links()
    world.journey(CHANGES[change])
    assert reader.visits
    assert not reader.seen
    assert not reader.dead_links()


def test_a_new_section_is_there_before_the_lists_that_name_it(world: World, reader: Reader) -> None:
    world.journey(lambda town: put(town, "new.md", NEW.replace("section: City", "section: Harbour")))
    assert "section/harbour/index.html" in world.town.read("/author/desk/").replace('/"', '/index.html"')
    assert not reader.seen


@pytest.mark.usefixtures("hands")
@pytest.mark.parametrize("numbers", [(4,), (4, 6), range(1, 10)], ids=["one", "two", "nine"])
def test_what_comes_and_goes_together_leads_nowhere_before_or_after(
    world: World, reader: Reader, numbers: Sequence[int]
) -> None:
    assert not reader.dead_links()
    world.journey(come(*numbers))
    assert "section/elsewhere/index.html" in world.site()
    world.journey(go(*numbers))
    assert "section/elsewhere/index.html" not in world.site()
    assert not reader.seen
    assert not reader.dead_links()


def test_a_list_is_there_before_an_article_that_changes_to_it(world: World, reader: Reader) -> None:
    world.journey(lambda town: put(town, "ferry.md", FERRY.replace("tags: [river]", "tags: [island]")))
    assert "tag/island/index.html" in world.site()
    world.journey(lambda town: put(town, "ferry.md", FERRY))
    assert "tag/island/index.html" not in world.site()
    assert not reader.seen


class Asked(Keeper):
    """Notes which objects of a bucket anybody asks for."""

    def __init__(self, bucket: str) -> None:
        self._bucket, self.keys = f"{bucket}/", set[str]()

    def before(self, call: Call) -> None:
        asked = {thing.removeprefix(self._bucket) for thing in call.things if thing.startswith(self._bucket)}
        self.keys |= asked if call.name == "GetObject" else set()


@pytest.mark.parametrize(
    "link", ["/media/", "/../", "/%00/", f"/{'long' * 300}/", f"/tag/{'long' * 300}/", "/Some%20Where/"]
)
def test_what_an_article_leads_to_by_itself_may_be_anything(world: World, link: str) -> None:
    """Publish may not even ask for some of it, and S3 knows no such keys."""
    with kept(asked := Asked(world.town.stores.site_bucket)):
        world.journey(lambda town: put(town, "new.md", f"{NEW}\n[There]({link})\n"))
    assert f'href="{link}"' in world.town.read("/new-boat/")
    assert "new-boat/index.html" in asked.keys
    assert not [key for key in asked.keys if not _PLAIN.fullmatch(key)]


_PLAIN = re.compile(r"(?!media/)[a-z0-9./-]{1,300}")


def test_an_article_cannot_say_where_its_page_led_before(world: World) -> None:
    world.journey(lambda town: put(town, "new.md", f"{NEW}\n<!-- led to: tag/river/index.html -->\n"))
    assert not led_before(world.town.read("/new-boat/").encode())
