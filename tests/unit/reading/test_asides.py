"""Of a saved page, neither the byline nor the way to other articles becomes a paragraph."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from broadsheet.article import Article

Read = Callable[..., Article]

TEXT = (
    "The bakery on the quay sells its first loaf at five, and its last one before noon.",
    "Its oven was built by a shipwright, and it shows: the door is a hatch with a brass wheel.",
    "Whoever comes late gets rolls.",
)


def page(*lines: str, author: str = "Rye Desk") -> str:
    paragraphs = "\n".join(line if line.startswith("<") else f"<p>{line}</p>" for line in lines)
    return (
        f'<!doctype html><html lang="en"><head><title>Bread</title><meta name="author" content="{author}">'
        f"</head><body><article><h1>Bread at five</h1>{paragraphs}</article></body></html>"
    )


def paragraphs(article: Article) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in article.paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "By Rye Desk",
        "by RYE DESK",
        "Rye Desk",
        "Words by Rye Desk",
        "<p>By <a href='/desk'>Rye Desk</a></p>",
        "<div class=byline>By Rye Desk</div><p>By Rye Desk</p>",
    ],
)
def test_a_byline_is_no_paragraph(line: str, read: Read) -> None:
    article = read("a.html", page(line, *TEXT))
    assert paragraphs(article) == TEXT
    assert [author.name for author in article.authors] == ["Rye Desk"]


def test_a_byline_of_two_is_no_paragraph(read: Read) -> None:
    article = read("a.html", page("By Rye Desk and Oat Desk", *TEXT, author="Rye Desk, Oat Desk"))
    assert paragraphs(article) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ten best breads",
        "READ MORE: <a href='/ten'>Ten best breads.</a>",
        "<p><strong>Related:</strong> <a href='/ten'>Ten best breads</a></p>",
        "<h3>See also: Ten best breads</h3>",
        "<p><a href='/ten'>Read more</a></p>",
        "Lesen Sie auch: Zehn Brote",
    ],
)
@pytest.mark.parametrize("at", [1, 3])
def test_the_way_to_another_article_is_no_paragraph(line: str, at: int, read: Read) -> None:
    article = read("a.html", page(*TEXT[:at], line, *TEXT[at:]))
    assert paragraphs(article) == TEXT
    assert "breads" not in article.html


@pytest.mark.parametrize(
    "line",
    [
        "By Rye Desk the bakers mean a table.",
        "By noon",
        "Related: the price of flour rose by half in a year.",
        "Read more books, said the baker",
        "Read more",
    ],
)
def test_a_sentence_that_begins_alike_stays(line: str, read: Read) -> None:
    assert paragraphs(read("a.html", page(TEXT[0], line, *TEXT[1:]))) == (TEXT[0], line, *TEXT[1:])


def test_a_piece_of_html_keeps_what_its_editor_wrote(read: Read) -> None:
    article = read("a.html", f"<h1>Bread</h1><p>By Rye Desk</p><p>Read more: a list</p><p>{TEXT[0]}</p>")
    assert paragraphs(article) == ("By Rye Desk", "Read more: a list", TEXT[0])
