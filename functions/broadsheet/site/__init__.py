"""Articles become pages, feeds and sitemaps."""

from __future__ import annotations

from broadsheet.site.articles import Neighbours, article_page
from broadsheet.site.corrections import CORRECTED_LENGTH, corrections_month, corrections_page
from broadsheet.site.feeds import FEED_LENGTH, MONTH_LENGTH, WHOLE_LENGTH, WHOLE_SIZE, Around, feed
from broadsheet.site.fronts import FRONT_LENGTH, archive_page, empty_front, front, month_page
from broadsheet.site.notices import announced, blank, gone, leaving, led_before, not_found
from broadsheet.site.robots import (
    NEWS_LENGTH,
    llms,
    news,
    robots,
    security,
    sitemap_fronts,
    sitemap_index,
    sitemap_month,
)
from broadsheet.site.stories import Mention, Story

__all__ = [
    "CORRECTED_LENGTH",
    "FEED_LENGTH",
    "FRONT_LENGTH",
    "MONTH_LENGTH",
    "NEWS_LENGTH",
    "WHOLE_LENGTH",
    "WHOLE_SIZE",
    "Around",
    "Mention",
    "Neighbours",
    "Story",
    "announced",
    "archive_page",
    "article_page",
    "blank",
    "corrections_month",
    "corrections_page",
    "empty_front",
    "feed",
    "front",
    "gone",
    "leaving",
    "led_before",
    "llms",
    "month_page",
    "news",
    "not_found",
    "robots",
    "security",
    "sitemap_fronts",
    "sitemap_index",
    "sitemap_month",
]
