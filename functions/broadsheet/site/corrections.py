"""What had to be corrected, for readers who have read it wrong."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.entry import CORRECTIONS, Month
from broadsheet.publication import Page, Publication
from broadsheet.site.fronts import headlines, years_of
from broadsheet.site.plan import Target, What
from broadsheet.site.press import set_page
from broadsheet.site.stories import Story

CORRECTED_LENGTH = 50
"""How many articles a month of corrections has: each is read while someone waits."""


def corrections_page(publication: Publication, stories: Sequence[Story], months: Sequence[Month]) -> Page:
    """The articles that were corrected of late, the newest correction first; an empty page says so."""
    return _page(publication, Target(What.FRONT, which=CORRECTIONS), stories, months)


def corrections_month(publication: Publication, target: Target, stories: Sequence[Story]) -> Page | None:
    """The articles that were corrected last in one month; a month without any has no page."""
    return _page(publication, target, stories, ()) if stories else None


def _page(
    publication: Publication, target: Target, stories: Sequence[Story], months: Sequence[Month]
) -> Page:
    return set_page(
        target.key,
        "corrections.html",
        publication,
        publication.lang,
        target=target,
        month=Month(month=target.month, count=len(stories)) if target.month else None,
        about=headlines([story.entry for story in stories]),
        stories=stories,
        years=years_of(publication, months),
    )
