"""The words of other systems: a name and what is said with it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from broadsheet.article import ArticleId
from broadsheet.reading import links

LONGEST = 2_000
"""Characters of one of them."""

_QUOTED = r'"(?:[^"\\]|\\.)*+"|\'[^\']*+\'|`[^`]*+`'
_NAME = re.compile(r"[\w./-]{1,60}")
_SAID = re.compile(rf"([\w-]+)=({_QUOTED}|[^\s\"'`]++)|({_QUOTED}|[^\s\"'`]++)")


class Unknown(Exception):
    """A word that says nothing here."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@dataclass(frozen=True)
class Word:
    """A name, and what is said with it: by names of their own, or by place as `0`, `1`, …"""

    name: str
    said: Mapping[str, str]

    def get(self, *names: str) -> str:
        return next((self.said[name] for name in names if name in self.said), "")


def word(text: str) -> Word | None:
    """The word in a text, or nothing where it begins with none."""
    text = text.strip()
    name = _NAME.match(text)
    if name is None:
        return None
    said: dict[str, str] = {}
    for found in _SAID.finditer(text, name.end()):
        value = found[2] or found[3]
        quoted = value[0] in "\"'`" and len(value) > 1
        said[found[1] or str(len(said))] = " ".join((value[1:-1] if quoted else value).split())
    return Word(name[0], said)


def article(path: str, id: ArticleId) -> str:
    """The address of the article at a path, as it is seen from another's; with its suffix or without.

    What lies in a folder with an `index.md` belongs to that, so its neighbours are those of the folder.
    """
    path = path.partition("#")[0].partition("?")[0]
    inside = links.root_of(id) + path.lstrip("/") if path.startswith("/") else None
    folder = posixpath.dirname(id)
    folder = posixpath.dirname(folder) if posixpath.basename(id).startswith("index.") else folder
    whole = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    return f"{links.ARTICLES}{quote(inside or whole)}/"


def fenced(language: str) -> str:
    """The fence around a block of code; longer than those that may stand in it."""
    return f"~~~~~{language}"
