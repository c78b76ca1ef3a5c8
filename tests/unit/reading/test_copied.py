"""What an editor copied along with an article from a news site is left out; what only looks like it stays."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from broadsheet.article import Article

Read = Callable[..., Article]

HEADLINE = "Cannery reopens as a school"
TEXT = (
    "The cannery on the east bank will train boatbuilders from next spring.",
    "Sixteen apprentices are to begin, said the harbour master.",
)
BUTTON = "No time to read?\nGet a summary"
NEXT = "Next Article\nSchool wins"
ARTICLE = "\n\n".join((HEADLINE, *TEXT))

BELOW = {
    "labels with a colon": "Previous Article: Ferry runs late\nNext Article: School wins",
    "labels with a colon, apart": "Previous Article: Ferry runs late\n\nNext Article: School wins",
    "labels on the line of the headline": "Previous Article Ferry runs late\n\nNext Article School wins",
    "labels with arrows": "« Previous article: Ferry runs late\nNext article » School wins",
    "labels alone": "Previous Article\n\nFerry runs late\n\nNext Article\n\nSchool wins",
    "the next one first": "Next Article\nSchool wins\nPrevious Article\nFerry runs late",
    "the next one first, with a colon": "Next article: School wins\nPrevious article: Ferry runs late",
    "both labels, then both headlines": "Previous Article\nNext Article\nFerry runs late\nSchool wins",
    "headlines that end like sentences": "Previous Article: Ferry runs late.\nNext Article: School wins.",
    "half a button": f"Get a summary\n{NEXT}",
    "one neighbour": NEXT,
    "one neighbour on one line": "PREVIOUS ARTICLE: Ferry runs late",
    "labels and no headlines": "Previous Article\nNext Article",
    "the button on one line": "NO TIME TO READ? GET A SUMMARY",
    "the button without its question mark": "No time to read\n\nGet a Summary",
    "the button and its neighbours": f"{BUTTON}\nPrevious Article\nFerry runs late\n{NEXT}",
    "related articles": (
        "Previous Article: Ferry runs late\nNext Article: School wins\nRelated articles\nTen things\nA map"
    ),
    "sharing": "Next Article\nSchool wins\nShare this\nFacebook\nX",
    "a copyright line": "Next Article\nSchool wins\n© 2026 Harbour Post. All rights reserved.",
    "comments": "Next Article\nSchool wins\n\nComments (2)\n\nWhat a fine idea.\n\nI agree.",
    "tags": "Next Article: School wins\nTags: harbour, schools",
    "a newsletter": "Next Article: School wins\nSubscribe to our newsletter\nSign up for the Monday letter",
    "a rule and a footer": "Next Article: School wins\n* * *\nPrivacy policy\nContact us\nBack to top",
    "a rule above": "---\nPrevious Article: Ferry runs late\nNext Article: School wins",
    "dates": "Previous Article\nFerry runs late\nMarch 3, 2026\nNext Article\nSchool wins\n4 min read",
    "an unknown line": f"{BUTTON}\nPrevious Article\nFerry runs late\n{NEXT}\nTen things to do",
    "an unknown sentence": f"{BUTTON}\n{NEXT}\nThe Harbour Post is printed on the east bank.",
}
OTHERS = ("Ferry runs late", "School wins", "revious", "ext Article", "ummary", "Ten things", "Harbour Post")


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
def test_what_stands_below_a_copied_text_is_left_out(below: str, read: Read) -> None:
    article = read("a.txt", f"{ARTICLE}\n\n{below}\n")
    assert article.title == HEADLINE
    assert tuple(paragraph.text for paragraph in article.paragraphs) == TEXT


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
def test_the_button_above_the_text_is_left_out_as_well(below: str, read: Read) -> None:
    article = read("a.txt", f"{HEADLINE}\n\n{BUTTON}\n\n{TEXT[0]}\n\n{TEXT[1]}\n\n{below}\n")
    assert tuple(paragraph.text for paragraph in article.paragraphs) == TEXT


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
@pytest.mark.parametrize("first", ["", f"{HEADLINE}\n\n"])
def test_a_title_that_is_known_changes_nothing(below: str, first: str, read: Read) -> None:
    body = f"{first}{TEXT[0]}\n\n{below}"
    article = read("a.json", json.dumps({"title": HEADLINE, "text": body}))
    assert [paragraph.text for paragraph in article.paragraphs] == [TEXT[0]]


ABOVE = {
    "a bar": "Home/News/Sport",
    "a bar with spaces": "Home | News | Sport | Harbour",
    "a path": "Home > News",
    "a bar of words": "Home News Sport Weather",
    "a column": "Home\nNews\nSport",
    "a column with an entry of its own": "Home\nNews\nHarbour\nSport",
    "a column, apart": "Menu\n\nPolitics\n\nBusiness\n\nOpinion",
    "a way past it": "Skip to content\nHome\nNews\nSport\nSubscribe\nSign in",
    "a bar and the button": f"Home/News/Sport\n{BUTTON}",
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_a_menu_above_the_headline_is_left_out(above: str, read: Read) -> None:
    article = read("a.txt", f"{above}\n\n{ARTICLE}\n")
    assert article.title == HEADLINE
    assert tuple(paragraph.text for paragraph in article.paragraphs) == TEXT


KEPT = {
    "a treaty": (
        "The treaty, read closely",
        "The next article of the treaty forbids salt.",
        "Next article of the treaty: none may fish by night",
        "Previous articles had said so already.",
    ),
    "a treaty with headings": (
        "Two articles",
        "Previous article",
        "It forbids salt.",
        "Next article",
        "It allows it.",
    ),
    "labels that are talked about": (
        "How pages end",
        "Every page had the same two links.",
        "Previous Article",
        "Next Article",
        "Nobody clicked on either of them, and so they went.",
    ),
    "a series": ("Part two", "The keel is laid.", "Next article: how the mast is set, and by whom."),
    "half a button": ("No time to read?", "That is what everybody says.", "Get a summary of your day first."),
    "a button that is talked about": (
        "On buttons",
        *(f"The button stood on page {n}, and nobody used it." for n in range(10)),
        "No time to read? Get a summary",
        *(f"The button stood on page {n}, and somebody used it." for n in range(50)),
    ),
    "a short headline": ("Weather", "Rain will fall all day on the quay.", "Take a coat."),
    "a headline with a stroke": ("Home/Away", "The harbour plays twice.", "Both games are on Sunday."),
    "three words": ("Win / Draw / Lose", "The harbour plays twice.", "Both games are on Sunday."),
    "short lines": ("Home", "The old house", "It stands on the quay.", "Nobody lives there."),
    "a short last paragraph": ("On sharing", "We asked ten people.", "Share this"),
    "comments below a heading": (
        "On comments",
        "We asked ten people.",
        "Comments",
        "All of them write some.",
    ),
}


@pytest.mark.parametrize("lines", KEPT.values(), ids=KEPT)
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_an_article_about_articles_loses_nothing(lines: tuple[str, ...], suffix: str, read: Read) -> None:
    first = "# " if suffix == "md" else ""
    article = read(f"a.{suffix}", first + "\n\n".join(lines))
    assert (article.title, *(paragraph.text for paragraph in article.paragraphs)) == lines


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
@pytest.mark.parametrize("kind", ["md", "html", "page"])
def test_it_is_left_out_of_markup_where_it_stands_for_itself(below: str, kind: str, read: Read) -> None:
    lines = [line for line in f"{BUTTON}\n{{}}\n{below}".split("\n") if line]
    paragraphs = [each for line in lines for each in (TEXT if line == "{}" else (line,))]
    if kind == "md":
        article = read("a.md", "\n\n".join((f"# {HEADLINE}", *paragraphs)).replace("* * *", "***"))
    else:
        html = f"<h1>{HEADLINE}</h1>" + "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        article = read("a.html", f"<!doctype html><body>{html}" if kind == "page" else html)
    assert article.title == HEADLINE
    assert tuple(paragraph.text for paragraph in article.paragraphs) == TEXT
    assert "<hr>" not in article.html


def test_it_is_left_out_of_lists_and_links_and_broken_lines(read: Read) -> None:
    around = "<p><b>No time to read?</b><br><a href=/s>Get a summary</a></p>"
    more = "<h3>Related articles</h3><ul><li><a href=/b>Ten things</a></ul><p><img src=a.png></p>"
    below = f"<div>{around}</div><div>Next Article <a href=/a>School wins</a></div>{more}"
    article = read("a.html", f"<div><h1>{HEADLINE}</h1>{around}<p>{TEXT[0]}<p>{TEXT[1]}</div>{below}")
    assert tuple(paragraph.text for paragraph in article.paragraphs) == TEXT
    assert article.html.count("<") == 4
    assert article.pictures == ()


def test_a_paragraph_that_holds_more_than_that_stays(read: Read) -> None:
    article = read("a.md", f"# {HEADLINE}\n\n{TEXT[0]}\n{BUTTON}\n\n> Next Article: one\n\n- {TEXT[1]}\n")
    assert article.paragraphs[0].text == f"{TEXT[0]} No time to read? Get a summary"
    assert "Next Article: one" in article.html
