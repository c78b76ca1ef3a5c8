"""What readers get where the site bucket has nothing: what is made on demand, 301, 410 or 404."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from urllib.parse import quote

from aws_lambda_powertools.event_handler import Response

from broadsheet.entry import Entry, Kind, List
from broadsheet.pipeline import on_demand
from broadsheet.profile import profiled
from broadsheet.publication import Publication
from broadsheet.site.plan import Target, What, target_of
from broadsheet.site.press import BRIEFLY
from broadsheet.site.press import HTML as _HTML
from broadsheet.stores import Stores
from broadsheet.stores.index import Gone, Moved

_ARTICLES = "article/"
"""Before the path of an article, by which others lead to it; its suffix may be missing."""
_CACHING: dict[str, str | list[str]] = {"Cache-Control": BRIEFLY}
"""An article may come back to an address that it had; whoever kept the redirect would go in circles."""


def miss(path: str, stores: Stores, publication: Publication, now: datetime) -> Response[str]:
    """The answer for a path, which may come with `index.html` at its end as the bucket is asked."""
    target = target_of(path.lstrip("/"))
    if target and (page := on_demand(target, stores, publication, now)):
        caching = {"Cache-Control": page.cache_control}
        return Response(HTTPStatus.OK, page.content_type, page.body.decode(), headers=caching)
    match _found(path.removesuffix("index.html").strip("/"), stores, now):
        case Moved(url):
            return Response(HTTPStatus.MOVED_PERMANENTLY, _HTML, "", headers={"Location": url, **_CACHING})
        case Gone():
            return _page(HTTPStatus.GONE, What.GONE, stores)
        case _:
            return _page(HTTPStatus.NOT_FOUND, What.NOT_FOUND, stores)


def _found(place: str, stores: Stores, now: datetime) -> Entry | Moved | Gone | None:
    """What is known of a place on the site where nothing stands."""
    if not place:
        return None
    if place.startswith(_ARTICLES):
        path = place.removeprefix(_ARTICLES)
        by_path = stores.index.way_to((path, f"{path}.md", f"{path}/index.md"), now)
        return by_path or stores.index.behind(place, now) or _author_at(path, stores, now)
    found = stores.index.at(place, now) if "/" not in place else None
    return found if isinstance(found, Entry | Moved) else stores.index.behind(place, now) or found


def _author_at(path: str, stores: Stores, now: datetime) -> Moved | None:
    """The way to the front of an author whose file others lead to as if it were an article."""
    author = profiled(path) or profiled(f"{path}.md")
    front = List(Kind.AUTHOR, author) if author else None
    return Moved(quote(front.url)) if front and any(stores.index.entries(front, now, page=1)) else None


def _page(status: HTTPStatus, what: What, stores: Stores) -> Response[str]:
    page = stores.site.find(Target(what).key)
    text = page.decode() if page else f"<!doctype html><title>{status.phrase}</title>"
    return Response(status, _HTML, text, headers=_CACHING)
