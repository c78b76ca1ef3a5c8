"""An article, put together from what its editor said and what stands in its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from broadsheet.article import Article, Picture, Source, Term, Warned
from broadsheet.errors import Rejected
from broadsheet.reading import languages, links, slugs
from broadsheet.reading.fields import LONGEST_NAME, Fields
from broadsheet.reading.markup import Text
from broadsheet.words import words_in

LONGEST_TITLE = 300
_LONGEST_TEXT = 1_000_000
_MOST_TAGS = 30
_MOST_AUTHORS = 10

_LEFT_OUT = {
    "link": "A link that leads nowhere on the site lost its address; its words stay.",
    "picture": "A picture whose address leads nowhere was left out.",
}


@dataclass(frozen=True)
class Draft:
    """An article on its way: what was said about it, and its text."""

    fields: Fields
    text: Text
    title: str = ""
    """The title that the text itself begins with."""


def compose(draft: Draft, source: Source) -> Article:
    """The article; raises `Rejected` where a field is not what it should be, or there is nothing to read."""
    fields, text = draft.fields, draft.text
    if not text.words and text.picture is None:
        raise Rejected("empty", "There is no text in this file.")
    if len(text.words) > _LONGEST_TEXT:
        raise Rejected(
            "too_large", f"The text has more than {_LONGEST_TEXT:,} characters. Cut it into parts."
        )
    title = _title(draft, source)
    stated = _slug(fields)
    summary, suppressed = _summary(fields)
    section = fields.names("section", most=100)[:1]
    published = fields.instant("date") or source.arrived
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
        lang=_lang(fields, text),
        published_at=published,
        updated_at=_later(fields, published),
        expires_at=_expiry(fields, published),
        draft=fields.flag("draft"),
        section=slugs.term(section[0]) if section else None,
        tags=_terms(fields, "tags", _MOST_TAGS),
        authors=_terms(fields, "authors", _MOST_AUTHORS),
        picture=_picture(fields, source.id),
        summary=summary,
        suppress_summary=suppressed,
        canonical_url=_canonical(fields),
        warnings=tuple(_warnings(draft)),
    )


def _title(draft: Draft, source: Source) -> str:
    stated = draft.fields.text("title", longest=10 * _LONGEST_TEXT)
    title = stated or draft.title or draft.text.heading or slugs.title_of(source.id)
    if len(title) > LONGEST_TITLE:
        line = draft.fields.line("title") if stated else 1
        said = f"The title has {len(title):,} characters, and {LONGEST_TITLE} is the most."
        raise Rejected("title_too_long", f"{said} Is the first line really the title?", line)
    if not title:
        raise Rejected("no_title", "This article has no title. Write one in the first line.")
    return title


def _slug(fields: Fields) -> str | None:
    stated = fields.text("slug")
    if stated is None:
        return None
    slug = stated.strip("/")
    if not slugs.is_slug(slug):
        better = slugs.slug_of(stated)
        hint = f"How about `{better}`?" if better else ""
        raise fields.bad(
            "slug", f"may have small letters, digits and single hyphens, up to 80. {hint}", "bad_slug"
        )
    if slugs.is_reserved(slug):
        raise fields.bad(
            "slug", f"`{slug}` is an address that the site needs itself. Choose another.", "slug_reserved"
        )
    return slug


def _lang(fields: Fields, text: Text) -> str:
    stated = fields.text("lang")
    if stated is None:
        return languages.guess(text.words)
    if not languages.is_tag(stated):
        raise fields.bad("lang", f"is no language tag: {stated[:LONGEST_NAME]}. Write it as `en` or `pt-BR`.")
    return stated


def _later(fields: Fields, published: datetime) -> datetime | None:
    updated = fields.instant("updated")
    return updated if updated and updated > published else None


def _expiry(fields: Fields, published: datetime) -> datetime | None:
    expires = fields.instant("expires")
    if expires and fields.line("date") and expires <= published:
        raise fields.bad("expires", "is not after the date on which the article is published.", "bad_date")
    return expires


def _terms(fields: Fields, name: str, most: int) -> tuple[Term, ...]:
    """Each once: two names with the same address are the same."""
    terms: dict[str, Term] = {}
    for said in fields.names(name, most):
        term = slugs.term(said)
        terms.setdefault(term.slug, term)
    return tuple(terms.values())


def _picture(fields: Fields, id: str) -> Picture | None:
    said = fields.value("picture")
    inner = said if isinstance(said, dict) else {}
    url = inner.get("url") or inner.get("src") if inner else said
    if not url:
        return None
    address = links.picture(url, id) if isinstance(url, str) else None
    if address is None:
        raise fields.bad(
            "picture", "should be the path of a picture in the newsroom, or an `https://` address."
        )
    alt, caption = inner.get("alt"), inner.get("caption")
    return Picture(
        url=address,
        alt=(alt if isinstance(alt, str) else fields.text("picture_alt")) or "",
        caption=caption if isinstance(caption, str) else fields.text("picture_caption"),
    )


def _summary(fields: Fields) -> tuple[str | None, bool]:
    """The editor's own summary, and whether there is to be none: `summary: false` says so as well."""
    said = fields.value("summary")
    if said is False or (isinstance(said, str) and said.strip().lower() in ("none", "false")):
        return None, True
    return (None if isinstance(said, bool) else fields.text("summary")), fields.flag("suppress_summary")


def _canonical(fields: Fields) -> str | None:
    stated = fields.text("canonical_url")
    if stated is not None and links.web(stated) is None:
        raise fields.bad("canonical_url", "should be a whole address, as https://example.org/story.")
    return stated


def _warnings(draft: Draft) -> Iterator[Warned]:
    yield from draft.fields.warnings()
    for thing in sorted(draft.text.left_out):
        said = _LEFT_OUT.get(
            thing, f"An element `<{thing}>` was left out: the page would not be safe with it."
        )
        yield Warned(code="left_out", message=said)
