"""The page of one article, with its summary above and below the text, and the way to its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from broadsheet.article import Length, Maker, Sentence, Summary
from broadsheet.entry import Entry
from broadsheet.publication import Page, Publication
from broadsheet.site import languages
from broadsheet.site.metadata import linked_data
from broadsheet.site.pictures import Sizes, sized_lead, sized_text, text_without
from broadsheet.site.plan import Target, What
from broadsheet.site.press import absolute, safe, set_page
from broadsheet.site.stories import Story
from broadsheet.site.words import Words, catalogue


@dataclass(frozen=True)
class Size:
    """One of the lengths that a reader may choose."""

    name: Length
    sentences: Sequence[Sentence]
    chosen: bool
    """Whether it is what opens first."""


@dataclass(frozen=True)
class Brief:
    """The summary as the widget shows it; without lengths, there is none to show."""

    maker: Maker
    lengths: Sequence[Size]
    saving: str
    """How much time it saves, in the site's words; empty where it saves none that shows."""

    @classmethod
    def of(cls, told: Summary, words: Words) -> Brief:
        return cls(told.maker, tuple(_sizes(told)), words.saving(told.summary_seconds, told.article_seconds))


def _sizes(told: Summary) -> Sequence[Size]:
    """The lengths that say something of their own: of a short text, they may all be the same."""
    texts: dict[tuple[Sentence, ...], Length] = {}
    for length in Length:
        if told.of_length(length):
            texts.setdefault(told.of_length(length), length)
    first = Length.MEDIUM if Length.MEDIUM in texts.values() else next(iter(texts.values()), None)
    return [Size(length, sentences, length is first) for sentences, length in texts.items()]


@dataclass(frozen=True)
class Neighbours:
    """The articles that a page leads on to."""

    before: Entry | None = None
    """What was published before it."""
    after: Entry | None = None
    related: Sequence[Entry] = ()
    translations: Sequence[Entry] = ()
    """The article itself among them, where there are any."""

    def versions(self, entry: Entry) -> Sequence[Entry]:
        """It and its translations, one a language, or nothing if it is the only one."""
        known = {entry.lang.lower(): entry}
        for other in self.translations:
            if languages.tag(other.lang):
                known.setdefault(other.lang.lower(), other)
        return sorted(known.values(), key=lambda each: each.lang) if len(known) > 1 else ()


def article_page(
    publication: Publication, story: Story, around: Neighbours, sizes: Sizes = MappingProxyType({})
) -> Page:
    """The page of an article that readers may see; `sizes` are those of its pictures."""
    article, entry = story.article, story.entry
    missing = entry.missing or ()
    lead = sized_lead(article.picture, sizes, missing)
    return set_page(
        Target(What.ARTICLE, slug=entry.slug).key,
        "article.html",
        publication,
        article.lang,
        entry.source,
        scripted=True,
        article=article,
        entry=entry,
        lead=lead,
        html=safe(sized_text(text_without(article.html, missing), sizes)),
        told=Brief.of(story.told, catalogue(article.lang, publication.zone)),
        around=around,
        versions=around.versions(entry),
        canonical=article.canonical_url or absolute(publication, entry.url),
        about=safe(linked_data(publication, article, story.told, entry, lead)),
    )
