"""Nothing of an attack is left in an article, whatever the format that it came in.

Each attack goes through the front door in every format; what comes out is parsed
by a real HTML5 parser, and its tree holds nothing but what an article may.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from broadsheet.article import Article
from broadsheet.errors import Rejected

Read = Callable[..., Article]

ALLOWED = {
    *("a abbr b blockquote br cite code dd del dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img".split()),
    *("ins kbd li mark ol p pre q s small strong sub sup table tbody td tfoot th thead time tr ul".split()),
}
ATTRIBUTES = {
    *("href id title class src alt width height loading decoding value start reversed colspan".split()),
    *("rowspan scope datetime".split()),
}
SCHEMES = ("http:", "https:", "mailto:", "tel:", "/", "#")


def urls() -> Iterator[str]:
    """Addresses that run a script, in the spellings that browsers see through."""
    call = "alert(1)"
    for scheme in ("javascript", "vbscript", "data", "JaVaScRiPt", "livescript", "mocha", "feed:javascript"):
        for spelled in (
            scheme,
            f" {scheme}",
            f"\x01{scheme}",
            f"\t{scheme[:4]}\n{scheme[4:]}",
            f"{scheme[:3]}&#9;{scheme[3:]}",
            f"{scheme[:3]}&Tab;{scheme[3:]}",
            f"{scheme[:2]}&#0;{scheme[2:]}",
            "".join(f"&#{ord(letter)}" for letter in scheme),
            "".join(f"&#x{ord(letter):x};" for letter in scheme),
            "".join(f"&#{ord(letter):07}" for letter in scheme),
            f"\u200b{scheme}",
            f"\ufeff{scheme}",
        ):
            for colon in (":", "&colon;", "&#58;", " :"):
                yield f"{spelled}{colon}{'text/html;base64,PHNjcmlwdD4' if 'data' in scheme else call}"


def handlers() -> Iterator[str]:
    """Attributes that run a script, on elements that stay and elements that go."""
    events = (
        "onclick onerror onload onmouseover onfocus onanimationstart ontoggle onbegin onpointerenter".split()
    )
    for tag, event in itertools.product(("p", "a", "img", "svg", "x-y"), events):
        for between in (" ", "/", "\n", "\t", "\x0c", " x=y ", ' x="" ', "/x/"):
            yield f"<{tag}{between}{event}=alert(1) src=x>words</{tag}>"
        yield f'<{tag} {event}="alert(1)" autofocus tabindex=1 style="animation:x">words</{tag}>'
        yield f"<{tag} {event.upper()} = `alert(1)`>words"


def elements() -> Iterator[str]:
    """Elements that run, load, frame, ask or restyle."""
    for tag in (
        "script style iframe frame frameset object embed applet base link meta form input button textarea "
        "select svg math template noscript noembed noframes xmp plaintext listing title isindex audio video "
        "source track portal dialog slot marquee bgsound layer ilayer keygen command image animate set use"
    ).split():
        yield f"words <{tag} src=//evil.example/x href=javascript:alert(1) data=x action=x>alert(1)</{tag}>"
        yield f"<{tag}>"
        yield f"</{tag}><script>alert(1)</script>"
        yield f"<{tag}\x00><img src=x onerror=alert(1)>"
        yield f"<<{tag}>><{tag}//>"


def mutations() -> Iterator[str]:
    """What one parser reads as text and another as markup."""
    image = "<img src=x onerror=alert(1)>"
    for raw in ("title", "style", "textarea", "xmp", "noscript", "noembed", "iframe", "noframes"):
        for around in (
            "",
            "svg",
            "math",
            "math><mtext><table><mglyph",
            "svg><desc",
            "form><math><mtext></form><form",
        ):
            opened = f"<{around}>" if around else ""
            yield f'{opened}<{raw}><a title="</{raw}>{image}">words'
            yield f"{opened}<{raw}><!--</{raw}>{image}-->"
            yield f"{opened}<{raw}></{raw}\x0c>{image}"
    yield from (
        f"<!--><{image[1:]}-->",
        f"<!--->{image}-->",
        f"<!-- --!>{image}",
        f"<![CDATA[>{image}]]>",
        f"<?xml {image}?>",
        f'<!DOCTYPE x [<!ENTITY y "{image}">]>&y;',
        f"<p title='{image}'>words",
        "<a href='\"><img src=x onerror=alert(1)>'>words</a>",
        "<a href=\"x'onmouseover='alert(1)\">words</a>",
        '<img src="x`y" alt="`onerror=alert(1)//">',
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<sc\x00ript>alert(1)</sc\x00ript>",
        "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        "\u00bcscript\u00bealert(1)\u00bc/script\u00be",
        "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<b><p><i><table><a href=javascript:alert(1)><td></b>words",
        '<div style="background:url(javascript:alert(1));-moz-binding:url(x)">words</div>',
        '<p id=p1 name=body class="x y">words</p><a id=constructor name=getElementById>words</a>',
    )


def in_markdown(url: str) -> Iterator[str]:
    yield f"[words]({url})"
    yield f"[words][x]\n\n[x]: {url}"
    yield f"<{url}>"


ATTACKS = {
    "addresses": [
        f'<a href="{url}">words</a><img src="{url}"><blockquote cite="{url}">words' for url in urls()
    ],
    "handlers": [*handlers()],
    "elements": [*elements()],
    "mutations": [*mutations()],
    "addresses in Markdown": [text for url in urls() for text in in_markdown(url)],
}


def faults(html: str) -> list[str]:
    """What stands in a tree and may not."""
    found = []
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    for node in body.traverse() if body else ():
        tag = str(node.tag)
        if tag == "body":
            continue
        if tag not in ALLOWED:
            found.append(f"<{tag}>")
        found += [f"{tag} {name}" for name in node.attributes if name not in ATTRIBUTES]
        for name in ("href", "src"):
            if not (node.attributes.get(name) or "#").startswith(SCHEMES):
                found.append(f"{tag} {name}={node.attributes[name]}")
    return found


def forms(family: str, attack: str) -> Iterator[tuple[str, str]]:
    yield "a.md", f"# Words\n\n{attack}\n\nwords"
    if "Markdown" not in family:
        yield "a.html", f"<!doctype html><title>x</title><body><article><h1>x</h1>{attack}<p>words</article>"
        yield "a.json", json.dumps({"title": attack[:200], "html": attack + "<p>words", "excerpt": attack})
    if family == "mutations":
        yield "a.html", attack
        yield "a.txt", f"Words\n\n{attack}\n\nwords"


@pytest.mark.parametrize("family", ATTACKS)
def test_no_attack_is_left_in_the_tree(family: str, read: Read) -> None:
    left = []
    for attack in ATTACKS[family]:
        for name, body in forms(family, attack):
            try:
                html = read(name, body).html
            except Rejected:
                continue
            left += [(name, attack, fault) for fault in faults(html)]
    assert left == []


def test_the_attacks_would_be_seen() -> None:
    assert faults("<script>alert(1)</script><p onclick=x>words</p><a href='javascript:x'>words</a>") == [
        "<script>",
        "p onclick",
        "a href=javascript:x",
    ]


def test_ids_are_only_ours(read: Read) -> None:
    made = read("a.html", "<p id=p2>One.</p><p id=constructor>Two.</p><a id=fn1 href=#x>three</a>")
    assert 'id="constructor"' not in made.html
    assert made.html.count('id="p2"') == 1
