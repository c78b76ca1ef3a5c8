"""What reading takes of the table is the same for a small site and for a large one."""

from __future__ import annotations

from tests.bench.reads import QUESTIONS, costs


def test_no_question_costs_more_where_there_are_ten_times_as_many_articles() -> None:
    """`make bench-reads` asks ten thousand, too."""
    small, large = costs(100), costs(1000)
    assert small.keys() == QUESTIONS.keys()
    assert large == small
    assert max(items for items, _, _ in small.values()) <= 250
    assert max(calls for _, _, calls in small.values()) <= 40
