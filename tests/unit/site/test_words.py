from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet.entry import Month
from broadsheet.site.press import printable, shortened
from broadsheet.site.words import catalogue

WORDS = catalogue("en")


@pytest.mark.parametrize(
    ("summary", "article", "said"),
    [
        (40, 300, "40 s instead of 5 min"),
        (2, 70, "5 s instead of 1 min"),
        (57, 58, "55 s instead of 1 min"),
        (90, 100, ""),
        (300, 40, ""),
    ],
)
def test_what_a_summary_saves(summary: int, article: int, said: str) -> None:
    assert WORDS.saving(summary, article) == said


def test_a_moment_has_a_time_only_where_one_was_stated() -> None:
    assert WORDS.moment(datetime(2026, 11, 3, tzinfo=UTC)) == "3 November 2026"
    assert WORDS.moment(datetime(2026, 11, 3, 7, 5, tzinfo=UTC)) == "3 November 2026, 07:05 UTC"


def test_a_month_that_nobody_dated() -> None:
    assert WORDS.month(Month(month="1970-01", count=1)) == "Undated"
    assert WORDS.month(Month(month="2026-11", count=1)) == "November 2026"


def test_a_line_is_cut_between_words() -> None:
    assert shortened("one two three four", 13) == "one two…"
    assert shortened("onetwothreefour", 8) == "onetwot…"
    assert shortened("short", 8) == "short"


def test_what_no_page_may_hold_is_left_out() -> None:
    assert printable("a\x00b\x0bc\ufdd0d\U0001fffee\n") == "abcde\n"
