"""What crawlers ask for: robots.txt (RFC 9309) and sitemaps (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.article import Page, Publication
from broadsheet.entry import Entry, Month
from broadsheet.site.plan import Target, What
from broadsheet.site.press import TEXT, XML, set_text


def robots(publication: Publication) -> Page:
    return set_text(Target(What.ROBOTS).key, "robots.txt", TEXT, publication)


def sitemap_index(publication: Publication, months: Sequence[Month]) -> Page:
    """The list of the months' sitemaps; an index may not be empty, so a site that is names its front page."""
    template = "sitemap.xml" if months else "sitemap-empty.xml"
    return set_text(Target(What.SITEMAP).key, template, XML, publication, months=months)


def sitemap_month(publication: Publication, month: Month, entries: Sequence[Entry]) -> Page:
    target = Target(What.SITEMAP_MONTH, month=month.month)
    return set_text(target.key, "sitemap-month.xml", XML, publication, entries=entries)
