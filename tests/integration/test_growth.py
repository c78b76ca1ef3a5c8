"""The storage that `make bench-growth` publishes into does what the journey asks of it."""

from __future__ import annotations

from tests.bench.growth import ours


def test_one_more_article_costs_no_more_calls_where_there_are_more() -> None:
    few, more = (ours.one_more(count, 2)[-1].calls for count in (36, 48))
    assert more["s3:PutObject"] == few["s3:PutObject"] < 30
    assert more.total() <= few.total()
