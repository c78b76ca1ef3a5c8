"""What it costs: AWS's list prices, times requests that are counted on the local cloud.

    python -m infra.costs > infra/costs.md

Prices are those of us-east-1, in US dollars, without any free tier. Counted is one article that goes out by
itself, into a newsroom that has some: the dearest way, since articles that go out together share the
pages they stand on.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from broadsheet import pages
from infra.local.cloud import Cloud
from infra.local.engine import replaced

TEMPLATE = Path(__file__).with_name("template.yaml")
PICTURE = Path(__file__).parents[1] / "events" / "newsroom" / "pictures" / "bandstand.png"
MONTH_DAYS = 30
ARTICLES, VIEWS = (0, 100, 10_000, 1_000_000), (0, 1_000_000, 1_000_000_000)
"""A month, for which the bill is written."""

# Dollars for one. https://aws.amazon.com/<service>/pricing/
PRICES = {
    "S3 write or list": 0.005 / 1_000,
    "S3 read": 0.0004 / 1_000,
    "S3 GB-month": 0.023,
    "DynamoDB write unit": 0.625 / 1_000_000,
    "DynamoDB read unit": 0.125 / 1_000_000,
    "SQS request": 0.40 / 1_000_000,
    "Lambda call": 0.20 / 1_000_000,
    "Lambda GB-second, arm64": 0.0000133334,
    "CloudWatch log GB": 0.50,
    "CloudWatch alarm metric": 0.10,
    "CloudWatch metric of our own": 0.30,
    "X-Ray trace": 5.00 / 1_000_000,
    "Cognito client for machines": 6.00,
    "CloudFront request": 0.0100 / 10_000,
    "CloudFront GB": 0.085,
    "CloudFront function call": 0.10 / 1_000_000,
}

_WRITES = {"s3:PutObject", "s3:ListObjectsV2", "s3:ListObjectVersions"}
_READS = {"s3:GetObject", "s3:HeadObject"}

# What the local cloud cannot know. Seconds are for a warm function, and on the high side.
SECONDS_A_STEP = {"Ingest": 0.4, "Summarize": 0.4, "Index": 0.4, "Publish": 1.0}
SECONDS_A_PICTURE = 1.0
MEMORY_GB = {"Ingest": 1.7, "Summarize": 0.5, "Index": 0.5, "Publish": 1.0, "Sweep": 1.0}
SECONDS_A_SWEEP = 0.1
UNITS_A_READ = 2
"""Read units of a strongly consistent query or batch: 4 kB each."""
UNITS_A_TRANSACTION = 2 * 12
"""A record, its slug, an entry and a count for each of four lists: twelve items of 1 kB, charged twice."""
REQUESTS_A_MESSAGE = 3
"""Sent, received, deleted."""
KB_OF_LOG_A_STEP = 4
KB_KEPT_AN_ARTICLE = 80
"""Source with a version, article, summary, page, and its share of lists."""
MISSES = 0.05
"""Of a hundred page views, how many CloudFront has to ask the bucket for."""
POLLS_A_QUEUE = 5 * 3 * 60 * 24 * MONTH_DAYS
"""Lambda keeps five pollers at a queue, each of which waits twenty seconds for a message."""
OWN_METRICS = 12

ARTICLE = (
    """---
title: {title}
section: City
tags: [river]
authors: [Desk]
---
The ferry sails again from Monday, the harbour office said. It had been in the yard for two weeks.

