"""Files of the allowed size that were made to keep a reader busy, and how long they do: `make bench-reading`.

Each piece is repeated until a file is full, at several sizes, for what is refused
when it is full may be costly just below its limit. Nothing here fails; what takes
longer than the bound is marked, and belongs in `tests/unit/reading/test_bounds.py`.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from broadsheet import reading
from broadsheet.article import Source
from broadsheet.errors import Rejected
from broadsheet.reading import limits

BOUND = 2.0
"""Seconds."""
SIZES = (20_000, 60_000, 150_000, 400_000, 1_000_000, limits.LARGEST_ARTICLE)
SHOWN = 15

MARKDOWN = (
    *(
        "> ",
        ">\n",
        "> x\n\n",
        "- ",
        "1. ",
        "- x\n",
        " - x\n",
        "* * ",
        "  \n",
        "\t",
        "\\",
        "`",
        "``` ",
        "`a``b",
        "~~~",
    ),
    *(
        "*a ",
        "_a_",
        "**a",
        "*a_",
        "***a** b*",
        "~a~~",
        "[",
        "![",
        "[a](",
        "[a](<",
        "[a]: b\n",
        "[a] ",
        "[^a]",
        "[^a]: x\n",
    ),
    *(
        "[^a]\n\n[^a]: x\n\n",
        "<a ",
        "<!--",
        "<?",
        "<![CDATA[",
        "</",
        "<http:",
        "a@b",
        "www.",
        "http://a.",
        "&amp;",
        "&#1;",
    ),
    *(
        "|a",
        "|a|\n|-|\n",
        "a\n-|-\n",
        "- [ ] x\n",
        "# x\n",
        "x\n=\n",
        "{{< ",
        "{{< x >}}",
        "{{%",
        "{% raw %}",
        "{{ site.url }}",
    ),
    *(
        "<div>\n",
        "<pre>",
        "<title>",
        "Get a summary\n\n",
        "Read more\n\n",
        "Previous: x\n\n",
        "a\u0301",
        "\u200d",
        "é",
    ),
)
HTML = (
    *(
        "<div>",
        "<p>",
        "<b>",
        "<b><p>",
        "<a>",
        "<a href=x>x",
        "<li>",
        "<ul><li>",
        "<table>",
        "<tr><td>",
        "<table><td>",
        "<i><b>",
    ),
    *(
        "<p>x</p>",
        "<p>x<br>",
        "<br>",
        "<img src=a.png>",
        "<h1>x</h1>",
        "<h2>x</h2>",
        "<blockquote>",
        "<pre>x",
        "<font>",
    ),
    *(
        "<svg>",
        "<math>",
        "<svg><style>",
        "<template>",
        "<select>",
        "<option>",
        "<form>",
        "<textarea>",
        "<script>",
        "<style>",
    ),
    *(
        "<!--",
        "<!-->",
        "<![CDATA[",
        "<a ",
        "<a x=",
        "<a x='",
        '<a x="y" ',
        "</p>",
        "</b>",
        "</div>",
        "&amp;",
        "&lt",
        "&#x41;",
    ),
    *(
        "<iframe src=https://www.youtube.com/embed/abcdefgh></iframe>",
        "<figure>",
        "<figure><img src=a.png>",
        "<time>",
        "<p class='share'>",
    ),
    *(
        "<p>Read more: x</p>",
        "<p>By A</p>",
        "<div class=nav>x</div>",
        "<span>",
        "<span>x</span> ",
        "<ruby>",
        "<dl><dt>",
        "<details>",
    ),
    *(
        '<meta name=author content="a">',
        '<script type="application/ld+json">[',
        '<script type="application/ld+json">{}</script>',
    ),
    *(
        "<h1>a b c</h1>",
        "<article>",
        "<article><p>" + "words " * 20,
        "<section><div>",
        "<main>",
        "<td>x",
        "<caption>",
        "<col>",
    ),
)
TEXT = (
    *(
        "x\n",
        "x\n\n",
        "\n",
        "a b ",
        "-",
        "- x\n",
        "1. x\n",
        "  x\n",
        "Get a summary\n",
        "Previous article\n",
        "Read more: x\n",
    ),
    *(
        "http://a.b ",
        "By A\n",
        "Share this\n",
        "|",
        "=",
        "====\n",
        "A\n=\n",
        "x" * 72 + "\n",
        "No time to read?\n",
        "\r\n",
        "\u2028",
    ),
    *(
        "Title: x\n",
        "Date: 2026\n",
        "---\n",
        "+++\n",
        "{\n",
        ";;;\n",
        "\u0301",
        "\u0e01",
        "日",
        "© ",
        "* ",
        ">> ",
        "12:30 ",
        "Tags: a\n",
    ),
)
JSON = (
    "[",
    "{",
    '{"a":',
    '"a",',
    '"a":1,',
    "[1,",
    "1",
    "1e5,",
    "\\u0000",
    '"\\',
    "null,",
    '[{"title":"a","html":"b"},',
    " ",
)
HEADS = (
    "a: b\n",
    "a: [\n",
    "a: &a [b]\n",
    "- a\n",
    "? a\n",
    "a:\n  ",
    "'",
    '"',
    "[",
    "{",
    "a = 1\n",
    "[a]\n",
    "[[a]]\n",
    "a.b=1\n",
    "#",
    "!!a ",
)


class Reading(NamedTuple):
    """How long one file took."""

    seconds: float
    what: str
    size: int
    outcome: str


def files() -> Iterator[tuple[str, str, str, str]]:
    """What is tried: its name, the file's, what comes before, and the piece."""
    around = {"a.md": MARKDOWN, "a.html": HTML, "a.txt": TEXT, "a.json": JSON}
    for name, pieces in around.items():
        for piece in pieces:
            yield f"{name} {piece!r}", name, "", piece
            if name == "a.md":
                yield f"shortcode {piece!r}", name, "{{< x >}} {% x %}\n", piece
            if name == "a.html":
                yield f"page {piece!r}", name, "<!doctype html><title>x</title><body><p>Words.", piece
            if name == "a.json":
                yield f"inside {piece!r}", name, '{"title": "x", "text": "y", "z": ', piece
    for piece, fence in itertools.product(HEADS, ("---", "+++")):
        yield f"{fence} {piece!r}", "a.md", f"{fence}\n", piece


def measured() -> Iterator[Reading]:
    for what, name, before, piece in files():
        for size in SIZES:
            body = before.encode() + piece.encode() * ((size - len(before)) // len(piece.encode()))
            began = time.process_time()
            outcome = _outcome(name, body)
            yield Reading(time.process_time() - began, what, size, outcome)


def _outcome(name: str, body: bytes) -> str:
    try:
        reading.read(Source(name, body, "tag", None, datetime(2026, 1, 1, tzinfo=UTC)))
    except Rejected as no:
        return no.code
    return "read"


def main() -> None:
    all_of_them = []
    for one in measured():
        all_of_them.append(one)
        if one.seconds > BOUND:
            print("!", told(one), flush=True)
    print(f"The slowest of {len(all_of_them)}:")
    for one in sorted(all_of_them, reverse=True)[:SHOWN]:
        print(" ", told(one))


def told(one: Reading) -> str:
    return f"{one.seconds:6.2f} s  {one.size:>9,} bytes  {one.outcome:<12}  {one.what[:70]}"


if __name__ == "__main__":
    main()
