"""The one allow-list: the elements and attributes that an article's HTML is made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

INLINE = frozenset("a abbr b cite code del em i ins kbd mark q s small strong sub sup time".split())
BLOCKS = frozenset(
    ("blockquote dd dl dt figcaption figure li ol pre table tbody td tfoot th thead tr ul").split()
)
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}
"""An article has one headline, so a heading of the first rank in its text becomes one of the second."""

DROPPED = frozenset(
    (
        "applet area audio base button canvas command dialog embed frame frameset head iframe input link map "
        "math menu meta nav noembed noframes noscript object option param script select source style svg "
        "template textarea title track video xmp"
    ).split()
)
"""What is left out together with all that it holds."""

MISSED = frozenset("audio embed iframe object script video".split())
"""What an editor is told of when it is left out, and of all others with words in them but for these:"""
SILENT = frozenset(("head", "style"))

APART = frozenset(
    (
        "address article aside body center details div fieldset footer form header hgroup hr html main "
        "section summary"
    ).split()
)
"""What stands for itself and does not run with the text around it, and is not kept."""

VOID = frozenset("area base col embed frame input link meta param source track wbr".split())
"""What holds nothing."""

KNOWN = (
    INLINE
    | BLOCKS
    | HEADINGS.keys()
    | DROPPED
    | APART
    | VOID
    | frozenset(
        (
            "acronym basefont bdi bdo bgsound big blink br caption colgroup data dfn dir font image "
            "img isindex keygen label legend listing marquee meter nobr optgroup option output p picture "
            "plaintext progress rb rp rt rtc ruby samp search slot span strike tt u var"
        ).split()
    )
)
"""Every name that HTML has, or had: https://html.spec.whatwg.org/multipage/indices.html#elements-3."""

ATTRIBUTES = {
    "a": {"href", "id", "title"},
    "abbr": {"title"},
    "code": {"class"},
    "figure": {"class"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "li": {"id", "value"},
    "ol": {"start", "reversed"},
    "p": {"id"},
    "td": {"class", "colspan", "rowspan"},
    "th": {"class", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
SCHEMES = frozenset(("http", "https", "mailto", "tel"))

_TAGS = INLINE | BLOCKS | frozenset(HEADINGS.values()) | {"p", "img", "br", "hr"}


@cache
def cleaner() -> Callable[[str], str]:
    """Holds HTML to this list."""
    import nh3

    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel=None,
    ).clean
