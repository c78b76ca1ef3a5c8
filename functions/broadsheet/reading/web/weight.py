"""Where on a page its running text is.

A paragraph counts with its characters, less those in links: menus are all
link, articles are hardly any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PARAGRAPHS = "p, blockquote, pre, dd, h2, h3"
_LOOSE = "div, td, section, article, main, center, font"
_SHORTEST_LOOSE = 100
"""Characters that stand in one of these itself, and in no paragraph, for them to count as one."""
_SHORTEST = 25
"""Characters of a paragraph that counts; labels and buttons are shorter."""
_HIGHEST = 60
"""How far up a paragraph counts."""
_MOST_LINKED = 0.5
_HINTS = ('[itemprop="articleBody"]', "article", "main", '[role="main"]')
_HINTED = 0.4
"""The share of a page's text that a part must hold for what it calls itself to be believed; less, where it
is the only one that is called so: beside it may stand a ticker that is longer than any article."""
_HINTED_ALONE = 0.15
_MOST = 0.75
_DIRECT = 3


@dataclass(frozen=True)
class Weights:
    """How much running text each element of a page holds."""

    characters: Mapping[int, int]
    total: int

    @classmethod
    def of(cls, body: LexborNode) -> Weights:
        characters: dict[int, int] = {}
        total = 0
        weighed = [(node, _weight(node)) for node in body.css(_PARAGRAPHS)]
        weighed += [(node, _loose(node)) for node in body.css(_LOOSE)]
        for node, weight in weighed:
            total += weight
            for _ in range(_HIGHEST if weight else 0):
                characters[node.mem_id] = characters.get(node.mem_id, 0) + weight
                if node.parent is None or node.tag == "body":
                    break
                node = node.parent
        return cls(characters, total)

    def share(self, node: LexborNode) -> float:
        """Of all running text on the page, how much is in an element."""
        return self.characters.get(node.mem_id, 0) / self.total if self.total else 0.0


def _weight(node: LexborNode) -> int:
    length = len(node.text().strip())
    if length < _SHORTEST:
        return 0
    linked = sum(len(link.text()) for link in node.css("a"))
    return 0 if linked > length * _MOST_LINKED else length - linked


def _loose(node: LexborNode) -> int:
    """Old pages have no paragraphs, but lines with `<br>` between them."""
    length = len(node.text(deep=False).strip())
    return length if length >= _SHORTEST_LOOSE else 0


def main_part(body: LexborNode) -> LexborNode:
    """The part of a page that is the article: what says so, or the least that holds most of the text."""
    weights = Weights.of(body)
    for hint in _HINTS:
        parts = body.css(hint)
        best = max(parts, key=weights.share, default=None)
        if best is not None and weights.share(best) >= (_HINTED if len(parts) > 1 else _HINTED_ALONE):
            return _narrowed(best, weights) if hint.startswith(("main", "[role")) else best
    return _narrowed(body, weights)


def _narrowed(node: LexborNode, weights: Weights) -> LexborNode:
    while True:
        inner = [child for child in _elements(node) if weights.share(child)]
        if sum(child.tag == "p" for child in inner) >= _DIRECT or not inner:
            return node
        best = max(inner, key=weights.share)
        if weights.share(best) < _MOST * weights.share(node) or best.tag in ("p", "pre", "blockquote"):
            return node
        node = best


def _elements(node: LexborNode) -> list[LexborNode]:
    found = []
    child = node.child
    while child is not None:
        if not (child.tag or "").startswith(("-", "!")):
            found.append(child)
        child = child.next
    return found
