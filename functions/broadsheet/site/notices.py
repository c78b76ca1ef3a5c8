"""Pages for addresses where there is no article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape

from broadsheet.entry import Entry
from broadsheet.publication import Page, Publication
from broadsheet.site.plan import Target, What
from broadsheet.site.press import BRIEFLY, HTML, set_page, shortened
from broadsheet.site.words import catalogue


def not_found(publication: Publication) -> Page:
    """What stands at addresses that never were."""
    said = catalogue(publication.lang).said
    return _notice(What.NOT_FOUND, publication, said.not_found, said.not_found_line)


def gone(publication: Publication) -> Page:
    """What stands at addresses of articles that were removed."""
    said = catalogue(publication.lang).said
    return _notice(What.GONE, publication, said.gone, said.gone_line)


def blank(publication: Publication, target: Target) -> Page:
    """What stands there while a whole site comes, all pages of which lead to each other."""
    body = f"<!doctype html><title>{escape(publication.title)}</title></html>\n"
    return Page(target.key, body.encode(), HTML, cache_control=BRIEFLY)


def announced(publication: Publication, entry: Entry) -> Page:
    """What stands at the address of an article that lists show already, while its text is about to change."""
    key, line = Target(What.ARTICLE, slug=entry.slug).key, shortened(entry.line)
    return set_page(key, "notice.html", publication, entry.lang, entry.source, heading=entry.title, line=line)


_LED = "<!-- led to: {} -->\n"
_END = b" -->\n"
_LED_BEFORE = re.compile(re.escape(_LED.encode()).replace(rb"\{\}", rb"([^>]*)"))


def leaving(page: Page, keys: Iterable[str]) -> Page:
    """What stands for a moment where something is about to go; it keeps where that led, for who removes it.

    Keys have no space and no `>`.
    """
    return replace(page, body=page.body + _LED.format(" ".join(sorted(keys))).encode())


def led_before(page: bytes) -> set[str]:
    """The keys that a page which is about to go keeps of what it led to."""
    found = _LED_BEFORE.search(page) if page.endswith(_END) else None
    return set(found[1].decode().split()) if found else set()


def _notice(what: What, publication: Publication, heading: str, line: str) -> Page:
    key = Target(what).key
    return set_page(key, "notice.html", publication, publication.lang, heading=heading, line=line)
