"""Pages as they were saved: the article is found, whatever else is on the page."""

from __future__ import annotations

from collections.abc import Callable

from broadsheet.article import Article

Read = Callable[..., Article]

LINE = "The night ferry is back after two weeks in the yard, and leaves the north quay at ten past one."
TICKER = "".join(
    f"<li><p>At {hour} o'clock, somebody said something about another matter altogether.</p></li>"
    for hour in range(1, 25)
)
MENU = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in "news sport weather money".split())


def page(body: str) -> str:
    return f"<!doctype html><html><head><title>Night ferry</title></head><body><ul>{MENU}</ul>{body}"


def test_lines_without_paragraphs_are_an_article_as_well(read: Read) -> None:
    text = "<br><br>".join([LINE] * 6)
    about = (
        "<div id=about><p>Latest news, weather and sports from the harbour, all day and all night.</p></div>"
    )
    made = read("a.html", page(f"<div><h1>Night ferry</h1><div>{text}</div></div>{about}"))
    assert [paragraph.text for paragraph in made.paragraphs] == [LINE] * 6


def test_a_ticker_that_is_longer_than_the_article_is_no_part_of_it(read: Read) -> None:
    body = f"<div itemprop=articleBody><p>{LINE}</p><p>{LINE}</p><p>{LINE}</p><p>{LINE}</p></div>"
    made = read("a.html", page(f"<h1>Night ferry</h1>{body}<div><ul>{TICKER}</ul></div>"))
    assert [paragraph.text for paragraph in made.paragraphs] == [LINE] * 4
    assert "o'clock" not in made.html
