"""Pages for addresses where there is no article."""

from __future__ import annotations

from broadsheet.publication import Page, Publication
from broadsheet.site.plan import Target, What
from broadsheet.site.press import set_page
from broadsheet.site.words import catalogue


def not_found(publication: Publication) -> Page:
    """What stands at addresses that never were."""
    said = catalogue(publication.lang).said
    return _notice(What.NOT_FOUND, publication, said.not_found, said.not_found_line)


def gone(publication: Publication) -> Page:
    """What stands at addresses of articles that were removed."""
    said = catalogue(publication.lang).said
    return _notice(What.GONE, publication, said.gone, said.gone_line)


def _notice(what: What, publication: Publication, heading: str, line: str) -> Page:
    key = Target(what).key
    return set_page(key, "notice.html", publication, publication.lang, heading=heading, line=line)
