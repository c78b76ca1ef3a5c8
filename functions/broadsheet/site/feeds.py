"""Feeds, whole texts in them where they can be: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.

https://www.rssboard.org/rss-specification and https://www.jsonfeed.org/version/1.1/.
What a feed does not show any more stands in the feeds of the months, RFC 5005.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from broadsheet.article import UNDATED, iso
from broadsheet.entry import ALL, Month
from broadsheet.profile import Profile
from broadsheet.publication import Page, Publication
from broadsheet.site.fronts import name_of
from broadsheet.site.plan import Target, What
from broadsheet.site.press import ATOM, BRIEFLY, JSON_FEED, RSS, absolute, printable, set_text
from broadsheet.site.remembered import remembered
from broadsheet.site.stories import Mention

FEED_LENGTH = 20
"""How many articles a feed has; one of a month has them all, as long as it can be answered at once:"""
WHOLE_LENGTH, WHOLE_SIZE = 5 * FEED_LENGTH, 1_000_000
"""so many of a month's articles are told whole, of so many characters together, and the rest in a line,"""
MONTH_LENGTH = 2_000
"""and so many at all. An answer of Lambda has at most 6 MB, and each whole text is read from S3."""


@dataclass(frozen=True)
class Around:
    """The feeds of the months before and after, where a feed goes on."""

    earlier: Month | None = None
    later: Month | None = None


def feed(
    publication: Publication,
    target: Target,
    stories: Sequence[Mention],
    around: Around,
    profile: Profile | None = None,
) -> Page | None:
    """A feed, newest first; an empty list has none, except that the site's is always there.

    `profile` says who the author is whose feed it is.
    """
    if not stories and (target.which != ALL or target.month):
        return None
    if target.what is What.JSON_FEED:
        return _json_feed(publication, target, stories, profile)
    template, kind = {What.ATOM: ("atom.xml", ATOM), What.RSS: ("rss.xml", RSS)}[target.what]
    return set_text(
        target.key,
        template,
        kind,
        publication,
        target=target,
        home=target.which.url,
        title=_title(publication, target, stories, profile),
        logo=profile.picture.url if profile and profile.picture else None,
        stories=stories,
        updated=max((story.updated for story in stories), default=UNDATED),
        current=Target(target.what, which=target.which).url if target.month else None,
        earlier=_archive(target, around.earlier),
        later=_archive(target, around.later),
    )


def _title(
    publication: Publication, target: Target, stories: Sequence[Mention], profile: Profile | None
) -> str:
    if target.which == ALL:
        return publication.title
    name = (profile.name if profile else None) or name_of(target.which, stories[0].entry)
    return f"{name} – {publication.title}"


def _archive(target: Target, month: Month | None) -> str | None:
    return Target(target.what, month=month.month, which=target.which).url if month else None


def _json_feed(
    publication: Publication, target: Target, stories: Sequence[Mention], profile: Profile | None
) -> Page:
    portrait = profile.picture.url if profile and profile.picture else None
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(publication, target, stories, profile),
        "description": publication.tagline or None,
        "home_page_url": absolute(publication, target.which.url),
        "feed_url": absolute(publication, target.url),
        "icon": absolute(publication, portrait) if portrait else None,
        "language": publication.lang,
        "items": [_item(publication, story) for story in stories],
    }
    text = json.dumps(_said(said), ensure_ascii=False)
    return Page(target.key, printable(text) + b"\n", JSON_FEED, cache_control=BRIEFLY)


@remembered(2 * FEED_LENGTH, lambda item: len(item["content_html"]))
def _item(publication: Publication, story: Mention) -> dict[str, Any]:
    entry = story.entry
    picture = entry.picture and absolute(publication, entry.picture.url)
    authors = [
        {"name": author.name, "url": absolute(publication, f"/author/{author.slug}/")}
        for author in entry.authors
    ]
    return _said(
        {
            "id": story.permanent_id(publication),
            "url": absolute(publication, entry.url),
            "title": entry.title,
            "summary": story.abstract,
            "content_html": story.html(publication),
            "image": picture,
            "date_published": iso(entry.published_at) if entry.dated else None,
            "date_modified": iso(entry.updated_at) if entry.updated_at else None,
            "authors": authors,
            "tags": [term.name for term in (entry.section, *entry.tags) if term],
            "language": entry.lang,
        }
    )


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "") or name == "items"}
