"""Where values are set into templates and come out as pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from email.utils import format_datetime
from functools import cache, lru_cache
from html import escape
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.article import iso
from broadsheet.entry import Entry
from broadsheet.publication import Page, Publication
from broadsheet.site import assets, languages, pictures
from broadsheet.site.remembered import remembered
from broadsheet.site.words import Words, catalogue

if TYPE_CHECKING:
    from minijinja import Environment

HTML = "text/html; charset=utf-8"
XML = "application/xml"
"""It says itself that it is UTF-8; not every store keeps a `charset` that stands here (RFC 7303)."""
ATOM = "application/atom+xml; charset=utf-8"
RSS = "application/rss+xml; charset=utf-8"
JSON_FEED = "application/feed+json; charset=utf-8"
TEXT = "text/plain; charset=utf-8"

BRIEFLY = "public, max-age=0, s-maxage=5, stale-while-revalidate=60"
"""For all that a publish may change: CloudFront asks again after seconds, and nobody waits for it."""

_TEMPLATES = Path(__file__).parent / "templates"

_LINE = 300
"""How many characters of an article's line a list shows."""

# What neither HTML nor XML 1.0 may hold, not even as a reference: controls, halves of surrogate pairs and
# Unicode's noncharacters. Those beyond the first plane are rare, and one pattern of them all 15 times slower.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_UNPRINTABLE_BEYOND = re.compile(
    "[" + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF)) + "]"
)


# Looking at bytes is faster: most texts have none with which such a character begins in UTF-8, but for C2,
# with which those from U+0080 to U+00BF begin, and so the guillemets.
_HARMLESS = bytes({*range(256)} - {*range(9), *range(11, 32), 0x7F, 0xC2, 0xED, 0xEF, *range(0xF0, 256)})
_CONTROL = re.compile(b"\xc2[\x80-\x9f]")


def printable(text: str) -> bytes:
    """The text, in UTF-8, without the characters that no page and no feed may hold."""
    data = text.encode("utf-8", "surrogatepass")
    if not data.translate(None, _HARMLESS).strip(b"\xc2") and not _CONTROL.search(data):
        return data
    text = _UNPRINTABLE.sub("", text)
    return (_UNPRINTABLE_BEYOND.sub("", text) if _BEYOND.search(text) else text).encode()


