"""The text is found wherever an editor may have put it; where there is none, they are told where to."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from broadsheet.article import Article
from broadsheet.errors import Rejected

Read = Callable[..., Article]


@pytest.mark.parametrize("name", ["body", "content"])
def test_json_may_call_its_text_body_or_content(name: str, read: Read) -> None:
    marked = read("a.json", json.dumps({"title": "One", name: "Some *words*.\n\n- a\n"}))
    assert marked.html == '<p id="p1">Some <em>words</em>.</p>\n<ul><li>a</li>\n</ul>\n'
    html = read(
        "a.json", json.dumps({"title": "One", name: "<p>Some *words*.</p>", "feature_image": "a.png"})
    )
    assert html.html == '<p id="p1">Some *words*.</p>\n'
    listed = read("a.json", json.dumps({"title": "One", name: ["Some words.", "More."]}))
    assert [paragraph.text for paragraph in listed.paragraphs] == ["Some words.", "More."]
    assert marked.warnings == html.warnings == listed.warnings == ()


def test_what_says_its_format_comes_before_what_does_not(read: Read) -> None:
    article = read("a.json", json.dumps({"title": "One", "text": "Words.", "body": "Others."}))
    assert article.html == '<p id="p1">Words.</p>\n'
    assert [warned.code for warned in article.warnings] == ["unknown_field"]
    filled = read("a.json", json.dumps({"title": "One", "text": "", "body": "Others."}))
    assert filled.html == '<p id="p1">Others.</p>\n'


EMPTY = {
    "no text in JSON": ("a.json", '{"title": "One", "story": "Words."}', "empty", "`body` or `content`"),
    "an empty text in JSON": ("a.json", '{"title": "One", "text": ""}', "empty", "`markdown`"),
    "two that may be it": (
        "a.json",
        '{"body": "One.", "content": "Two."}',
        "bad_json",
        "one of body, content",
    ),
    "a number": ("a.json", '{"body": {"a": "b"}}', "bad_json", "`body` should be text"),
    "a list of nothing": ("a.json", "[]", "bad_json", "JSON list without an article"),
    "a list of words": ("a.json", '["One", "Two"]', "bad_json", "JSON list without an article"),
    "a word": ("a.json", '"One"', "bad_json", "no object"),
    "a title alone": ("a.md", "---\ntitle: One\n---\n", "empty", "a title and no text"),
    "a heading alone": ("a.md", "# One\n", "empty", "a title and no text"),
    "nothing to read": ("a.md", "<!-- later -->\n", "empty", "There is no text"),
}


@pytest.mark.parametrize(("name", "body", "code", "says"), EMPTY.values(), ids=EMPTY)
def test_an_editor_is_told_where_the_text_should_be(
    name: str, body: str, code: str, says: str, read: Read
) -> None:
    with pytest.raises(Rejected) as no:
        read(name, body)
    assert no.value.code == code
    assert says in no.value.message


LONG = "word " * 40 + "and that is all there was of it."
ONE_LINE = {
    "a sentence": ("The ferry is late today.", "The ferry is late today"),
    "two sentences": ("The ferry is late today. Nobody knows why.", "The ferry is late today"),
    "a question": ("Is the ferry late? Nobody knows.", "Is the ferry late?"),
    "a short name": ("Mr. Mole has left the harbour. He will be back.", "Mr. Mole has left the harbour"),
    "no full stop": ("The ferry is late", "The ferry is late"),
    "a sentence that is too long": (LONG, "Night ferry"),
    "Japanese": ("フェリーは遅れている。理由は不明。", "フェリーは遅れている"),
}


@pytest.mark.parametrize(("line", "title"), ONE_LINE.values(), ids=ONE_LINE)
def test_a_single_line_is_text_and_its_first_sentence_is_the_title(line: str, title: str, read: Read) -> None:
    article = read("harbour/night-ferry.txt", f"\n{line}\n")
    assert article.title == title
    assert [paragraph.text for paragraph in article.paragraphs] == [line]


def test_a_single_line_under_a_stated_title_is_text(read: Read) -> None:
    article = read("a.txt", "title: Late\n\nLate\n")
    assert (article.title, article.paragraphs[0].text) == ("Late", "Late")
