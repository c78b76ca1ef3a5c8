"""One more article, live: `make bench-growth`, or with SIZES="100 1000 10000".

Ours runs in this process, with S3 and DynamoDB in its memory, so that what grows
is seen and the network is not: on AWS, the calls that are counted beside the time
come on top, most of them waiting. The others are built again as a whole, by their
own programs, start included, with all files on this machine. One after the other,
in one run; medians.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.growth import ours, peers
from tests.bench.growth.newsroom import article, articles

_ROUNDS, _ROUNDS_OF_OTHERS = 9, 3


def main() -> None:
    ask = argparse.ArgumentParser(description="Measure what one more article takes as a site grows.")
    ask.add_argument("programs", type=Path, help="the folder where the other generators are installed")
    ask.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    asked = ask.parse_args()
    print(
        "| articles | Broadsheet | calls to AWS | objects written |", *(f" {name} |" for name in peers.PEERS)
    )
    print("|---|---|---|---|" + "---|" * len(peers.PEERS))
    for size in asked.sizes:
        print(_row(size, asked.programs), flush=True)


def _row(size: int, programs: Path) -> str:
    costs = ours.one_more(size, _ROUNDS)
    seconds = median(cost.seconds for cost in costs)
    calls = round(median(sum(cost.calls.values()) for cost in costs))
    writes = round(median(cost.calls["s3:PutObject"] for cost in costs))
    others = [_told(peer, programs, size, seconds) for peer in peers.PEERS.values()]
    return f"| {size:,} | {seconds:.3f} s | {calls} | {writes} | " + " | ".join(others) + " |"


def _told(peer: peers.Peer, programs: Path, size: int, ours: float) -> str:
    if not (program := peers.program(peer, programs)):
        return "not installed"
    with TemporaryDirectory() as folder:
        extras = [article(size + extra) for extra in range(_ROUNDS_OF_OTHERS)]
        seconds = median(peers.one_more(peer, program, Path(folder), articles(size), extras))
    return f"{seconds:.2f} s ({seconds / ours:.0f} x)"


if __name__ == "__main__":
    main()
