"""The address that an editor asks for, however their system says it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from broadsheet.article import ArticleId, Slug, Warned
from broadsheet.reading import slugs
from broadsheet.reading.fields import Fields
from broadsheet.reading.limits import LONGEST_ALIAS, LONGEST_TERM, MOST_ALIASES

_PATTERN = re.compile(r"[{}<>]|/:")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_INDEX = re.compile(r"(?:^|/)index\.\w+$|\.html?$|/$")


def slug(fields: Fields) -> Slug | None:
    """The slug that was asked for by name, or as the last part of a `url`; nothing where none was.

    Raises `Rejected` for one that no address can be made of, or that the site needs itself.
    """
    stated = fields.text("slug")
    if stated is None:
        return _of_url(fields)
    made = _made(stated)
    if not made:
        raise fields.bad("slug", "may have small letters, digits and single hyphens, up to 80.", "bad_slug")
    if slugs.is_reserved(made):
        raise fields.bad(
            "slug", f"`{made}` is an address that the site needs itself. Choose another.", "slug_reserved"
        )
    return made


def aliases(fields: Fields, id: ArticleId) -> tuple[str, ...] | None:
    """The paths of old addresses, which may be whole, from the root of the site, or seen from the article;
    a `url` of which only the last part is used here is one of them."""
    said = fields.value("aliases")
    given = said if isinstance(said, list) else [said] if isinstance(said, str) else []
    if len(given) > MOST_ALIASES:
        raise fields.bad("aliases", f"has {len(given)} addresses, and {MOST_ALIASES} is the most.")
    url = fields.value("url")
    if isinstance(url, str) and _of_url(fields) not in (None, _path(url)):
        given = [*given, f"/{url.lstrip('/')}" if "://" not in url else url]
    paths = [_alias(alias, id) for alias in given if isinstance(alias, str)]
    return tuple(dict.fromkeys(filter(None, paths))) or None


def _alias(alias: str, id: ArticleId) -> str:
    try:
        path = unquote(urlsplit(alias.strip()).path)
    except ValueError:
        return ""
    whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(id), path)).strip("/")
    plain = whole.removesuffix("index.html").strip("/")
    nowhere = plain == "." or _UNPRINTABLE.search(plain) or len(plain.encode()) > LONGEST_ALIAS
    return "" if nowhere else plain


def warnings(fields: Fields) -> Iterator[Warned]:
    """What was asked for and is not so."""
    stated = fields.value("slug")
    if isinstance(stated, str) and (made := _made(stated)) != stated.strip().strip("/"):
        yield _warned(fields, "slug", f"is written `{made}`.")
    url = fields.value("url")
    if isinstance(url, str) and stated is None:
        kept = _of_url(fields)
        if kept is None:
            yield _warned(fields, "url", "is no address that we can give; it is made from the title.")
        elif _path(url) != kept:
            said = (
                f"has other parts than a slug; the article stands at /{kept}/, and that address leads to it."
            )
            yield _warned(fields, "url", said)


def _warned(fields: Fields, name: str, said: str) -> Warned:
    return Warned(code="address", message=f"`{fields.named(name)}` {said}", line=fields.line(name))


def _made(stated: str) -> Slug:
    plain = unquote(stated.strip().strip("/"))
    return plain if slugs.is_slug(plain) else slugs.slug_of(plain)


def _of_url(fields: Fields) -> Slug | None:
    """A `url` or `permalink` may be a pattern, or a place that the site needs; then it is not used."""
    url = fields.value("url")
    if not isinstance(url, str) or _PATTERN.search(url):
        return None
    made = _made(_path(url).rpartition("/")[2])
    return None if not made or slugs.is_reserved(made) else made


def _path(url: str) -> str:
    try:
        path = urlsplit(url.strip()).path
    except ValueError:
        return ""
    return _INDEX.sub("", path).strip("/")[: 10 * LONGEST_TERM]