def shortened(text: str, limit: int = _LINE) -> str:
    """The text, or as many whole words of it as fit into `limit` characters, and an ellipsis."""
    if len(text) <= limit:
        return text
    head, space, _ = text[:limit].rpartition(" ")
    return (head if space and len(head) > limit // 2 else text[: limit - 1]).rstrip(" ,;:–—-") + "…"


def safe(markup: str) -> str:
    """Marks markup that this room has made, or that ingest has cleaned: it is not escaped again."""
    import minijinja

    return minijinja.safe(markup)


def absolute(publication: Publication, url: str) -> str:
    """The address with scheme and host, for canonical links, feeds, sitemaps and metadata."""
    return publication.url + url if url.startswith("/") and not url.startswith("//") else url


def set_page(
    key: str,
    template: str,
    publication: Publication,
    lang: str,
    source: str = "",
    /,
    *,
    scripted: bool = False,
    **values: object,
) -> Page:
    """An HTML page in `lang`, with the site's own words around what is shown."""
    words = catalogue(lang, publication.zone)
    frame: dict[str, object] = {
        "style": safe(assets.style()),
        "script": safe(assets.script()) if scripted else "",
        "policy": assets.policy(scripted=scripted),
        "lang": lang,
        "dir": languages.direction(lang),
    }
    body = _render(template, publication, words, frame | values)
    return Page(key, body, HTML, source, BRIEFLY)


def set_text(key: str, template: str, content_type: str, publication: Publication, **values: object) -> Page:
    """A feed, a sitemap or a plain text: what machines read."""
    body = _render(
        template,
        publication,
        catalogue(publication.lang, publication.zone),
        {"lang": publication.lang, **values},
    )
    return Page(key, body, content_type, cache_control=BRIEFLY)


def _render(template: str, publication: Publication, words: Words, values: Mapping[str, object]) -> bytes:
    text = _environment(markup=not template.endswith(".txt")).render_template(
        template,
        publication=publication,
        words=words,
        **_tongue(words, str(values["lang"])),
        **values,
    )
    return printable(text)


def _tongue(words: Words, lang: str) -> Mapping[str, Callable[[str], str]]:
    """How a template in one language sets words of others."""

    def spoken(other: str) -> str:
        """The attributes that a text in another language needs here."""
        return _spoken(other, lang)

    def say(text: str) -> str:
        """Words of the site's own; set apart where the page around them is in another language."""
        return (
            safe(f"<span{attributes}>{escape(text)}</span>") if (attributes := spoken(words.lang)) else text
        )

    return {"spoken": spoken, "say": say}


# Pieces: what several pages show, and most of them again when the next article comes out, is set once.


def _piece(template: str, **values: object) -> str:
    return safe(_environment(markup=True).render_template(template, **values))


@lru_cache(4000)
def _story(
    entry: Entry,
    words: Words,
    lang: str,
    level: int = 3,
    picture: str = "",
    kicker: bool = True,
    place: str = "",
) -> str:
    """An article on a list, of which it stands on some ten."""
    shown = {"level": level, "picture": picture, "kicker": kicker, "place": place}
    return _piece("story.html", entry=entry, words=words, **_tongue(words, lang), **shown)


def _stories(entries: Sequence[Entry], words: Words, lang: str, kicker: bool) -> str:
    """All the articles of a list."""
    pictures = chain(["first"], repeat("later"))
    each = (_story(entry, words, lang, 2, next(pictures), kicker, "beside") for entry in entries)
    return safe("\n".join(each))


def _told(template: str, stories: Sequence[Hashable], publication: Publication) -> str:
    """What a feed tells of some articles."""
    return safe("".join(_told_of(template, story, publication) for story in stories))


@remembered(60)
def _told_of(template: str, story: Hashable, publication: Publication) -> str:
    return _piece(template, story=story, publication=publication)


def _located(entries: Sequence[Entry], publication: Publication) -> str:
    """Articles in a sitemap."""
    return safe("".join(_location(entry, publication) for entry in entries))


@lru_cache(4000)
def _location(entry: Entry, publication: Publication) -> str:
    return _piece("sitemap-url.xml", entry=entry, publication=publication)


@lru_cache(1000)
def _spoken(other: str, lang: str) -> str:
    attributes = languages.attributes(other, lang)
    return safe("".join(f' {name}="{value}"' for name, value in attributes.items()))


@cache
def _environment(*, markup: bool) -> Environment:
    import minijinja

    return minijinja.Environment(
        loader=lambda name: (_TEMPLATES / name).read_text("utf-8"),
        filters={
            "absolute": lambda url, publication: absolute(publication, url),
            "iso": iso,
            "news_language": languages.for_news,
            "rfc822": lambda instant: format_datetime(instant, usegmt=True),
            "shortened": shortened,
        },
        globals={
            "shown": lambda *said: safe(pictures.shown(*said)),
            "story": _story,
            "stories": _stories,
            "told": _told,
            "located": _located,
        },
        undefined_behavior="strict",
        auto_escape_callback=lambda _: "html" if markup else False,
        finalizer=_escaped if markup else None,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        pycompat=False,
    )


def _escaped(value: object) -> object:
    """Escapes plain text before minijinja does: its own way writes every `/` as `&#x2f;`."""
    if value is None:
        raise TypeError("Nothing was given where a template shows something.")
    if type(value) is not str:
        return NotImplemented
    return _line(value) if len(value) <= _LINE else safe(escape(value))


@lru_cache(4000)
def _line(text: str) -> str:
    """The same names, titles and addresses stand on some ten lists."""
    return safe(escape(text))
