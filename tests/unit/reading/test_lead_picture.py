from __future__ import annotations

from collections.abc import Callable

import pytest

from broadsheet.article import Article

Read = Callable[..., Article]


@pytest.mark.parametrize(
    "fields",
    [
        "picture: {url: a.png, caption: The quay, credit: 'Drawing: Desk'}",
        "image: a.png\nimage_credit: 'Drawing: Desk'",
    ],
)
def test_front_matter_says_who_made_the_picture(fields: str, read: Read) -> None:
    told = read("a.md", f"---\n{fields}\n---\nText.\n").picture
    assert told
    assert told.credit == "Drawing: Desk"
