"""A reader who comes after every write to the site, and follows all that what is new there leads to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape
from threading import Lock
from urllib.parse import unquote, urlsplit

from broadsheet.entry import CORRECTIONS
from broadsheet.media import key_of
from broadsheet.site.plan import target_of
from infra.local import memory
from tests.faults.gate import Call, Keeper
from tests.town import SITE, Town

Hidden = Callable[[str], Iterable[str]]
"""What a body shows that no reader is to see."""


class Reader(Keeper):
    """Remembers where each page leads to, so that after a write it looks at what was written alone."""

    def __init__(self, town: Town, hidden: Hidden) -> None:
        self._site, self._hidden = town.stores.site_bucket, hidden
        self._links: dict[str, set[str]] | None = None
        self._alone = Lock()
        self.visits = 0
        self.seen: set[str] = set()
        """What was not as it should be."""

    def forget(self) -> None:
        """All may be otherwise than it was."""
        self._links = None

    def after(self, call: Call) -> None:
        if call.writes and (keys := [thing for thing in call.things if thing.startswith(f"{self._site}/")]):
            with self._alone:
                self.visits += 1
                links = self._known()
                for key in (thing.removeprefix(f"{self._site}/") for thing in keys):
                    self._visit(key, links)

    def dead_links(self) -> set[str]:
        """All there are, now that all is at rest."""
        links = self._known()
        return {f"{key}: {to}" for key in links for to in self._dead(key, links)}

    def _visit(self, key: str, links: dict[str, set[str]]) -> None:
        body = memory.body(self._site, key)
        if body is None:
            links.pop(key, None)
            wrong = {f"{other}: {key}" for other in links if key in links[other] and _is_kept(key)}
        else:
            links[key] = _links(body)
            wrong = {
                f"{key}: {what}" for what in [*_half(body), *self._hidden(body), *self._dead(key, links)]
            }
        self.seen |= wrong

    def _known(self) -> dict[str, set[str]]:
        """Where each page leads to; found anew by who has forgotten."""
        if self._links is None:
            found = {key: thing for (place, key), thing in memory.contents().items() if place == self._site}
            texts = {
                key: thing[0].decode("latin-1") for key, thing in found.items() if isinstance(thing, tuple)
            }
            self._links = {key: _links(text) for key, text in texts.items()}
        return self._links

    def _dead(self, key: str, links: dict[str, set[str]]) -> list[str]:
        return sorted(to for to in links[key] if to not in links and _is_kept(to))


def _half(page: str) -> list[str]:
    return ["half a page"] if "<!doctype html>" in page.lower() and "</html>" not in page else []


_ADDRESS = re.compile(r' (?:href|src)="(/[^"]*)"')
"""Links, pictures, feeds, icons, and what comes before and after."""
_CHOICE = re.compile(r' srcset="([^"]*)"')
_WHOLE = re.compile(rf"{SITE}(/[^\s\"'<>\\]*)")
"""What machines are told: in the head, in feeds and in sitemaps."""


def _links(page: str) -> set[str]:
    """The keys of everything that a page, a feed or a sitemap leads to or shows."""
    choices = (each.split()[0] for found in _CHOICE.findall(page) for each in found.split(", "))
    found = {*map(unescape, (*_ADDRESS.findall(page), *choices)), *_WHOLE.findall(unescape(page))}
    return {_key(urlsplit(address).path) for address in found}


def _key(path: str) -> str:
    return f"{unquote(path)}index.html"[1:] if path.endswith("/") else unquote(path)[1:]


def _is_kept(key: str) -> bool:
    """Whether it stands in the bucket if there is any such page or picture, and is not made for who asks."""
    target = target_of(key)
    if target is None:
        return key.startswith(key_of(""))
    return not target.on_demand and target.which != CORRECTIONS
