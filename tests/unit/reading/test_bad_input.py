"""Whatever is wrong with a file, its editor is told in a sentence what, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from broadsheet import reading
from broadsheet.article import Article
from broadsheet.errors import Rejected

Read = Callable[..., Article]

TEXT = "The harbour office opens at nine on weekdays and stays shut on holidays.\n"

BAD = {
    "an empty file": ("a.md", b"", "empty", None),
    "nothing but space": ("a.txt", b" \n\r\n\t\n", "empty", None),
    "front matter without a text": ("a.md", b"---\ntitle: Alone\n---\n", "empty", None),
    "a page without a text": (
        "a.html",
        b"<!doctype html><title>Alone</title><body><nav>Menu</nav>",
        "empty",
        None,
    ),
    "an object without a text": ("a.json", b'{"title": "Alone"}', "empty", None),
    "zeros": ("a.txt", bytes(4000), "not_text", None),
    "a program": ("a.md", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20, "not_text", None),
    "a picture under a wrong name": (
        "a.md",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 9,
        "not_text",
        None,
    ),
    "front matter that never ends": ("a.md", b"---\ntitle: Open\n\nText.\n", "front_matter", 1),
    "broken YAML": ("a.md", b"---\ntitle: Fine\ntags: [one, two\n---\nText.\n", "front_matter", 4),
    "a colon too many": (
        "a.md",
        b"---\nsection: City\ntitle: Ferry: again: late\n---\nText.\n",
        "front_matter",
        3,
    ),
    "a tab in YAML": ("a.md", b"---\ntitle: Fine\nauthor:\n\t- One\n---\nText.\n", "front_matter", 4),
    "YAML that is a list": ("a.md", b"---\n- one\n- two\n---\nText.\n", "front_matter", 2),
    "an alias bomb": ("a.md", b"---\na: &a [x, x]\nb: &b [*a, *a]\n---\nText.\n", "front_matter", 2),
    "broken TOML": ("a.md", b"+++\ntitle = 'Fine'\ntags = [1,\n+++\nText.\n", "front_matter", 3),
    "TOML without quotes": ("a.md", b"+++\ntitle = 'Fine'\nsection = City\n+++\nText.\n", "front_matter", 3),
    "TOML with a number of a page": (
        "a.md",
        b"+++\nn = " + b"9" * 5000 + b"\n+++\nText.\n",
        "front_matter",
        1,
    ),
    "TOML with a key of many parts": (
        "a.md",
        b"+++\ntitle = 'Fine'\na" + b".a" * 30_000 + b" = 1\n+++\nText.\n",
        "front_matter",
        3,
    ),
    "broken JSON": ("a.json", b'{\n "title": "Fine",\n "text": }\n', "bad_json", 3),
    "JSON that is a list": ("a.json", b'["one"]', "bad_json", 1),
    "JSON that is deep": ("a.json", b'{"text": ' + b"[" * 60000 + b"]" * 60000 + b"}", "too_deep", None),
    "two texts": ("a.json", b'{"text": "One.", "html": "<p>Two.</p>"}', "bad_json", None),
    "an unknown date": ("a.md", b"---\ntitle: Fine\ndate: next Tuesday\n---\nText.\n", "bad_date", 3),
    "a day that never was": ("a.md", b"---\ndate: 2026-02-30\n---\nText.\n", "bad_date", 2),
    "an end before the beginning": (
        "a.md",
        b"---\ndate: 2026-11-02\nexpires: 2026-11-01\n---\nText.\n",
        "bad_date",
        3,
    ),
    "a long title": ("a.md", b"---\ntitle: " + b"very " * 2000 + b"long\n---\nText.\n", "title_too_long", 2),
    "a first line that is no title": ("a.txt", b"word " * 2000 + b"\n\nMore text.\n", "title_too_long", 1),
    "a slug of signs": ("a.md", b"---\nslug: '!!!'\n---\nText.\n", "bad_slug", 2),
    "a slug that the site needs": ("a.md", b"---\nslug: tag\n---\nText.\n", "slug_reserved", 2),
    "a bad language": ("a.md", b"---\nlang: English please\n---\nText.\n", "bad_field", 2),
    "draft: perhaps": ("a.md", b"---\ndraft: perhaps\n---\nText.\n", "bad_field", 2),
    "a title that is a list": ("a.md", b"---\ntitle: [One, Two]\n---\nText.\n", "bad_field", 2),
    "too many tags": (
        "a.md",
        ("---\ntags: [" + ", ".join(f"t{n}" for n in range(101)) + "]\n---\nText.\n").encode(),
        "bad_field",
        2,
    ),
    "too many names": (
        "a.md",
        (
            "---\nauthors: One; Two\ntags: [" + ", ".join(f"t{n}" for n in range(31)) + "]\n---\nText.\n"
        ).encode(),
        "too_many_terms",
        3,
    ),
    "too much text": ("a.txt", b"Title\n\n" + b"words and words " * 70_000, "too_large", None),
    "tags nested deep": ("a.html", b"<div>" * 5000 + b"Text.", "too_deep", 1),
    "a tag with many attributes": (
        "a.html",
        b"<p " + b" ".join(b"a%d=1" % n for n in range(5000)) + b">Text.",
        "too_deep",
        1,
    ),
}


@pytest.mark.parametrize(("name", "body", "code", "line"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_with_a_reason(
    name: str, body: bytes, code: str, line: int | None, read: Read
) -> None:
    with pytest.raises(Rejected) as no:
        read(name, body)
    assert (no.value.code, no.value.line) == (code, line)
    assert no.value.message.endswith((".", "?", "`"))
    assert len(no.value.message) < 400


UNREAD = {
    "50 MB": ("a.md", 50_000_000, "too_large"),
    "a picture of 50 MB": ("a.jpg", 50_000_000, "too_large"),
    "an unknown suffix": ("report.docx", 10, "unknown_suffix"),
    "a drawing": ("map.svg", 10, "unknown_suffix"),
    "no suffix": ("README", 10, "unknown_suffix"),
    "a path without end": ("a/" * 460 + "a.md", 10, "name_too_long"),
    "a picture above the newsroom": ("../a.png", 10, "bad_name"),
}


@pytest.mark.parametrize(("name", "size", "code"), UNREAD.values(), ids=UNREAD)
def test_some_files_are_refused_unread(name: str, size: int, code: str) -> None:
    with pytest.raises(Rejected) as no:
        reading.admit(name, size, None)
    assert no.value.code == code


def test_a_file_of_the_largest_size_is_admitted() -> None:
    reading.admit("a.md", 5_000_000, None)
    with pytest.raises(Rejected, match=r"5\.0 MB"):
        reading.admit("a.md", 5_000_001, None)


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "posts/_index.md", "a/.git/config", "Thumbs.db", "~$story.md", "story.md~", "a/"],
)
def test_what_systems_leave_lying_about_is_nothing(name: str) -> None:
    assert reading.is_nothing(name)
    assert not reading.is_article(name, "text/markdown")
    reading.admit(name, 10, None)


def test_an_article_is_expected_in_the_format_of_its_name() -> None:
    reading.expect_article("a.md", "text/markdown; charset=utf-8")
    for name, content_type in (("a.md", "text/html"), ("a.png", "text/html"), ("a.md", None)):
        with pytest.raises(Rejected) as no:
            reading.expect_article(name, content_type)
        assert no.value.code == "type_mismatch"


def test_a_stray_control_character_is_taken_out_of_a_text(read: Read) -> None:
    made = read("a.txt", "Ferry sails\n\nThe \x1b[1mnight\x1b[0m ferry\x00 is back.\x7f\n")
    assert [paragraph.text for paragraph in made.paragraphs] == ["The [1mnight[0m ferry is back."]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085"])
def test_a_line_separator_in_json_ends_a_line_of_its_text(separator: str, read: Read) -> None:
    made = read("a.json", f'{{"title": "Fine", "markdown": "One.{separator}{separator}Two."}}')
    assert [paragraph.text for paragraph in made.paragraphs] == ["One.", "Two."]


def test_what_json_hides_by_escapes_is_told(read: Read) -> None:
    made = read("a.json", r'{"title": "A", "text": "pass\u200bword"}')
    assert [warned.code for warned in made.warnings] == ["hidden"]
