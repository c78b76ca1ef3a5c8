"""What is known of the pictures of the inbox, and which of them an article shows in vain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from broadsheet.article import Article, ArticleId, Warned
from broadsheet.entry import Entry, picture_id
from broadsheet.media import Size
from broadsheet.profile import Profile
from broadsheet.stores.bucket import Records

MOST = 10
"""Of one article: each is read for its page, and a list that changes in the article's one transaction."""


@dataclass(frozen=True)
class Pictures:
    """The records of pictures."""

    records: Records[Size]

    def sizes(self, ids: Iterable[ArticleId]) -> Mapping[ArticleId, Size]:
        """Those of them that are there."""
        found = {id: self.records.find(id) for id in ids}
        return {id: size for id, size in found.items() if size}

    def illustrated(self, entry: Entry) -> Entry:
        """An entry with the size and the copies of its picture, and which pictures are not there."""
        sizes = self.sizes(entry.pictures)
        missing = tuple(id for id in entry.pictures if id not in sizes)
        picture, id = entry.picture, picture_id(entry.picture.url) if entry.picture else None
        if picture and id:
            picture = sizes[id].of(picture) if id in sizes else None
        return entry.model_copy(update={"picture": picture, "missing": missing or None})

    def missing(self, article: Article | Profile) -> tuple[Warned, ...]:
        """What its editor should know."""
        shown = shown_in(article)
        there = self.sizes(shown)
        said = "There is no picture {} in the inbox, or none that can be shown."
        return tuple(
            Warned(code="picture_missing", message=said.format(id)) for id in shown if id not in there
        )


def shown_in(article: Article | Profile) -> tuple[ArticleId, ...]:
    """The first pictures of the inbox that an article, or what is said of an author, shows."""
    ids = filter(None, map(picture_id, article.pictures))
    return tuple(dict.fromkeys(ids))[:MOST]
