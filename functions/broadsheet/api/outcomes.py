"""What became of what came in: at once where one asks to wait, and at any time by asking for its status."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus as Status
from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from broadsheet.api.answers import is_sendable, unkept
from broadsheet.api.articles import whole
from broadsheet.api.models import Accepted, Progress, WarningShape
from broadsheet.api.openapi import describes, needs
from broadsheet.api.problems import not_found, of_code
from broadsheet.api.requests import ID_PATTERN, id_of, segment_of
from broadsheet.api.scopes import Scope, require
from broadsheet.api.sending import Taken
from broadsheet.article import Article, ArticleId, Refusal, Slug, Warned
from broadsheet.entry import Entry, Kind, List, State
from broadsheet.errors import OutOfTime
from broadsheet.media import key_of
from broadsheet.profile import profile_id, profiled
from broadsheet.site.plan import Target, What
from broadsheet.stores import Stores

Id = Annotated[
    str,
    Path(
        description="The path of the source in the inbox, each slash as `%2F`.",
        json_schema_extra={"pattern": ID_PATTERN, "minLength": 1, "maxLength": 900},
    ),
]

_WAIT = re.compile(r"(?:^|[,;\s])wait\s*=\s*([0-9]{1,4})\b", re.IGNORECASE)
LONGEST_WAIT = 10
"""Seconds; the gateway gives up after 30."""
_PAUSE = 0.2
"""Seconds between two looks."""


def add_to(app: APIGatewayHttpResolver, stores: Stores) -> None:
    """Register the route."""

    @app.get(
        "/api/articles/<id>/status",
        summary="See what became of an article",
        description="Also of one that was deleted, for as long as it can be restored.",
        tags=["Writing"],
        security=needs(Scope.WRITE),
        responses=describes(
            {Status.OK: Progress},
            Status.UNAUTHORIZED,
            Status.FORBIDDEN,
            Status.NOT_FOUND,
            Status.UNPROCESSABLE_ENTITY,
        ),
    )
    def get_status(id: Id) -> Response[str]:
        require(app, Scope.WRITE)  # it tells the titles and dates of what readers may not see yet
        name = id_of(id)
        found = progress_of(name, stores)
        if found is None:
            raise not_found(f"article `{name}`")
        return unkept(found)


@dataclass(frozen=True)
class Waiting:
    """How to wait for an article to be live."""

    stores: Stores
    now: Callable[[], datetime]
    pause: Callable[[float], None]
    """Waits so many seconds."""

    def answer(self, taken: Taken, prefer: str) -> Response[str]:
        """With the article, if the sender prefers to wait, and it goes live meanwhile and can be sent; else
        where to look.

        https://www.rfc-editor.org/rfc/rfc7240#section-4.3
        """
        seconds = _seconds_in(prefer)
        try:
            live = seconds and not profiled(taken.id) and self._is_live(taken, seconds)
            found = whole(taken.id, self.stores, self.now()) if live else None
        except OutOfTime:
            found = None  # it is taken all the same
        if found is None:
            return accepted(taken.id, taken.etag, waited=seconds)
        headers = {"ETag": f'"{taken.etag}"', "Preference-Applied": f"wait={seconds}"}
        where = {"Location": f"/api/articles/{segment_of(found.slug)}"} if taken.new else {}
        told = unkept(found, Status.CREATED if taken.new else Status.OK, headers | where)
        return told if is_sendable(told) else accepted(taken.id, taken.etag, waited=seconds)

    def _is_live(self, taken: Taken, seconds: int) -> bool:
        """Raises a `Problem` where the source is refused."""
        for _ in range(round(seconds / _PAUSE)):
            found = progress_of(taken.id, self.stores)
            if found is None or found.etag != taken.etag:
                return False  # someone has already sent another
            if found.status == State.REJECTED:
                raise of_code(found.code or "", found.message or "", found.line)
            if found.status != _ACCEPTED:
                return found.status == State.PUBLISHED
            self.pause(_PAUSE)
        return False


def accepted(id: ArticleId, etag: str | None, waited: int = 0) -> Response[str]:
    """That something came in, and where its outcome will show."""
    where = f"/api/articles/{segment_of(id)}/status"
    headers = {"Location": where, "Retry-After": "1"}
    headers |= {"ETag": f'"{etag}"'} if etag else {}
    headers |= {"Preference-Applied": f"wait={waited}"} if waited else {}
    return unkept(Accepted(id=id, status=where, etag=etag), Status.ACCEPTED, headers)


def _seconds_in(prefer: str) -> int:
    found = _WAIT.search(prefer)
    return min(int(found[1]), LONGEST_WAIT) if found else 0


_ACCEPTED, _DELETED = "accepted", "deleted"


def progress_of(id: ArticleId, stores: Stores) -> Progress | None:
    """How far the version that stands in the inbox now, or its removal, has come; nothing if it never was."""
    etag = stores.inbox.etag(id)
    if etag is None:
        return _deleted(id, stores)
    refusal = stores.refusals.find(id)
    if refusal and refusal.source == etag:
        return _rejected(refusal, etag)
    if author := profiled(id):
        return _introduced(author, etag, stores)
    entry = stores.index.entry(id)
    if entry and entry.source == etag:
        return _standing(entry, stores)
    there = stores.site.made_from(key_of(id)) == etag
    return Progress(id=id, etag=etag, status=State.PUBLISHED if there else _ACCEPTED)


def _deleted(id: ArticleId, stores: Stores) -> Progress | None:
    last = next(iter(stores.inbox.versions(id, most=1)), None)
    if last is None:
        return None
    stands = (
        last.etag
        or stores.index.entry(id)
        or stores.site.made_from(key_of(id))
        or (profiled(id) and stores.profiles.find(id))
    )
    return Progress(id=id, etag=last.etag, status=_ACCEPTED if stands else _DELETED)


def _rejected(refusal: Refusal, etag: str) -> Progress:
    return Progress(
        id=refusal.id,
        etag=etag,
        status=State.REJECTED,
        code=refusal.code,
        message=refusal.message,
        line=refusal.line,
    )


def _introduced(author: Slug, etag: str, stores: Stores) -> Progress:
    """Of who an author is: their front shows it, once there is an article of theirs."""
    id, front = profile_id(author), List(Kind.AUTHOR, author)
    profile = stores.profiles.find(id)
    if profile is None or profile.source != etag:
        return Progress(id=id, etag=etag, status=_ACCEPTED)
    return Progress(
        id=id,
        etag=etag,
        status=State.PUBLISHED,
        url=front.url if stores.site.holds(Target(What.FRONT, which=front).key) else None,
        warnings=tuple(map(WarningShape.of, (*profile.warnings, *stores.pictures.missing(profile)))),
    )


def _standing(entry: Entry, stores: Stores) -> Progress:
    if entry.refusal:
        return _rejected(entry.refusal, entry.source)
    article = stores.articles.find(entry.id)
    return Progress(
        id=entry.id,
        etag=entry.source,
        status=_ACCEPTED if _is_late(entry, stores) else entry.state,
        url=entry.url,
        published_at=entry.published_at if entry.dated else None,
        warnings=tuple(map(WarningShape.of, _warnings(article, stores))),
    )


def _warnings(article: Article | None, stores: Stores) -> tuple[Warned, ...]:
    """What its editor should know of an article, and of the summary that they wrote for it."""
    if article is None:
        return ()
    told = stores.summaries.find(article.id) if article.summary else None
    said = (told.warnings or ()) if told and told.article == article.digest else ()
    return (*article.warnings, *stores.pictures.missing(article), *said)


def _is_late(entry: Entry, stores: Stores) -> bool:
    """Whether the page that readers get is not yet, or not any more, what the index says."""
    there = stores.site.made_from(f"{entry.slug}/index.html") == entry.source
    return there != (entry.state is State.PUBLISHED)
