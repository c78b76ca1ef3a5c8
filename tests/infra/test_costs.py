"""The bill that is published is the one that the calls make."""

from __future__ import annotations

import re
from functools import cache

from infra import costs
from infra.costs import Counted
from infra.packing.package import ROOT

README = (ROOT / "README.md").read_text("utf-8")


@cache
def counted() -> Counted:
    return costs.counted()


def test_the_bill_is_what_is_counted_now() -> None:
    """Where it is not: `python -m infra.costs > infra/costs.md`."""
    assert (ROOT / "infra" / "costs.md").read_text("utf-8") == costs.report(counted())


def test_the_readme_gives_the_same_bill_rounded_to_dollars() -> None:
    rows = re.findall(r"^\| ([\d,]+) \| (\$.+) \|$", README, re.MULTILINE)
    assert [int(number.replace(",", "")) for number, _ in rows] == list(costs.ARTICLES)
    for number, cells in rows:
        due = costs.bill(counted(), int(number.replace(",", ""))).together.values()
        for said, dollars in zip(cells.split(" | "), due, strict=True):
            assert said in {f"${dollars:,.2f}", f"${dollars:,.0f}"}
