"""An article as feeds tell it: with all that belongs to it, or, where there are too many, in its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from uuid import NAMESPACE_URL, uuid5

from broadsheet.article import Article, Summary, text_of
from broadsheet.entry import Entry
from broadsheet.publication import Publication
from broadsheet.site.pictures import text_without
from broadsheet.site.press import absolute, shortened
from broadsheet.site.remembered import remembered
from broadsheet.site.words import catalogue

# The attributes of the safe HTML that ingest writes: always quoted, never with a quotation mark inside.
_ADDRESS = re.compile(r'(<[a-z][^\s>]*(?:\s[a-z]+="[^"]*")*?\s(?:href|src)=")([/#][^"]*)(?=")')


@dataclass(frozen=True)
class Mention:
    """An article by what its entry says of it."""

    entry: Entry

    @property
    def updated(self) -> datetime:
        """When it last changed, or else came out."""
        return self.entry.updated_at or self.entry.published_at

    @property
    def abstract(self) -> str:
        """What stands for the text."""
        return shortened(self.entry.line)

    def html(self, publication: Publication) -> str:  # noqa: ARG002  (a story has addresses of it)
        """What is told of it, as HTML that can stand anywhere."""
        return f"<p>{escape(self.abstract)}</p>\n"

    def permanent_id(self, publication: Publication) -> str:
        """Its name in feeds, which stays when its address or its date changes.

        A UUID of version 5, RFC 9562, of its id at this publication.
        """
        return f"urn:uuid:{uuid5(NAMESPACE_URL, absolute(publication, '/#') + self.entry.id)}"


@dataclass(frozen=True)
class Story(Mention):
    """An article, its summary, and its entry."""

    article: Article = field(compare=False)
    told: Summary = field(compare=False)
    """Both are known by their digests, which the entry has."""

    @property
    def abstract(self) -> str:
        """The short summary, or what stands for it."""
        return text_of(self.told.short) or self.entry.line

    def html(self, publication: Publication) -> str:
        """Its corrections and its text, as HTML that can stand anywhere: every address is whole."""
        text = text_without(self.article.html, self.entry.missing or ())
        return self._corrected(publication) + _whole(text, self.entry.url, publication)

    def _corrected(self, publication: Publication) -> str:
        """The corrections in front, where whoever has read the first version will see them."""
        words = catalogue(self.entry.lang, publication.zone)
        return "".join(
            f"<p><strong>{escape(words.said.correction)}, {escape(words.day(each.date))}:</strong> "
            f"{escape(each.text)}</p>\n"
            for each in self.article.corrections
        )


@remembered(40)
def _whole(html: str, url: str, publication: Publication) -> str:
    """The text at an address, as each of the feeds tells it."""
    page = absolute(publication, url)

    def whole(found: re.Match[str]) -> str:
        return found[1] + (page + found[2] if found[2][0] == "#" else absolute(publication, found[2]))

    return _ADDRESS.sub(whole, html)
