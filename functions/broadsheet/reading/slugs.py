"""Addresses made of words."""

from __future__ import annotations

import hashlib
import re

from broadsheet.article import Slug, Term

_LONGEST = 80
_STATED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YEAR = re.compile(r"\d{4}")
_RESERVED = frozenset(("api archive author feed index media page search section sitemap static tag").split())


def slug_of(text: str) -> Slug:
    """A slug from any text, in the Latin alphabet; empty where nothing of it can be written so."""
    from slugify import slugify

    return slugify(text[: 10 * _LONGEST], max_length=_LONGEST, word_boundary=True)


def article_slug(title: str, id: str) -> Slug:
    """The slug of an article whose editor asked for none."""
    slug = slug_of(title) or slug_of(_stem(id)) or f"article-{_digest(id)}"
    return f"{slug}-article" if is_reserved(slug) else slug


def term(name: str) -> Term:
    """A section, tag or author with its address."""
    return Term(name=name, slug=slug_of(name) or _digest(name))


def is_reserved(slug: Slug) -> bool:
    """Whether the site needs the address itself."""
    return slug in _RESERVED or _YEAR.fullmatch(slug) is not None


def is_slug(text: str) -> bool:
    return len(text) <= _LONGEST and _STATED.fullmatch(text) is not None


def title_of(id: str) -> str:
    """What an article is called that has no title but its file's name, as `night-ferry.md`."""
    words = re.sub(r"[-_\s]+", " ", _stem(id)).strip()
    return words[:1].upper() + words[1:]


def _stem(id: str) -> str:
    name = id.rstrip("/").rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
