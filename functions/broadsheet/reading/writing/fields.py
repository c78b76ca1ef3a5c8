"""What is said of an article, as front matter in YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator

from broadsheet.article import Article, OwnSummary, Term


def front_matter(article: Article, *, dated: bool) -> str:
    """One line a field; a value in JSON is a value in YAML, and needs no guess about quotes."""
    return "".join(f"{name}: {_written(value)}\n" for name, value in _said(article, dated) if value)


def _said(article: Article, dated: bool) -> Iterator[tuple[str, object]]:
    yield "title", article.title
    yield "slug", article.slug if article.slug_stated else None
    yield "date", article.published_at.isoformat() if dated else None
    yield "updated", article.updated_at.isoformat() if article.updated_at else None
    yield "expires", article.expires_at.isoformat() if article.expires_at else None
    yield "draft", article.draft
    yield "section", [article.section.name] if article.section else None
    yield "tags", _names(article.tags)
    yield "authors", _names(article.authors)
    yield "standfirst", article.standfirst
    yield "lang", article.lang
    yield "picture", article.picture.model_dump(exclude_none=True) if article.picture else None
    yield "summary", _own_summary(article.summary) if article.summary else None
    yield "summary_of", article.summary_of
    yield "suppress_summary", article.suppress_summary
    yield "canonical_url", article.canonical_url
    yield "translation_key", article.translation_key
    yield "aliases", [f"/{path}" for path in article.aliases or ()]
    yield "corrections", [{"date": each.date.isoformat(), "text": each.text} for each in article.corrections]


def _own_summary(summary: OwnSummary) -> object:
    lengths = summary.model_dump()
    return summary.short if len(set(lengths.values())) == 1 else lengths


def _names(terms: tuple[Term, ...]) -> list[str]:
    return [term.name for term in terms]


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
