"""What readers ask costs the same, however many articles there are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import islice

import pytest

from broadsheet.entry import ALL, Kind, List
from broadsheet.stores import Stores
from infra.local.cloud import Cloud
from tests.desk import NOW, article, day, term
from tests.large import fill, reads

CITY = List(Kind.SECTION, "city")
MONTHS = 10


def seed(cloud: Cloud, stores: Stores, many: int) -> Sequence[str]:
    """That many articles over ten months; their ranks in order."""
    moments = (day(2, month=1 + number % MONTHS) + timedelta(minutes=number) for number in range(many))
    made = (
        article(f"a{number:05}", published_at=moment, section=term("city"))
        for number, moment in enumerate(moments)
    )
    return fill(cloud, stores, made)


@pytest.mark.parametrize("many", [20, 200, 2000])
def test_what_a_reader_asks_reads_no_more_in_a_larger_index(
    broadsheet: Cloud, stores: Stores, many: int
) -> None:
    ranks, index = seed(broadsheet, stores, many), stores.index
    assert sum(month.count for month in index.months()) == many
    for which in (ALL, CITY):
        with reads() as front:
            assert len(list(islice(index.entries(which, NOW), 20))) == 20
        assert front["items"] <= MONTHS + 64
        with reads() as page:
            assert len(list(islice(index.entries(which, NOW, past=ranks[many // 2]), 5))) == 5
        assert page["items"] <= MONTHS + 64
    for rank in (ranks[0], ranks[many // 2], ranks[-1]):
        with reads() as near:
            assert any(index.neighbours(rank, NOW))
        assert near["items"] <= 2 * (MONTHS + 4)
        assert near["calls"] <= 6
    with reads() as address:
        assert index.at("a00007", NOW)
    assert (address["items"], address["calls"]) == (2, 2)
