"""Who an author is: a file of its own, which is no article."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.article import Picture, Source, Warned
from broadsheet.errors import Rejected
from broadsheet.profile import Profile, profile_id, profiled
from broadsheet.reading import links, slugs
from broadsheet.reading.compose import NO_PICTURE, Draft, lang_of, left_out_of, pictures_of
from broadsheet.reading.fields import Fields, Plain
from broadsheet.reading.leadpicture import lead_picture
from broadsheet.reading.limits import LONGEST_ABOUT, LONGEST_TERM, MOST_LINKS

_PICTURE = ("picture", "picture_alt", "picture_caption", "picture_credit")
_OWN = ("name", "links")
_ADDRESS = ("url", "href")


def introduce(draft: Draft, source: Source) -> Profile:
    """The profile; raises `Rejected` for what says nothing of an author, or can only be an article."""
    _expect_slug(source)
    fields, text = draft.fields.with_own(*_OWN), draft.text
    if other := fields.other_than("title", "lang", *_PICTURE, *_OWN):
        said = (
            "is said of articles, and a file in `authors/` says who an author is. Leave it out; or, if this"
        )
        raise fields.bad(other, f"{said} is an article, put it into another folder.", "not_a_profile")
    if len(text.words) > LONGEST_ABOUT:
        said = (
            f"There are {len(text.words):,} characters about this author, and {LONGEST_ABOUT:,} is the most."
        )
        raise Rejected("too_large", said)
    name = fields.text("name", LONGEST_TERM) or fields.text("title", LONGEST_TERM)
    picture, found = lead_picture(fields, source.id), tuple(_links(fields))
    if not (name or text.html or picture or found):
        said = "This file says nothing that can be shown of its author. Write about them, or delete it."
        raise Rejected("empty", said)
    return Profile(
        id=source.id,
        source=source.etag,
        name=name or draft.title or text.heading or None,
        html=text.html,
        about=text.words,
        lang=lang_of(fields, text),
        picture=picture,
        pictures=pictures_of(picture, text),
        links=found,
        warnings=tuple(_warnings(draft, fields, picture)),
    )


def _expect_slug(source: Source) -> None:
    """A file is found by the address of its author's front, so there is one name for it."""
    author = profiled(source.id) or ""
    slug = slugs.term(author).slug
    if author != slug:
        said = "A file about an author is called like the last part of the address of their page."
        raise Rejected("bad_name", f"{said} Rename this one to `{profile_id(slug)}`.")


def _stated(fields: Fields) -> list[Plain]:
    """What was said to be links: one, a list, or each under the name of its place."""
    match fields.value("links"):
        case dict() as named if not named.keys() & set(_ADDRESS):
            return list(named.values())
        case list() as listed:
            return listed
        case one:
            return [one] if one else []


def _links(fields: Fields) -> Iterator[str]:
    stated = _stated(fields)
    if len(stated) > MOST_LINKS:
        raise fields.bad("links", f"has {len(stated)} addresses, and {MOST_LINKS} is the most.")
    yield from dict.fromkeys(filter(None, (_web(link) for link in stated)))


def _web(link: Plain) -> str | None:
    """Its address, which may stand in a table beside a name, as Hugo has it."""
    if isinstance(link, dict):
        link = next((link[name] for name in _ADDRESS if link.get(name)), None)
    return links.web(link.strip()) if isinstance(link, str) else None


def _warnings(draft: Draft, fields: Fields, picture: Picture | None) -> Iterator[Warned]:
    yield from draft.told
    yield from fields.warnings()
    if picture is None:
        yield from fields.unused("picture", NO_PICTURE)
    if any(_web(link) is None for link in _stated(fields)):
        yield from fields.unused(
            "links", "has something that is no whole address, as https://example.org/desk"
        )
    yield from left_out_of(draft.text)
