"""Which addresses stay in an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from broadsheet.article import Article

Read = Callable[..., Article]
HTTP, HTTPS = "http://pictures.example/a.png", "https://pictures.example/b.png"

TEXTS = {
    "a.md": f"---\npicture: {HTTP}\n---\nText ![one]({HTTP}) ![two]({HTTPS}) [there](http://else.example/).\n",
    "a.html": f'<p>Text <img src="{HTTP}"> <img src="{HTTPS}"> <a href="http://else.example/">there</a>.</p>',
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_picture_that_pages_would_not_show_is_left_out_and_its_editor_told(name: str, read: Read) -> None:
    told = read(name, TEXTS[name])
    assert told.pictures == (HTTPS,)
    assert told.picture is None
    assert HTTP not in told.html
    assert 'href="http://else.example/"' in told.html
    assert any("http:" in warned.message for warned in told.warnings)


def test_a_page_names_no_such_picture(read: Read) -> None:
    text = f"<article><h1>Title</h1><p>{'Text. ' * 50}</p>"
    page = f'<!doctype html><meta property="og:image" content="{{}}">{text}'
    assert read("a.html", page.format(HTTP)).picture is None
    lead = read("a.html", page.format(HTTPS)).picture
    assert lead
    assert lead.url == HTTPS
