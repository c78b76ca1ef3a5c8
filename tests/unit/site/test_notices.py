"""What stands for a moment where a page is about to go."""

from __future__ import annotations

from broadsheet.publication import Publication
from broadsheet.site.links import paths_in
from broadsheet.site.notices import gone, leaving, led_before

KEYS = {"tag/boats/index.html", "2026/11/index.html", "night--ferry/index.html"}


def test_what_is_about_to_go_keeps_where_it_led_and_leads_nowhere(publication: Publication) -> None:
    page = leaving(gone(publication), KEYS)
    assert led_before(page.body) == KEYS
    assert paths_in(page.body, publication.url) == paths_in(gone(publication).body, publication.url)


def test_it_stays_as_it_is_when_whoever_began_to_remove_it_begins_again(publication: Publication) -> None:
    page = leaving(gone(publication), KEYS)
    assert leaving(gone(publication), led_before(page.body)) == page


def test_what_stands_for_longer_keeps_nothing(publication: Publication) -> None:
    assert led_before(gone(publication).body) == set()
