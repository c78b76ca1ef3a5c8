"""What other systems call the fields of an article: Hugo, Pelican, Jekyll, Eleventy, Ghost, WordPress.

https://gohugo.io/content-management/front-matter/
https://docs.getpelican.com/en/latest/content.html
https://jekyllrb.com/docs/front-matter/
https://www.11ty.dev/docs/data-configuration/
"""

from __future__ import annotations

_NAMES = {
    "title": "title headline",
    "slug": "slug",
    "url": "url permalink save_as",
    "aliases": "aliases alias redirect_from",
    "date": "publish_date publishdate published_at date_published datepublished date published pubdate",
    "updated": (
        "updated updated_at modified last_modified last_modified_at lastmod date_modified datemodified "
        "last_updated"
    ),
    "expires": "expires expires_at expiry_date expirydate expiry unpublishdate",
    "draft": "draft",
    "status": "status",
    "visibility": "visibility",
    "section": "section category categories",
    "tags": "tags tag keywords",
    "authors": "authors author byline",
    "standfirst": "standfirst description deck subtitle excerpt",
    "lang": "lang language locale",
    "picture": "picture image cover feature_image featured_image featuredimage images thumbnail og_image",
    "picture_alt": "picture_alt image_alt feature_image_alt cover_alt featured_image_alt",
    "picture_caption": "picture_caption image_caption feature_image_caption cover_caption",
    "picture_credit": "picture_credit image_credit cover_credit photo_credit",
    "summary": "summary",
    "summary_of": "summary_of",
    "suppress_summary": "suppress_summary no_summary",
    "canonical_url": "canonical_url canonical canonicalurl",
    "translation_key": "translation_key translationkey",
    "corrections": "corrections correction",
}
_RANKS = {
    alias: (name, rank) for name, aliases in _NAMES.items() for rank, alias in enumerate(aliases.split())
}

_OTHERS = frozenset(
    (
        "layout template type kind weight toc math katex mathjax comments disqus sitemap cascade outputs "
        "resources build headless eleventynavigation eleventyexcludefromcollections templateengineoverride "
        "pagination id uuid guid comment_id markup linktitle isctklanguage iscjklanguage series "
        "featured author_profile read_time share related classes show_reading_time showtoc"
    ).split()
)
"""What says how another system lays a page out; nobody misses it here."""


def known(name: str) -> tuple[str, int] | None:
    """Our name for a field, and how far behind its other names this one stands; `-` and `_`, small and
    capital letters are the same."""
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    return _RANKS.get(plain) or _RANKS.get(plain.replace("_", ""))


def is_quiet(name: str) -> bool:
    """Whether a field that we do not know is worth no word."""
    return name.strip().lower().replace("-", "").replace("_", "") in _QUIET


_QUIET = frozenset(name.replace("_", "") for name in _OTHERS)
