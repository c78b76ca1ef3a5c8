"""Articles become pages, feeds and sitemaps."""

from __future__ import annotations

from broadsheet.site.articles import article_page
from broadsheet.site.feeds import FEED_LENGTH, feed
from broadsheet.site.fronts import FRONT_LENGTH, archive_page, front, month_page
from broadsheet.site.notices import gone, not_found
from broadsheet.site.robots import robots, sitemap_index, sitemap_month

__all__ = [
    "FEED_LENGTH",
    "FRONT_LENGTH",
    "archive_page",
    "article_page",
    "feed",
    "front",
    "gone",
    "month_page",
    "not_found",
    "robots",
    "sitemap_index",
    "sitemap_month",
]
