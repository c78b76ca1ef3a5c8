"""No word between angle brackets vanishes from Markdown without a warning, and none becomes a tag."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from broadsheet.article import Article

Read = Callable[..., Article]

WRITTEN = {
    "a word": ("Use the <tag> word.", "Use the <tag> word."),
    "a type": ("Generic List<String> and Map<Key, Value>.", "Generic List<String> and Map<Key, Value>."),
    "at the beginning of a line": (
        "<name> is *your* name.\nSo is </name>.",
        "<name> is your name. So is </name>.",
    ),
    "alone on a line": ("<placeholder>", "<placeholder>"),
    "after a paragraph": ("Some words\n<placeholder>\nmore.", "Some words <placeholder> more."),
    "with an attribute": ('Write <x-card a="b">.', 'Write <x-card a="b">.'),
    "inside of HTML": ("<div>\nUse the <tag> word.\n</div>", "Use the <tag> word."),
    "an instruction": ("Write <?php echo 1 ?> there.", "Write <?php echo 1 ?> there."),
    "an instruction alone": ("<?php echo 1 ?>", "<?php echo 1 ?>"),
    "a declaration": ("Write <!ENTITY x> or <![CDATA[y]]>.", "Write <!ENTITY x> or <![CDATA[y]]>."),
    "an element that takes the rest along": (
        "The <title> of a page, and more.",
        "The <title> of a page, and more.",
    ),
    "the same at the beginning of a line": ("<title> is what a page says of itself.",) * 2,
    "the same in a block": ("<div>\nThe <textarea> of it.\n</div>", "The <textarea> of it."),
    "a comment that never ends": ("<!-- and more.", "<!-- and more."),
    "a comment that never ends in a block": ("<div>\n<!-- and more.\n</div>", "<!-- and more."),
    "a list of choices": ("A <select> has <option>s.", "A <select> has <option>s."),
    "signs that are no tag": ("1 < 2 and <3 and a <- b", "1 < 2 and <3 and a <- b"),
    "a known one": ("It is <b>bold</b>.", "It is bold."),
    "a comment": ("Seen. <!-- <foo --> Seen too.", "Seen. Seen too."),
    "a comment alone": ("<!-- <foo> not\n\nseen -->\n\nSeen.", "Seen."),
}


@pytest.mark.parametrize(("written", "shown"), WRITTEN.values(), ids=WRITTEN)
def test_what_is_no_tag_of_html_is_kept_as_text(written: str, shown: str, read: Read) -> None:
    article = read("a.md", f"# Angles\n\n{written}\n\nThe end.\n")
    assert tuple(paragraph.text for paragraph in article.paragraphs) == (shown, "The end.")
    assert article.warnings == ()


def test_a_title_keeps_them_too(read: Read) -> None:
    article = read("a.md", "# Angles <b>bold</b> and <unknown>\n\nWords.\n")
    assert article.title == "Angles bold and <unknown>"


@pytest.mark.parametrize("suffix", ["md", "html"])
@pytest.mark.parametrize("tag", ["title", "textarea", "nav", "button", "object", "noscript", "svg"])
def test_words_that_go_with_their_element_are_told_of(tag: str, suffix: str, read: Read) -> None:
    article = read(f"a.{suffix}", f"<p>Words.</p>\n\n<p>Here <{tag}>lost</{tag}> it goes on.</p>\n")
    assert "lost" not in article.html
    assert "it goes on." in article.html
    assert [f"`<{tag}>`" in warned.message for warned in article.warnings] == [True]


def test_a_style_is_not_missed(read: Read) -> None:
    assert read("a.html", "<style>p { color: red }</style><p>Words.").warnings == ()
