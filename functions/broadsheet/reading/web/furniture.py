"""What stands around an article on a page: menus, share bars, newsletter boxes, teasers, comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.reading.markup import embeds
from broadsheet.reading.web.weight import Weights

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_TAGS = frozenset(
    (
        "nav aside footer form script style noscript template button dialog svg link meta input select "
        "textarea object embed canvas menu"
    ).split()
)
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog alert menu menubar toolbar".split()
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:"
    r"nav(?:bar|igation)?|menu|breadcrumbs?|share|sharing|sharebar|social|follow-us|newsletter|subscri(?:be|ption)"
    r"|sign-?up|related|recommend(?:ed|ations?)?|more-(?:stories|news|from|on)|read-(?:more|next|also)|see-also"
    r"|promo(?:tion)?s?|sponsor(?:ed)?|adverts?|advertisement|ads?|banner|cookies?|consent|gdpr|comments?"
    r"|disqus|footer|sidebar|popup|modal|overlay|paywall|toolbar|pagination|pager|tag-?list|tags|author-(?:bio|box)"
    r"|trending|popular|most-(?:read|viewed|popular)|teasers?|outbrain|taboola|skip-?link|screen-reader-text"
    r"|visually-hidden|sr-only|print-only|site-header|masthead|jump-link|up-next|prev-next|post-nav"
    r")(?:$|[\s_-])",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|dateline|timestamp|date|published|updated|post-meta|entry-meta"
    r"|article-meta|meta|reading-?time|read-time|kicker|eyebrow|section-label|rubric|category|credits?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST_ABOUT = 160
_MOST = 0.4
"""An element with more of the page's text than this is no furniture, whatever it is called."""
_MOST_LINKED = 0.6
_LISTS = frozenset(("ul", "ol", "div", "section"))
_LABELS = frozenset(
    ("advertisement", "read more", "share", "share this", "share this article", "related", "comments")
)


def remove(body: LexborNode, weights: Weights) -> None:
    """Take what is not the article out of a page."""
    child = body.child
    while child is not None:
        after = child.next
        if not (child.tag or "").startswith(("-", "!")):
            if _is_furniture(child, weights):
                child.decompose()
            else:
                remove(child, weights)
        child = after


def _is_furniture(node: LexborNode, weights: Weights) -> bool:
    tag, attributes = node.tag or "", node.attributes
    if tag in _TAGS:
        return weights.share(node) < _MOST or tag in ("script", "style")
    if tag == "iframe":
        return embeds.card(node) is None
    if weights.share(node) >= _MOST or tag in ("p", "body", "article", "main"):
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return tag != "img"
    if (attributes.get("role") or "").lower() in _ROLES or (tag == "header" and _is_top(node)):
        return True
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return bool(_NAMES.search(named)) or _is_about(node, named) or _is_teasers(node, tag, weights)


def _is_top(header: LexborNode) -> bool:
    """Whether a header is the site's, not the article's."""
    return header.parent is not None and header.parent.tag == "body" and header.css_first("h1") is None


def _is_about(node: LexborNode, named: str) -> bool:
    """A byline or a date that stands in the text as well as in the head of the page."""
    if node.tag == "time" or _ABOUT.search(named):
        inside = node.parent is not None and node.parent.tag == "p"
        return not inside and len(node.text().strip()) <= _LONGEST_ABOUT and node.css_first("h1, img") is None
    return False


def _is_teasers(node: LexborNode, tag: str, weights: Weights) -> bool:
    """A list that is nearly all links, or a label alone."""
    if tag not in _LISTS or weights.share(node) > 0.05:
        return False
    text = " ".join(node.text().split())
    links = node.css("a")
    if len(links) > 1 and sum(len(link.text().strip()) for link in links) > len(text) * _MOST_LINKED:
        return True
    return text.casefold() in _LABELS and node.css_first("img") is None
