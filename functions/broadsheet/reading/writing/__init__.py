"""An article is written back: Markdown with front matter, which reads to the same article."""

from __future__ import annotations

from broadsheet.article import UNDATED, Article
from broadsheet.reading.writing import blocks, fields


def to_markdown(article: Article) -> str:
    """The article as an editor would write it; what Markdown cannot say stays HTML in it."""
    dated = article.published_at != UNDATED
    return f"---\n{fields.front_matter(article, dated=dated)}---\n\n{blocks.body(article.html, article.id)}"