"""
    + (
        "A new gangway makes it easier to go aboard with a pram. The first boat leaves at ten past six, and "
        "the last one comes home at midnight. Tickets cost what they did before.\n\n"
    )
    * 12
)


@dataclass(frozen=True)
class Counted:
    """Calls, by name, and the size of a page as it goes over the wire."""

    article: Mapping[str, int]
    picture: Mapping[str, int]
    """For one that has copies and is shown by nobody yet."""
    sweep: Mapping[str, int]
    verify: Mapping[str, int]
    """For one article among others."""
    page_kb: float


def counted() -> Counted:
    """One article goes out on the local cloud, and one minute and one day pass."""
    with redirect_stdout(StringIO()), Cloud.deploy(TEMPLATE) as cloud:
        _send(cloud, *(f"Article {number}" for number in range(5)))
        article = _calls(cloud, lambda: _send(cloud, "The night ferry"))
        picture = _calls(cloud, lambda: _send_picture(cloud))
        sweep = _calls(cloud, lambda: cloud.run_schedule("due"))
        few = _calls(cloud, lambda: _look(cloud))
        _send(cloud, *(f"Article {number}" for number in range(5, 10)))
        many = _calls(cloud, lambda: _look(cloud))
        verify = {name: max(0, round((many[name] - few[name]) / 5)) for name in many}
        page = cloud.request("GET", "/the-night-ferry/").body
    return Counted(article, picture, sweep, verify, round(len(gzip.compress(page, mtime=0)) / 1000, 1))


def _send(cloud: Cloud, *titles: str) -> None:
    """Articles, all at once."""
    s3, inbox = cloud.client("s3"), cloud.physical("InboxBucket")
    for title in titles:
        s3.put_object(Bucket=inbox, Key=f"{title}.md", Body=ARTICLE.format(title=title))
    cloud.settle()


def _send_picture(cloud: Cloud) -> None:
    body = PICTURE.read_bytes()
    cloud.client("s3").put_object(Bucket=cloud.physical("InboxBucket"), Key="bandstand.png", Body=body)
    cloud.settle()


def _look(cloud: Cloud) -> None:
    """The daily look, remembering no texts: which of its eight threads is the first to read is chance."""
    with replaced(pages, "told_of", pages.told_of.__wrapped__):
        cloud.run_schedule("verify")


def _calls(cloud: Cloud, doing: Callable[[], object]) -> Counter[str]:
    before = Counter(cloud.aws_calls)
    doing()
    return cloud.aws_calls - before


def calls_cost(calls: Mapping[str, int]) -> float:
    """Dollars for calls of the stores."""
    reads = sum(times for name, times in calls.items() if name.startswith("dynamodb:"))
    transactions = calls.get("dynamodb:TransactWriteItems", 0)
    return (
        sum(calls.get(name, 0) for name in _WRITES) * PRICES["S3 write or list"]
        + sum(calls.get(name, 0) for name in _READS) * PRICES["S3 read"]
        + (reads - transactions) * UNITS_A_READ * PRICES["DynamoDB read unit"]
        + transactions * UNITS_A_TRANSACTION * PRICES["DynamoDB write unit"]
    )


def idle() -> Mapping[str, float]:
    """Dollars a month, when nobody publishes and nobody reads."""
    sweeps = 60 * 24 * MONTH_DAYS
    return {
        "alarms (24 metrics)": 24 * PRICES["CloudWatch alarm metric"],
        "a Cognito client, where no JwtIssuer is given": PRICES["Cognito client for machines"],
        "Lambda polling four queues": 4 * POLLS_A_QUEUE * PRICES["SQS request"],
        "the sweep, once a minute": sweeps
        * (
            PRICES["Lambda call"]
            + SECONDS_A_SWEEP * MEMORY_GB["Sweep"] * PRICES["Lambda GB-second, arm64"]
            + 2 * UNITS_A_READ * PRICES["DynamoDB read unit"]
            + PRICES["X-Ray trace"]
            + 1e-6 * PRICES["CloudWatch log GB"]
        ),
    }


def an_article(count: Counted) -> Mapping[str, float]:
    """Dollars for one article, once, and for a month of its standing there."""
    steps = len(SECONDS_A_STEP)
    seconds = sum(SECONDS_A_STEP[name] * MEMORY_GB[name] for name in SECONDS_A_STEP)
    return {
        "calls of S3 and DynamoDB": calls_cost(count.article) + PRICES["S3 write or list"],
        "Lambda": steps * PRICES["Lambda call"] + seconds * PRICES["Lambda GB-second, arm64"],
        "queues": 3 * REQUESTS_A_MESSAGE * PRICES["SQS request"],
        "logs": steps * KB_OF_LOG_A_STEP * 1e-6 * PRICES["CloudWatch log GB"],
        "traces": steps * PRICES["X-Ray trace"],
    }


def standing(count: Counted) -> float:
    """Dollars a month for an article that stands there: its storage, and the daily look at everything."""
    return KB_KEPT_AN_ARTICLE * 1e-6 * PRICES["S3 GB-month"] + MONTH_DAYS * calls_cost(count.verify)


def a_page_view(count: Counted) -> Mapping[str, float]:
    """Dollars for one page view: a page is one request."""
    return {
        "CloudFront requests": PRICES["CloudFront request"],
        "CloudFront traffic": count.page_kb * 1e-6 * PRICES["CloudFront GB"],
        "function at the edge": PRICES["CloudFront function call"],
        "S3 reads on a miss": MISSES * PRICES["S3 read"],
    }


@dataclass(frozen=True)
class Bill:
    """Dollars for a month in which so many articles are published, as in each of the twelve before."""

    articles: int
    publishing: float
    standing: float
    together: Mapping[int, float]
    """With idle, by page views."""


def bill(count: Counted, articles: int) -> Bill:
    metrics = OWN_METRICS * PRICES["CloudWatch metric of our own"] if articles else 0
    publishing = articles * sum(an_article(count).values()) + metrics
    stays, view = 12 * articles * standing(count), sum(a_page_view(count).values())
    still = sum(idle().values()) + publishing + stays
    return Bill(articles, publishing, stays, {views: still + views * view for views in VIEWS})


def report(count: Counted) -> str:
    lines = [
        "# What it costs",
        "",
        "Made by `python -m infra.costs`; its constants say what is assumed. List prices, us-east-1, USD,",
        "no free tier. With a `JwtIssuer` it is $6 less; with the free tiers of an account that has nothing",
        "else besides (ten alarms, a million requests of SQS, 100,000 traces), idle is about $2.",
        *_a_month(count),
        *_table("Idle, a month", idle(), 1),
        *_table("A thousand articles, once", an_article(count), 1_000),
        *_table("A million page views", a_page_view(count), 1_000_000),
        *_what_was_counted(count),
        "",
        "## What is not in it",
        "",
        "- Tokens that Cognito hands out: $2.25 a thousand.",
        f"- A metric of our own costs $0.30 a month, if written at all; {OWN_METRICS} are in `publishing`.",
        "- Options: `WebFirewall` from $8, `SnapStart` about $2, `NewsWire` $1 for a million dispatches.",
        "- A fourth dashboard in the account is $3.",
        "- Requests to the API, at $1.00 a million for the gateway and what its function reads.",
        "- Traffic is at the first tier's price; beyond 10 TB a month CloudFront gets cheaper.",
        "- The seconds of the daily look, in slices of a quarter of an hour. Six of the reads counted for an",
        "  article are those of the three feeds, while it is among the twenty that they show.",
        "- An article is counted in functions that run already: another one of publish first reads what the",
        "  feeds tell, twenty articles and summaries.",
    ]
    return "\n".join(lines) + "\n"


def _a_month(count: Counted) -> Iterator[str]:
    yield from ("", "## A month", "")
    yield "| articles a month | publishing | standing, after a year | no page views | 1 million | 1 billion |"
    yield "|---|---|---|---|---|---|"
    for number in ARTICLES:
        due = bill(count, number)
        cells = (due.publishing, due.standing, *due.together.values())
        yield f"| {number:,} | {' | '.join(f'${dollars:,.2f}' for dollars in cells)} |"
    yield from ("", "The last three columns are the whole bill: idle, publishing, standing and page views.")


def _what_was_counted(count: Counted) -> Iterator[str]:
    seconds = SECONDS_A_PICTURE * MEMORY_GB["Ingest"]
    picture = calls_cost(count.picture) + seconds * PRICES["Lambda GB-second, arm64"]
    pictured = f"{_named(count.picture)}; ${picture * 1_000:.2f} a thousand"
    yield from ("", "## What was counted", "")
    yield f"One article that goes out alone: {_named(count.article)}."
    yield f"One picture of 1,200 pixels, with its copies: {pictured}."
    looked = _named(count.verify)
    yield f"The daily look at one article: {looked}. A page is {count.page_kb:.1f} kB over the wire."


def _named(calls: Mapping[str, int]) -> str:
    return ", ".join(f"{times} {name}" for name, times in sorted(calls.items()) if times)


def _table(title: str, parts: Mapping[str, float], times: int) -> list[str]:
    rows = [f"| {name} | ${dollars * times:,.3f} |" for name, dollars in parts.items()]
    total = f"| **together** | **${sum(parts.values()) * times:,.3f}** |"
    return ["", f"## {title}", "", "| | |", "|---|---|", *rows, total]


if __name__ == "__main__":
    sys.stdout.write(report(counted()))
