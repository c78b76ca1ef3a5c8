"""On what a write depends: what must stand there, and what must not.

https://www.rfc-editor.org/rfc/rfc9110#section-13

The tag of a source is the version of its bytes. The tag of an article as readers
get it begins with that, and goes on after a dot; so either says which version
the sender has seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus as Status

from broadsheet.api.problems import Fault, Problem

_TAG = re.compile(r'(W/)?"([^"]*)"|\*')
_ONE = '(W/)?"[^"]*"'
TAGS_PATTERN = rf"^(\*|{_ONE}( *, *{_ONE})*)$"
"""What either header looks like."""


def tags_in(header: str, *, strong: bool = False) -> tuple[str, ...]:
    """The entity tags of a header, or `*`; weak ones without their mark, or not at all."""
    found = [each for each in _TAG.finditer(header) if not (strong and each[1])]
    return tuple("*" if each[0] == "*" else each[2] for each in found)


@dataclass(frozen=True)
class Condition:
    """What must stand there now, and what must not; `*` is anything."""

    match: tuple[str, ...] | None = None
    unless: tuple[str, ...] | None = None

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> Condition:
        """The condition of a request; raises a `Problem` for tags that are none."""
        match, unless = headers.get("if-match"), headers.get("if-none-match")
        for name, said in {"If-Match": match, "If-None-Match": unless}.items():
            if said is not None and not re.fullmatch(TAGS_PATTERN, said.strip()):
                detail = f'`{name}` should be `*`, or a tag in quotes: "9a0364b9e99bb480dd25e1f0284c8555".'
                fault = Fault(field=name, detail=detail)
                raise Problem(Status.BAD_REQUEST, "bad-precondition", detail, faults=(fault,))
        return cls(
            None if match is None else tuple(map(_version, tags_in(match, strong=True))),
            None if unless is None else tuple(map(_version, tags_in(unless))),
        )

    def __bool__(self) -> bool:
        return self.match is not None or self.unless is not None

    def check(self, current: str | None) -> None:
        """Raise a `Problem` unless it holds for the version that stands there now."""
        if self.match is not None and not _names(self.match, current):
            raise failed("What stands there is not the version that `If-Match` names.")
        if self.unless is not None and _names(self.unless, current):
            raise failed("What stands there is what `If-None-Match` excludes.")


def failed(detail: str = "Someone else was faster: what stands there has just changed.") -> Problem:
    return Problem(Status.PRECONDITION_FAILED, "precondition-failed", detail)


def _names(tags: tuple[str, ...], current: str | None) -> bool:
    return current is not None and bool({"*", current} & set(tags))


def _version(tag: str) -> str:
    return tag.partition(".")[0]
