"""Where the article ends and the headlines of its neighbours begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.reading.copied.signs import Sign, headline_in, is_headline, is_rule, is_short

_MOST = 60
"""Lines after an article."""
_MOST_STRANGE = 12
"""Lines in a row that say nothing of what they are: headlines below `Related articles`."""
_MOST_COMMENTS = 5
"""Sentences below `Comments`; elsewhere there may be one, if this is surely a copied page."""
_RUNNING = 60
"""Characters of a line that is surely text."""
_LABELS = (Sign.LABEL, Sign.LABELLED)


def start(lines: Sequence[str], signs: Sequence[Sign], *, least: int, copied: bool) -> int:
    """The line from which on everything is the site's; `copied` says whether its button was seen, so that
    this is surely a copied page."""
    for at in range(max(least, len(lines) - _MOST), len(lines)):
        if signs[at] in (Sign.BUTTON, Sign.HALF, *_LABELS):
            texts = any(len(line) >= _RUNNING or line.endswith(".") for line in lines[:at])
            if _Tail(copied, texts).takes(lines[at:], signs[at:]):
                return _above_rules(lines, at, least)
    return len(lines)


def _above_rules(lines: Sequence[str], at: int, least: int) -> int:
    """The same place, or that of the rule above it."""
    while at > least and is_rule(lines[at - 1]):
        at -= 1
    return at


@dataclass
class _Tail:
    """Reads on after an article, as long as what it reads may stand there."""

    copied: bool
    texts: bool
    """Whether there was text before."""
    labels: int = 0
    paired: bool = False
    """Whether there is more than one label."""
    waiting: int = 0
    """Labels whose headlines are still to come."""
    listing: bool = False
    strange: int = 0
    sentences: int = 0

    def takes(self, lines: Sequence[str], signs: Sequence[Sign]) -> bool:
        self.paired = sum(sign in _LABELS for sign in signs) > 1
        return all(map(self._takes, lines, signs)) and bool(self.labels or signs[0] is Sign.BUTTON)

    def _takes(self, line: str, sign: Sign) -> bool:
        if sign is Sign.NONE:
            return not line or self._headline(line) or self._stranger(line)
        self.strange = 0
        self.listing = sign is Sign.LISTING or (self.listing and sign is Sign.SMALL)
        if sign is Sign.LABEL:
            self.waiting += 1
        if sign in _LABELS:
            self.labels += 1
        if sign is not Sign.LABELLED:
            return True
        said = headline_in(line.strip())
        return self._is_headline(said) or (self.paired and is_headline(said.rstrip(".")))

    def _headline(self, line: str) -> bool:
        if self.waiting and self._is_headline(line):
            self.waiting -= 1
            return True
        return False

    def _is_headline(self, line: str) -> bool:
        return is_headline(line) or (self.copied and is_short(line))

    def _stranger(self, line: str) -> bool:
        """A line that says nothing of what it is."""
        self.strange += 1
        self.sentences += not is_headline(line)
        known = self.listing or (self.labels and self.copied) or self.labels > 1
        sentences = _MOST_COMMENTS if self.listing else int(self.copied)
        few = self.strange <= _MOST_STRANGE and self.sentences <= sentences
        return bool(self.labels and known and self.texts and few and is_short(line))
