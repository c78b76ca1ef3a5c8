"""An article, put together from what its editor said and what stands in its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from broadsheet.article import Article, Correction, Picture, Source, Term, Warned
from broadsheet.errors import Rejected
from broadsheet.reading import addresses, languages, links, slugs
from broadsheet.reading.corrections import corrections
from broadsheet.reading.dates import instant
from broadsheet.reading.fields import Fields
from broadsheet.reading.filenames import named
from broadsheet.reading.leadpicture import lead_picture
from broadsheet.reading.limits import LONGEST_TERM, LONGEST_TEXT, LONGEST_TITLE, MOST_AUTHORS, MOST_TERMS
from broadsheet.reading.markup import Text
from broadsheet.reading.markup.elements import MISSED
from broadsheet.reading.ownsummary import own_summary
from broadsheet.words import words_in

_LEFT_OUT = {
    "hidden": "Characters that nobody sees were removed: they may make a text look like another.",
    "link": "A link that leads nowhere on the site lost its address; its words stay.",
    "picture": "A picture whose address leads nowhere, or begins with `http:`, was left out.",
    "script": "A script was left out: articles are text.",
}
NO_PICTURE = "is no picture of the newsroom and no `https://` address"
_PUBLIC = {"publish", "published", "public", "scheduled", "future", "live"}
_HELD = {"draft", "hidden", "pending", "private", "auto-draft", "trash", "skip", "unlisted", "inherit"}


@dataclass(frozen=True)
class Draft:
    """An article on its way: what was said about it, and its text."""

    fields: Fields
    text: Text
    title: str = ""
    """The title that the text itself begins with."""
    told: tuple[Warned, ...] = ()
    """What its editor should know, besides what is seen from the rest."""


def compose(draft: Draft, source: Source, zone: tzinfo = UTC) -> Article:
    """The article; raises `Rejected` where a field is not what it should be, or there is nothing to read."""
    fields, text = _readable(draft)
    title = _title(draft, source)
    stated = addresses.slug(fields)
    summary, suppressed = own_summary(fields)
    old = addresses.aliases(fields, source.id)
    section, tags, authors = _filed_under(fields, len(old or ()))
    published = _published(fields, source, zone)
    picture = lead_picture(fields, source.id)
    corrected = corrections(fields, zone)
    return Article(
        id=source.id,
        source=source.etag,
        title=title,
        slug=stated or slugs.article_slug(title, source.id),
        slug_stated=stated is not None,
        standfirst=fields.text("standfirst"),
        html=text.html,
        paragraphs=text.paragraphs,
        words=words_in(text.words),
        lang=lang_of(fields, text),
        published_at=published,
        updated_at=_later(fields.instant("updated", zone), corrected, published),
        expires_at=_expiry(fields, published, zone),
        draft=_held_back(fields) or named(source.id).draft,
        section=section,
        tags=tags,
        authors=authors,
        picture=picture,
        pictures=pictures_of(picture, text),
        summary=summary,
        summary_of=(fields.text("summary_of", LONGEST_TERM) or source.summary_of) if summary else None,
        suppress_summary=suppressed,
        canonical_url=_canonical(fields),
        translation_key=_translation_key(fields),
        aliases=old,
        corrections=corrected,
        warnings=tuple(_warnings(draft, picture)),
    )


def _readable(draft: Draft) -> tuple[Fields, Text]:
    if not draft.text.words and not draft.text.pictures:
        titled = draft.fields.text("title") or draft.title or draft.text.heading
        what = "There is a title and no text" if titled else "There is no text"
        raise Rejected("empty", f"{what} in this file. Write some, or delete it.")
    return draft.fields, draft.text


def _title(draft: Draft, source: Source) -> str:
    stated = draft.fields.text("title", longest=10 * LONGEST_TEXT)
    title = stated or draft.title or draft.text.heading or named(source.id).title
    title = " ".join(title.split())
    if len(title) > LONGEST_TITLE:
        line = draft.fields.line("title") if stated else 1
        said = f"The title has {len(title):,} characters, and {LONGEST_TITLE} is the most."
        raise Rejected("title_too_long", f"{said} Is the first line really the title?", line)
    if not title:
        raise Rejected("no_title", "This article has no title. Write one in the first line.")
    return title


def lang_of(fields: Fields, text: Text) -> str:
    """The language that a text is said to be in, or else seems to be in."""
    stated = fields.text("lang")
    if stated is None:
        return languages.guess(text.words)
    tag = languages.tag_of(stated)
    if tag is None:
        raise fields.bad("lang", f"is no language tag: {stated[:LONGEST_TERM]}. Write it as `en` or `pt-BR`.")
    return tag


def _published(fields: Fields, source: Source, zone: tzinfo) -> datetime:
    stated = fields.instant("date", zone)
    in_name = named(source.id).date
    return stated or (instant(in_name, zone) if in_name else None) or source.arrived


def _later(
    updated: datetime | None, corrected: tuple[Correction, ...], published: datetime
) -> datetime | None:
    """When it last changed after it came out; a correction is a change."""
    changes = (updated, *(correction.date for correction in corrected))
    return max((moment for moment in changes if moment and moment > published), default=None)


def _expiry(fields: Fields, published: datetime, zone: tzinfo) -> datetime | None:
    expires = fields.instant("expires", zone)
    if expires and fields.line("date") and expires <= published:
        raise fields.bad("expires", "is not after the date on which the article is published.", "bad_date")
    return expires


def _held_back(fields: Fields) -> bool:
    """Whether the editor calls it a draft, in one field or another."""
    status = fields.text("status")
    if status is not None and status.lower() not in _PUBLIC | _HELD:
        raise fields.bad("status", "should be `published` or `draft`.")
    return fields.flag("draft") or (status or "").lower() in _HELD or _is_protected(fields)


def _is_protected(fields: Fields) -> bool:
    """Whether only some may read it where it comes from: here everybody could, and so nobody should."""
    visible = fields.value("visibility")
    return visible is not None and (not isinstance(visible, str) or visible.strip().lower() not in _PUBLIC)


def _filed_under(fields: Fields, others: int) -> tuple[Term | None, tuple[Term, ...], tuple[Term, ...]]:
    """The section, the tags and the authors; a second section is a tag. `others` says how much more the
    article is filed under."""
    sections = fields.names("section", MOST_TERMS)
    tags = _terms([*fields.names("tags", MOST_TERMS), *sections[1:]])
    authors = _terms(fields.names("authors", MOST_AUTHORS))
    count = len(sections[:1]) + len(tags) + len(authors)
    if count + others > MOST_TERMS:
        what = "sections, tags, authors and old addresses" if others else "sections, tags and authors"
        said = f"This article names {count + others} {what}, and {MOST_TERMS} is the most."
        raise Rejected(
            "too_many_terms", f"{said} Leave some out.", fields.line("tags") or fields.line("authors")
        )
    return (slugs.term(sections[0]) if sections else None), tags, authors


def _terms(names: list[str]) -> tuple[Term, ...]:
    """Each once: two names with the same address are the same."""
    terms: dict[str, Term] = {}
    for term in map(slugs.term, names):
        terms.setdefault(term.slug, term)
    return tuple(terms.values())


def pictures_of(picture: Picture | None, text: Text) -> tuple[str, ...]:
    """All that are shown, the one that stands for the whole first."""
    first = (picture.url,) if picture else ()
    return tuple(dict.fromkeys((*first, *text.pictures)))


def _canonical(fields: Fields) -> str | None:
    return links.web(fields.text("canonical_url") or "")


def _translation_key(fields: Fields) -> str | None:
    said = fields.text("translation_key", longest=LONGEST_TERM)
    return slugs.term(said).slug if said else None


def _warnings(draft: Draft, picture: Picture | None) -> Iterator[Warned]:
    fields = draft.fields
    yield from draft.told
    yield from fields.warnings()
    yield from addresses.warnings(fields)
    if _is_protected(fields):
        said = f"`{fields.named('visibility')}` says that not everybody may read this; it stays a draft."
        yield Warned(code="protected", message=said, line=fields.line("visibility"))
    if _canonical(fields) is None:
        yield from fields.unused("canonical_url", "is no whole address, as https://example.org/story")
    if picture is None:
        yield from fields.unused("picture", NO_PICTURE)
    yield from left_out_of(draft.text)


def left_out_of(text: Text) -> Iterator[Warned]:
    """A word on each kind of thing that stood in a text and does not any more."""
    for thing in sorted(text.left_out):
        why = (
            "the page would not be safe with it" if thing in MISSED else "its words are no text of an article"
        )
        said = f"An element `<{thing}>` was left out: {why}."
        yield Warned(code="left_out", message=_LEFT_OUT.get(thing, said))
