"""What stands around an article on the page of a news site that somebody copied as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.reading.copied import around
from broadsheet.reading.copied.signs import plainly
from broadsheet.reading.plain import menu

_ASIDE = frozenset(
    (
        "advertisement",
        "advertisement - continue reading below",
        "article continues below",
        "continue reading",
        "share this article",
        "share this story",
        "share on facebook",
        "share on twitter",
        "share on x",
        "share on linkedin",
        "share via email",
        "skip to content",
        "skip to main content",
        "skip advertisement",
        "sign up for our newsletter",
        "subscribe to our newsletter",
        "copy link",
        "story continues below advertisement",
    )
)


def without(lines: list[str], title: str | None) -> Iterator[str]:
    """The lines that are the article's own; where its title is not known, its headline comes first."""
    filled = [n for n, line in enumerate(lines) if line.strip() and plainly(line) not in _ASIDE]
    filled = filled[menu.length([lines[n] for n in filled[:40]]) :]
    headline = title is None or any(same(lines[n], title) for n in filled[:1])
    dropped = around([lines[n].strip() for n in filled], headline=headline)
    own = {n for at, n in enumerate(filled) if at not in dropped}
    return (line for n, line in enumerate(lines) if n in own or not line.strip())


def same(line: str, title: str) -> bool:
    """Whether two lines say the same."""
    return plainly(line) == plainly(title)
