"""What is told on the news wire: that readers have an article, have it no longer, or never got it.

A dispatch is a hint like every other event: it says where to look, and may come twice, late, or after the
next one. The `etag` is that of the source which it came of, as the inbox and the API know it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from broadsheet.article import Refusal
from broadsheet.entry import Entry, State
from broadsheet.site.plan import Change, Target, What
from broadsheet.stores.converge import Outcome
from broadsheet.stores.wire import Dispatch


def of_changes(
    changes: Iterable[Change], published: Mapping[Target, Outcome], site: str
) -> Iterator[Dispatch]:
    """What became of articles that changed, once the site at this address has been brought in line.

    Of a page that still waits for something nothing is told: another change is on its way.
    """
    for old, new in ((change.old, change.new) for change in changes):
        if new and new.state is State.PUBLISHED:
            if published.get(Target(What.ARTICLE, slug=new.slug)) is not Outcome.WAITING:
                yield _public("ArticlePublished", new, site)
        elif old and old.state is State.PUBLISHED:
            yield _public("ArticleRemoved", old, site)
        if new and new.refusal:
            yield of_refusal(new.refusal)


def _public(kind: str, entry: Entry, site: str) -> Dispatch:
    about = {"id": entry.id, "url": f"{site}{entry.url}", "title": entry.title, "etag": entry.source}
    return Dispatch(kind, about)


def of_refusal(refusal: Refusal) -> Dispatch:
    about = {"id": refusal.id, "code": refusal.code, "message": refusal.message, "etag": refusal.source}
    return Dispatch("ArticleRejected", about)
