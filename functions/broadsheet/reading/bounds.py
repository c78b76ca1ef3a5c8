"""How much markup is too much: told in one pass, before any parser builds a tree of it."""

from __future__ import annotations

import re

from broadsheet.errors import Rejected

DEEPEST = 100
_MOST_WORK = 400_000
_MOST_ATTRIBUTES = 100

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,20})[^>]*>")
_ATTRIBUTE = re.compile(r"=")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SELF_CLOSING = frozenset("p li dt dd tr td th option thead tbody tfoot rp rt".split())
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())


def check(html: str) -> None:
    """Raise `Rejected` for markup that would cost far more than its size.

    A parser opens unclosed `<b>` and its kin again in each block that follows
    (https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements),
    so the work is the sum of what is open at each tag.
    """
    open_tags: dict[str, int] = {}
    depth = formatting = work = 0
    for found in _TAG.finditer(html):
        name = found[2].lower()
        if found.end() - found.start() > 1000 and len(_ATTRIBUTE.findall(found[0])) > _MOST_ATTRIBUTES:
            raise Rejected(
                "too_deep",
                f"A tag `<{name}>` has more than {_MOST_ATTRIBUTES} attributes.",
                _line(html, found),
            )
        work += 1 + formatting
        if work > _MOST_WORK:
            raise Rejected(
                "too_deep", "The markup is too long or too nested to be an article's.", _line(html, found)
            )
        if name in _VOID or name in _SELF_CLOSING:
            continue
        change = -1 if found[1] else 1
        if change < 0 and not open_tags.get(name):
            continue
        open_tags[name] = open_tags.get(name, 0) + change
        depth += change
        formatting += change if name in _FORMATTING else 0
        if depth > DEEPEST:
            raise Rejected("too_deep", f"Tags are nested more than {DEEPEST} deep.", _line(html, found))


def _line(html: str, found: re.Match[str]) -> int:
    return html.count("\n", 0, found.start()) + 1
