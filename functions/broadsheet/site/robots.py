"""What programs ask a site for.

robots.txt (RFC 9309), sitemaps (https://www.sitemaps.org/protocol.html), llms.txt
(https://llmstxt.org) and security.txt (RFC 9116).
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.entry import Entry, Month
from broadsheet.publication import Page, Publication
from broadsheet.site.plan import Target, What
from broadsheet.site.press import TEXT, XML, set_text


def robots(publication: Publication) -> Page:
    return set_text(Target(What.ROBOTS).key, "robots.txt", TEXT, publication)


def llms(publication: Publication) -> Page:
    """Where a language model finds the articles without the pages around them."""
    return set_text(Target(What.LLMS).key, "llms.txt", TEXT, publication)


def security(publication: Publication) -> Page | None:
    """Where to report a weakness; nothing unless the publication says where, and until when that holds."""
    if not (publication.security_contact and publication.security_expires):
        return None
    return set_text(Target(What.SECURITY).key, "security.txt", TEXT, publication)


def news(publication: Publication, entries: Sequence[Entry]) -> Page:
    """The articles of the last two days, for Google News."""
    template = "sitemap-news.xml" if entries else "sitemap-fronts.xml"
    return set_text(Target(What.NEWS).key, template, XML, publication, entries=entries)


def sitemap_fronts(publication: Publication) -> Page:
    """The pages that every site has."""
    return set_text(Target(What.SITEMAP_FRONTS).key, "sitemap-fronts.xml", XML, publication)


def sitemap_index(publication: Publication, months: Sequence[Month]) -> Page:
    """The list of all sitemaps but that of news."""
    return set_text(Target(What.SITEMAP).key, "sitemap.xml", XML, publication, months=months)


NEWS_LENGTH = 1000
"""How many articles Google reads in a sitemap of news."""


def sitemap_month(publication: Publication, month: str, entries: Sequence[Entry]) -> Page:
    target = Target(What.SITEMAP_MONTH, month=month)
    return set_text(target.key, "sitemap-month.xml", XML, publication, entries=entries)
