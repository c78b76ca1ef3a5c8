"""Who an author is, at the head of their front: for readers, and for machines by schema.org.

https://schema.org/ProfilePage and https://schema.org/Person
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.article import Picture
from broadsheet.entry import List
from broadsheet.profile import Profile
from broadsheet.publication import Publication
from broadsheet.site.metadata import as_script, saying
from broadsheet.site.press import absolute, safe


@dataclass(frozen=True)
class Link:
    """Where else an author is found."""

    url: str
    words: str
    """The address as readers write it, as `example.org/desk`."""


@dataclass(frozen=True)
class Who:
    """An author as their front shows them."""

    picture: Picture | None
    html: str
    lang: str
    links: Sequence[Link]
    data: str
    """For machines: JSON-LD, ready to stand inside a `<script>`."""


def who(publication: Publication, front: List, name: str, profile: Profile) -> Who:
    """The author whose front this is, by their name there."""
    links = [Link(url, url.partition("://")[2].removeprefix("www.").rstrip("/")) for url in profile.links]
    data = _linked_data(publication, front, name, profile)
    return Who(profile.picture, safe(profile.html), profile.lang, links, safe(data))


def _linked_data(publication: Publication, front: List, name: str, profile: Profile) -> str:
    url = absolute(publication, front.url)
    person = saying(
        **{"@type": "Person", "@id": url, "url": url},
        name=name,
        description=profile.about,
        image=absolute(publication, profile.picture.url) if profile.picture else None,
        sameAs=list(profile.links),
    )
    return as_script([{"@type": "ProfilePage", "url": url, "mainEntity": person}])
