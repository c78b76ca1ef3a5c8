"""The guarded way into the inbox."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from http import HTTPStatus as Status

from broadsheet import reading
from broadsheet.api.conditions import Condition, failed
from broadsheet.api.problems import Problem, of_rejection
from broadsheet.api.requests import bad_id
from broadsheet.api.staleness import article_of, noted_digest
from broadsheet.article import UNDATED, ArticleId, Source
from broadsheet.errors import Conflict, Rejected
from broadsheet.stores import Stores
from broadsheet.stores.inbox import Inbox


@dataclass(frozen=True)
class Sent:
    """A source that someone sends."""

    id: ArticleId
    body: bytes
    content_type: str


@dataclass(frozen=True)
class Taken:
    """A source that is in the inbox now."""

    id: ArticleId
    etag: str
    new: bool
    """Whether nothing stood there before."""


def send(sent: Sent, condition: Condition, stores: Stores) -> Taken:
    """Put a source in the inbox; raises a `Problem` where it may not, or the condition does not hold."""
    admit(sent)
    if not condition:
        return _send_new(sent, stores.inbox)
    current = stores.inbox.etag(sent.id)
    condition.check(current)
    try:
        note = _note(sent, stores.inbox) if current else None
        etag = stores.inbox.replace(sent.id, sent.body, sent.content_type, current, summary_of=note)
    except Conflict as conflict:
        raise failed() from conflict
    return Taken(sent.id, etag, new=current is None)


def _note(sent: Sent, inbox: Inbox) -> str | None:
    """What is to be noted of its editor's summary; raises `Conflict` as a write would."""
    # Most have none, and to read an article takes far longer than to put it.
    if b"summary" not in sent.body.lower():
        return None
    after = article_of(Source(sent.id, sent.body, "", sent.content_type, UNDATED))
    return noted_digest(after, lambda: _standing(sent.id, inbox))


def _standing(id: ArticleId, inbox: Inbox) -> Source | None:
    """What is to be replaced, unless it is too large to be read."""
    arrival = inbox.find(id)
    return arrival.undated() if arrival and arrival.size <= reading.largest(id) else None


def admit(sent: Sent) -> None:
    """Raise a `Problem` for what the inbox is not to have."""
    if reading.is_nothing(sent.id):
        raise bad_id("Names that begin with a dot, or end in `~`, are left out of the newsroom.")
    try:
        reading.expect_article(sent.id, sent.content_type)
        reading.admit(sent.id, len(sent.body), sent.content_type)
        if not sent.body.strip():
            raise Rejected("empty", "Nothing was sent.")
    except Rejected as no:
        raise of_rejection(no) from no


def _send_new(sent: Sent, inbox: Inbox) -> Taken:
    """Without a condition only what is new is put, so that nothing is lost; the same bytes again are fine."""
    try:
        return Taken(sent.id, inbox.replace(sent.id, sent.body, sent.content_type, None), new=True)
    except Conflict as conflict:
        current = inbox.etag(sent.id)
        if current != hashlib.md5(sent.body, usedforsecurity=False).hexdigest():
            expect(Condition(), sent.id, current)
            raise failed() from conflict
        return Taken(sent.id, current, new=False)


def expect(condition: Condition, id: ArticleId, current: str | None) -> None:
    """Raise a `Problem` where this must not be put over what stands there: unconditionally, over anything."""
    condition.check(current)
    if current is not None and not condition:
        said = f"`{id}` is there already. Say which version you replace: `If-Match` with its tag."
        raise Problem(Status.PRECONDITION_REQUIRED, "precondition-required", said)
