"""What is published after what, and what at once."""

from __future__ import annotations

from itertools import groupby

from broadsheet.entry import ALL, Kind, List
from broadsheet.site.plan import FEEDS, Target, What, in_order

FRONTS = [List(Kind.TAG, "boats"), List(Kind.SECTION, "city"), List(Kind.AUTHOR, "desk"), ALL]


def test_sections_are_there_before_all_other_lists_which_name_them() -> None:
    targets = in_order(
        [
            *(Target(What.FRONT, which=which) for which in FRONTS),
            *(Target(what) for what in FEEDS),
            Target(What.ARTICLE, slug="night-ferry"),
        ]
    )
    together = [[target.key for target in some] for _, some in groupby(targets, lambda each: each.stage)]
    assert together == [
        ["night-ferry/index.html"],
        ["section/city/index.html"],
        ["author/desk/index.html", "tag/boats/index.html", "index.html"],
        ["feed.xml", "rss.xml", "feed.json"],
    ]
