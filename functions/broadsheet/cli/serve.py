"""`broadsheet serve`: a newsroom on this machine, its folder watched."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from broadsheet.article import Refusal
from broadsheet.cli.local import TITLE, deployed, stores_of
from broadsheet.cli.mirror import Mirror, changed_at
from broadsheet.entry import State
from broadsheet.publication import Publication
from broadsheet.stores import Stores

if TYPE_CHECKING:
    from infra.local.cloud import Cloud

_COLOURS = {"written": "green", "removed": "yellow", "refused": "red", "due": "cyan", "differs": "yellow"}
_SWEEP_SECONDS = 60.0
_LOOK_MILLISECONDS = 1500


class Ticker:
    """One line for each thing that a step did to an article or a page."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.why: Callable[[str], Refusal | None] = lambda _: None
        """Why an article was refused, once there are stores to ask."""
        self.more: Callable[[str, str], Iterable[str]] = lambda *_: ()
        """What an editor should know of an article after a step."""

    def note(self, step: str, name: str, outcome: str) -> None:
        if step == "failed":
            self._console.print(f"[bold red]failed[/]     {escape(name)}: {escape(outcome)}")
        elif outcome in _COLOURS:
            colour = _COLOURS[outcome]
            self._console.print(f"[dim]{step:10}[/] {escape(name)} [{colour}]{outcome}[/]")
            if outcome == "refused" and (refusal := self.why(name)):
                self.refuse(refusal)
            for said in self.more(step, name) if outcome == "written" else ():
                self._console.print(f"           [yellow]{escape(name)}:[/] {escape(said)}")

    def refuse(self, refusal: Refusal) -> None:
        line = f", line {refusal.line}" if refusal.line else ""
        self._console.print(f"           [red]{escape(refusal.id)}{line}:[/] {escape(refusal.message)}")


def serve(folder: Path, *, port: int, aws_port: int, console: Console) -> None:
    """Serve until interrupted; raises `PortTaken` before anything is published."""
    from infra.local.web import serving

    ticker = Ticker(console)
    url = f"http://localhost:{port}"
    with deployed(ticker.note, Publication(TITLE, url), aws_port=aws_port) as cloud, serving(cloud, port):
        stores = stores_of(cloud)
        ticker.why = lambda id: stores.refusals.find(id) or stores.clashes.find(id)
        ticker.more = lambda step, id: worth_knowing(step, id, stores)
        cloud.run_schedule("verify")  # an empty site has its front page too
        mirror = Mirror(folder, stores.inbox, changed_at)
        with _running(cloud):
            mirror.sync()
            _wait_until_idle(cloud)
            _say_where(console, cloud, url, folder, mirror, stores)
            _watch(mirror, ticker)


def worth_knowing(step: str, id: str, stores: Stores) -> Iterator[str]:
    """What reading left out of an article, and why readers do not see it."""
    if step == "ingest" and (article := stores.articles.find(id)):
        yield from (warned.message for warned in article.warnings)
    if step == "summarize" and (told := stores.summaries.find(id)):
        yield from (warned.message for warned in told.warnings or ())
    if step == "index" and (entry := stores.index.entry(id)):
        match entry.state:
            case State.DRAFT:
                yield "It is a draft, and stays out."
            case State.SCHEDULED:
                yield f"It comes out on {entry.published_at:%Y-%m-%d at %H:%M} UTC."
            case State.EXPIRED:
                yield f"It has expired on {entry.expires_at:%Y-%m-%d at %H:%M} UTC, and stays out."


@contextmanager
def _running(cloud: Cloud) -> Iterator[None]:
    """Events are delivered, and the clock ticks, as long as the context lasts."""
    stopped = threading.Event()
    clock = threading.Thread(target=_tick, args=(cloud, stopped), daemon=True)
    cloud.start()
    clock.start()
    try:
        yield
    finally:
        stopped.set()
        clock.join()
        cloud.stop()


def _tick(cloud: Cloud, stopped: threading.Event) -> None:
    while not stopped.wait(_SWEEP_SECONDS):
        cloud.run_schedule("due")


def _watch(mirror: Mirror, ticker: Ticker) -> None:
    from watchfiles import watch

    # What changed before the watch began, or was missed, is found by looking: a change is a hint.
    for _ in watch(
        mirror.folder, debounce=200, step=50, rust_timeout=_LOOK_MILLISECONDS, yield_on_timeout=True
    ):
        known = dict(mirror.refusals)
        mirror.sync()
        for id, refusal in mirror.refusals.items():
            if known.get(id) != refusal:
                ticker.refuse(refusal)


def _wait_until_idle(cloud: Cloud) -> None:
    cloud.settle()


def _say_where(
    console: Console, cloud: Cloud, url: str, folder: Path, mirror: Mirror, stores: Stores
) -> None:
    inbox = stores.inbox_bucket
    for refusal in mirror.refusals.values():
        Ticker(console).refuse(refusal)
    console.print()
    for name, value in {
        "Site": f"{url}/",
        "API": f"{url}/api/docs",
        "AWS": f".venv/bin/aws --endpoint-url {cloud.endpoint} s3 cp story.md s3://{inbox}/",
        "Token": f"export TOKEN={cloud.token()}",
        "Folder": f"{folder} is watched: add, change or delete a file, and the site follows.",
    }.items():
        console.print(f"[bold]{name:7}[/] {escape(value)}")
    console.print("\nWhat you put elsewhere than in the folder is gone when you press Ctrl-C.", style="dim")
