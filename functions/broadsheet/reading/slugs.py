"""Addresses made of words."""

from __future__ import annotations

import hashlib
import re

from broadsheet.article import Slug, Term
from broadsheet.reading.filenames import named
from broadsheet.reading.limits import LONGEST_SLUG

_STATED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YEAR = re.compile(r"\d{4}")
_RESERVED = frozenset(
    ("api archive author corrections feed index media page search section sitemap static tag").split()
)


def slug_of(text: str) -> Slug:
    """A slug from any text, in the Latin alphabet; empty where nothing of it can be written so."""
    from slugify import slugify

    return slugify(text[: 10 * LONGEST_SLUG], max_length=LONGEST_SLUG, word_boundary=True)


def article_slug(title: str, id: str) -> Slug:
    """The slug of an article whose editor asked for none."""
    slug = slug_of(title) or slug_of(named(id).words) or f"article-{_digest(id)}"
    return f"{slug}-article" if is_reserved(slug) else slug


def term(name: str) -> Term:
    """A section, tag or author with its address."""
    return Term(name=name, slug=slug_of(name) or _digest(name))


def is_reserved(slug: Slug) -> bool:
    """Whether the site needs the address itself."""
    return slug in _RESERVED or _YEAR.fullmatch(slug) is not None


def is_slug(text: str) -> bool:
    return len(text) <= LONGEST_SLUG and _STATED.fullmatch(text) is not None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
