"""What was measured, as a table, a plot, and a section of the README."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from infra.packing.package import ROOT

EMPTY, BARE = "empty handler", "boto3, two clients"

PLOT = ROOT / "tests" / "bench" / "coldstart" / "coldstart.svg"
_HEADING, _BEFORE = "## How fast it starts", "## What a publish costs"
_SECTION = """{heading}

From the start of a process to the first answer, by AWS's own runtime client, with first calls of S3 and
DynamoDB over TLS; as ratios to a bare handler with boto3 and a client of each, and to one that does nothing.
First by the clock, calls included, and then by what the processor had to do, which depends less on what else
a machine does. Medians of {rounds} rounds in which all took turns, with quartiles: `make bench-start`.

{table}

![Each function's start beside that of boto3 alone]({plot})

"""


class Run(NamedTuple):
    """One cold start, in seconds: until the answer was there, and of the processor, whatever else ran."""

    wall: float
    cpu: float


Taken = Mapping[str, Sequence[Run]]
"""The runs of each variant; the first of one was taken beside the first of another, and so on."""


class Spread(NamedTuple):
    """A median between its quartiles."""

    low: float
    half: float
    high: float

    def __str__(self) -> str:
        return f"{self.half:.2f} ({self.low:.2f}-{self.high:.2f})"


def spread(values: Sequence[float]) -> Spread:
    low, half, high = statistics.quantiles(values, n=4)
    return Spread(low, half, high)


def ratios(taken: Taken, name: str, to: str, part: str = "wall") -> Spread:
    """Of what was measured side by side: whatever else the machine did then met both."""
    beside = zip(taken[name], taken[to], strict=True)
    return spread([getattr(run, part) / getattr(other, part) for run, other in beside])


def table(taken: Taken) -> str:
    """A table in Markdown."""
    others = [one for one in (BARE, EMPTY) if one in taken]
    of_each = [f"× {other}" for other in others] + ["ms"]
    heads = ["", *of_each, *(f"processor: {head}" for head in of_each)]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for name, runs in taken.items():
        cells = [name]
        for part in Run._fields:
            cells += [str(ratios(taken, name, other, part)) for other in others]
            cells.append(f"{statistics.median(getattr(run, part) for run in runs) * 1000:.0f}")
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


_ROW, _LEFT, _UNIT = 28, 150, 400


def plot(taken: Taken) -> str:
    """A drawing in SVG: a bar for each variant, as long as its ratio to boto3 alone, with its quartiles."""
    spreads = {name: ratios(taken, name, BARE) for name in taken}
    width = _LEFT + round(_UNIT * max(1, *(one.high for one in spreads.values()))) + 60
    height = _ROW * (len(spreads) + 1)
    bars = "\n".join(line for row, (name, one) in enumerate(spreads.items()) for line in _bar(row, name, one))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"
     font-family="sans-serif" font-size="13" fill="#777">
<title>Start of each function beside boto3 alone</title>
{bars}
<path d="M{_LEFT + _UNIT} 0V{height - _ROW}" stroke="#777" stroke-dasharray="4 3"/>
<text x="{_LEFT + _UNIT}" y="{height - 9}" text-anchor="middle">1.0</text>
</svg>
"""


def _bar(row: int, name: str, one: Spread) -> Iterator[str]:
    top = row * _ROW
    low, half, high = (round(_UNIT * value) for value in one)
    color = "#b0b0b0" if name in {EMPTY, BARE} else "#3b7ea1"
    yield f'<text x="{_LEFT - 8}" y="{top + 18}" text-anchor="end">{escape(name)}</text>'
    yield f'<rect x="{_LEFT}" y="{top + 5}" width="{half}" height="18" fill="{color}"/>'
    yield f'<path d="M{_LEFT + low} {top + 14}H{_LEFT + high}" stroke="#222" stroke-width="2"/>'
    yield f'<text x="{_LEFT + high + 6}" y="{top + 18}">{one.half:.2f}</text>'


def write(taken: Taken, readme: Path = ROOT / "README.md", drawing: Path = PLOT) -> None:
    """Put the table in the README's section, which is made where there is none, and draw the plot.

    Raises `ValueError` where there is no place for it.
    """
    drawing.write_text(plot(taken), "utf-8")
    section = _SECTION.format(
        heading=_HEADING,
        rounds=len(taken[BARE]),
        table=table(taken),
        plot=drawing.relative_to(readme.parent).as_posix(),
    )
    before, heading, after = readme.read_text("utf-8").partition(_BEFORE)
    if not heading:
        raise ValueError(f"{readme} has no section {_BEFORE!r} to stand before")
    readme.write_text(before.partition(_HEADING)[0] + section + heading + after, "utf-8")
