"""How much markup is too much: told in one pass, before any parser builds a tree of it.

The parsers' work grows with the square of the depth and of the attributes of a
tag, so both are bounded here, where the cost is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.errors import Rejected
from broadsheet.reading.limits import (
    DEEPEST,
    LONGEST_TEXT,
    MOST_ATTRIBUTES,
    MOST_HIDDEN,
    MOST_OPEN,
    MOST_WORK,
)

_NAME, _VALUE = r"[^\s/>][^\s/>=]*+", r"""(?>"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>]++)?"""
_ATTRIBUTE = rf"{_NAME}(?>\s*+=\s*+{_VALUE})?"
_TAG = re.compile(rf"<!--.*?(?:--!?>|\Z)|<(/?)([a-zA-Z][^\s/>]*+)((?>[\s/]++|{_ATTRIBUTE})*+)", re.DOTALL)
"""A comment, or a tag up to its `>`: https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state"""
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_OPENS = re.compile(r"<[a-zA-Z]")

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SELF_CLOSING = frozenset("p li dt dd tr td th option thead tbody tfoot rp rt".split())
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
_FOREIGN = frozenset(("svg", "math"))


def check(html: str) -> None:
    """Raise `Rejected` for markup that would cost far more than its size.

    A parser opens unclosed `<b>` and its kin again in each block that follows
    (https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements),
    so the work is the sum of what is open at each tag.
    """
    open_tags: dict[str, int] = {}
    depth = formatting = work = 0
    for name, opens, at in _tags(html):
        work += 1 + formatting
        if work > MOST_WORK:
            raise _too_much("The markup is too long or too nested to be an article's.", html, at)
        if name in _VOID or name in _SELF_CLOSING or not (opens or open_tags.get(name)):
            continue
        change = 1 if opens else -1
        open_tags[name] = open_tags.get(name, 0) + change
        depth += change
        formatting += change if name in _FORMATTING else 0
        if depth > MOST_OPEN:
            raise _too_much(f"Tags are nested more than {DEEPEST} deep. Simplify the markup.", html, at)


def check_length(characters: int) -> None:
    """Raise `Rejected` for more text than an article may have."""
    if characters > LONGEST_TEXT:
        said = f"The text has more than {LONGEST_TEXT:,} characters. Cut it into parts."
        raise Rejected("too_large", said)


def _tags(html: str) -> Iterator[tuple[str, bool, int]]:
    """Each tag's name, whether it opens, and where it stands; scripts and the like hold none."""
    at = hidden = 0
    foreign = False
    while found := _TAG.search(html, at):
        at = found.end()
        if found[2] is None:
            continue
        name = found[2].lower()
        if len(found[3]) > 2 * MOST_ATTRIBUTES and _attributes(found[3]) > MOST_ATTRIBUTES:
            said = f"A tag has more than {MOST_ATTRIBUTES} attributes. Is it meant to be one?"
            raise _too_much(said, html, found.start())
        foreign = foreign or name in _FOREIGN
        yield name, not found[1], found.start()
        if name in _RAW and not found[1]:
            start, at = at, _end_of_raw(html, name, at)
            # Inside of a drawing a `<style>` is an element as any other, and hides nothing from a parser.
            hidden += sum(1 for _ in _OPENS.finditer(html, start, at)) if foreign else 0
            if hidden > MOST_HIDDEN:
                raise _too_much("There are too many tags in scripts and styles.", html, start)


def _attributes(text: str) -> int:
    return sum(1 for _ in _ATTRIBUTES.finditer(text))


def _end_of_raw(html: str, name: str, at: int) -> int:
    found = _RAW_ENDS[name].search(html, at)
    return found.start() if found else len(html)


_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}


def _too_much(said: str, html: str, at: int) -> Rejected:
    return Rejected("too_deep", said, html.count("\n", 0, at) + 1)
