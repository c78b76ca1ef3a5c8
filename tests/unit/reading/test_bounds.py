"""However it is made, no file of an allowed size keeps a reader busy for long."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from broadsheet.article import Article
from broadsheet.errors import Rejected
from broadsheet.reading import limits

Read = Callable[..., Article]

LONGEST = 4.0
"""Seconds; half of it on a machine that does nothing else."""


def full(piece: str, size: int = limits.LARGEST_ARTICLE) -> str:
    return piece * (size // len(piece.encode()))


COSTLY = {
    "a million brackets": ("a.md", "[" * 1_000_000),
    "tags that never end": ("a.md", "<p>\n" + "<http:" * 25_000),
    "many tasks": ("a.md", "- [ ] x\n" * 10_000),
    "pictures that never end": ("a.md", "![" * 20_000),
    "signs that begin nothing": ("a.md", "#" * 1_000_000),
    "brackets below the limit": ("a.md", "[" * 20_000),
    "deep quotations": ("a.md", full("> ")),
    "quotations side by side": ("a.md", full("> x\n\n", 80_000)),
    "signs of Latin-1": ("a.txt", full("©", 1_900_000)),
    "many quotations": ("a.md", full("> x\n\n", 150_000)),
    "shortcodes that never end": ("a.md", full("{{< ")),
    "deep lists": ("a.md", "".join(" " * (2 * n) + "- x\n" for n in range(1000))),
    "open emphasis": ("a.md", "*a " * 60_000),
    "addresses that never end": ("a.md", full("www.", 60_000)),
    "addresses in one another": ("a.md", full("http://a.", 60_000)),
    "addresses below the limit": ("a.md", full("http://a.", 24_000)),
    "emphasis that crosses": ("a.md", full("***a** b*", 400_000)),
    "a reference of much use": ("a.md", f"[a]: /{'u' * 50_000}\n\n" + "[a] " * 10_000),
    "a wide table": ("a.md", f"|{'a|' * 300}\n|{'-|' * 300}\n" + "|a\n" * 10_000),
    "open tags": ("a.html", full("<div>")),
    "tags that do not close": ("a.html", full("<a")),
    "open quotes": ("a.html", full('<a b="')),
    "bold in bold": ("a.html", full("<b>", 5_000)),
    "bold over paragraphs": ("a.html", "<b>" * 500 + full("<p>x", 1_000_000)),
    "tags that hide in a drawing": ("a.html", "<svg><style>" + full("<div>")),
    "attributes": ("a.html", "<p " + " ".join(f"a{n}" for n in range(200_000)) + ">"),
    "comments": ("a.html", full("<!--")),
    "pictures": ("a.html", full("<img src=a.png>")),
    "signs": ("a.html", full("&amp;")),
    "lines": ("a.txt", full("x\n")),
    "empty lines": ("a.txt", "x" + full("\n", 4_000_000) + "x"),
    "buttons": ("a.txt", full("Get a summary\n", 400_000)),
    "marks upon marks": ("a.txt", "x\n\na" + "\u0301\u0323" * 400_000),
    "JSON in JSON": ("a.json", full("[")),
    "a long number": ("a.json", f'{{"text": "x", "n": {"9" * 4_000_000}}}'),
    "YAML in YAML": ("a.md", f"---\na: {'[' * 30_000}\n---\nx"),
    "TOML in TOML": ("a.md", f"+++\na = {'[' * 30_000}\n+++\nx"),
}


@pytest.mark.parametrize("what", COSTLY)
def test_a_costly_file_is_read_or_refused_in_time(what: str, read: Read) -> None:
    name, body = COSTLY[what]
    begun = time.process_time()
    with suppress(Rejected):
        read(name, body)
    assert time.process_time() - begun < LONGEST


def test_a_book_of_a_million_characters_is_read(read: Read) -> None:
    sentence = "The ferry leaves the north quay at ten past one and comes back at *two*. "
    chapters = "\n\n".join(sentence * 12 for _ in range(1_000))
    assert read("a.md", f"# Book\n\n{chapters}").words > 150_000


def test_text_that_is_nested_too_deep_for_the_parser_is_refused_and_not_cut_off(read: Read) -> None:
    with pytest.raises(Rejected, match="nested") as no:
        read("a.md", "Words.\n\n" + "> " * 120 + "lost?\n")
    assert (no.value.code, no.value.line) == ("too_deep", 3)
    assert "kept" in read("a.md", "> " * 40 + "kept\n").html
