"""Files that say who an author is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet import reading
from broadsheet.article import Source
from broadsheet.errors import Rejected
from broadsheet.profile import Profile

DESK = """---
name: The Harbour Desk
picture: {url: ../pictures/desk.png, alt: Two people at a window}
links: [https://social.example/@harbour, "https://desk.example/"]
---
Writes about *ships* and <script>alert(1)</script>the tide.

Since 2019.
"""


def read(text: str, id: str = "authors/harbour-desk.md") -> Profile:
    source = Source(id, text.encode(), "etag", "text/markdown", datetime(2026, 11, 2, tzinfo=UTC))
    return reading.profile(source)


def refusal(text: str, id: str = "authors/harbour-desk.md") -> Rejected:
    with pytest.raises(Rejected) as refused:
        read(text, id)
    return refused.value


def test_a_file_says_who_an_author_is_and_what_it_says_is_safe() -> None:
    profile = read(DESK)
    assert profile.name == "The Harbour Desk"
    assert profile.about == "Writes about ships and the tide. Since 2019."
    assert "<em>ships</em>" in profile.html
    assert "script" not in profile.html
    assert profile.picture
    assert (profile.picture.url, profile.picture.alt) == (
        "/media/pictures/desk.png",
        "Two people at a window",
    )
    assert profile.links == ("https://social.example/@harbour", "https://desk.example/")
    assert [warned.code for warned in profile.warnings] == ["left_out"]


def test_a_name_may_be_the_heading_and_links_may_have_names() -> None:
    assert read("# Harbour Desk\n\nWrites.").name == "Harbour Desk"
    assert read("---\nlinks: {site: https://desk.example}\n---\n").links == ("https://desk.example",)
    told = "{name: Site, url: https://desk.example}"
    for links in (f"[{told}, {{href: https://a.example}}]", told):
        profile = read(f"---\nlinks: {links}\n---\n")
        assert profile.links == ("https://desk.example", "https://a.example")[: len(profile.links)]
        assert (len(profile.links), profile.warnings) == (links.count("https"), ())
    assert read("---\nLinks: https://desk.example\n---\n").links == ("https://desk.example",)


def test_what_cannot_be_used_is_left_out_with_a_word() -> None:
    profile = read("---\nlinks: [javascript:alert(1)]\npicture: http://a.example/b.png\nshoe: 43\n---\nHi.")
    assert (profile.links, profile.picture) == ((), None)
    assert sorted(warned.code for warned in profile.warnings) == ["left_out", "left_out", "unknown_field"]
    assert {warned.line for warned in profile.warnings} == {2, 3, 4}


@pytest.mark.parametrize("field", ["date: 2026-11-02", "tags: [a]", "authors: [a]", "draft: true", "slug: a"])
def test_an_article_among_authors_is_sent_elsewhere(field: str) -> None:
    no = refusal(f"---\ntitle: The quay\n{field}\n---\nIt was built in stone.")
    assert (no.code, no.line) == ("not_a_profile", 3)
    assert field.partition(":")[0] in no.message
    assert "another folder" in no.message


@pytest.mark.parametrize(
    ("name", "meant"), [("Harbour Desk", "harbour-desk"), ("Jörg", "jorg"), ("HARBOUR", "harbour")]
)
def test_a_file_is_called_like_the_address_of_its_author(name: str, meant: str) -> None:
    no = refusal("Writes.", f"authors/{name}.md")
    assert (no.code, f"`authors/{meant}.md`" in no.message) == ("bad_name", True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" ", "empty"),
        ("---\nlang: en\n---\n", "empty"),
        ("word " * 3000, "too_large"),
        (f"---\nname: {'n' * 101}\n---\n", "bad_field"),
        (f"---\nlinks: [{', '.join(f'https://a.example/{n}' for n in range(17))}]\n---\n", "bad_field"),
    ],
)
def test_what_says_nothing_or_too_much_is_refused(text: str, code: str) -> None:
    assert refusal(text).code == code
