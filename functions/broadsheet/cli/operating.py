"""The commands that look after what was deployed: `verify`, `rebuild`, `redrive` and `carry`."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress

    from broadsheet.cli.deployed import Deployed
    from broadsheet.cli.rebuild import Sent
    from broadsheet.stores.rounds import Mark

Name = Annotated[str, typer.Option("--stack", help="The name under which it was deployed.")]
Endpoint = Annotated[
    str | None, typer.Option(help="Where AWS answers, if elsewhere: `broadsheet serve` says where it does.")
]
STACK = "broadsheet"


class Step(StrEnum):
    """The steps of the journey."""

    INGEST = "ingest"
    SUMMARIZE = "summarize"
    INDEX = "index"
    PUBLISH = "publish"


class Letters(StrEnum):
    """Whose dead letters there are."""

    INGEST = "ingest"
    SUMMARIZE = "summarize"
    INDEX = "index"
    PUBLISH = "publish"
    STREAM = "stream"


def verify(
    stack: Name = STACK,
    endpoint_url: Endpoint = None,
    repair: Annotated[bool, typer.Option("--repair", help="Have each difference mended.")] = False,
) -> None:
    """Name everything of a deployed site that is not as it should be."""
    from broadsheet.runtime.asking import ask
    from broadsheet.stores.rounds import Mark
    from broadsheet.verify import Look

    told, fine = _deployed(stack, endpoint_url).settings, True
    for _, found in Look(told.stores, told.publication, lambda: datetime.now(UTC)).found(Mark()):
        for difference in found:
            fine = False
            typer.echo(f"{difference.step:10} {_on_a_line(difference.name)}")
        if repair:
            ask(told, found)
    raise typer.Exit(0 if fine else 1)


def rebuild(
    stack: Name = STACK,
    endpoint_url: Endpoint = None,
    first: Annotated[
        Step | None, typer.Option("--from", help="The step to begin with.", show_default="ingest")
    ] = None,
    after: Annotated[str, typer.Option(help="Go on past this name of that step.")] = "",
    rate: Annotated[float, typer.Option(min=0.1, help="At most so many names a second.")] = 100,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where the last one ended too soon.")
    ] = False,
) -> None:
    """Have every step derive all again from what stands before it; what is right stays as it is."""
    from broadsheet.cli import rebuild as rebuilding
    from broadsheet.errors import Conflict
    from broadsheet.stores.rounds import Mark

    if resume and (first or after):
        raise typer.BadParameter("it goes on from where it was: no --from, no --after", param_hint="--resume")
    told = _deployed(stack, endpoint_url).settings
    ours, begin = False, Mark((first or Step.INGEST).value, after)
    try:
        hold = rebuilding.cut_short(told.stores) if resume else rebuilding.begun(told.stores, begin)
        if hold is None:
            raise typer.BadParameter("no rebuild ended too soon", param_hint="--resume")
        ours = True
        fine = _could_read_all(rebuilding.rebuild(told, hold, rate), hold.mark)
        ours = False
    except Conflict:
        ours = fine = False
        typer.echo("Another rebuild has begun", err=True)
    finally:
        if ours:
            typer.echo("Go on with --resume", err=True)
    raise typer.Exit(0 if fine else 1)


def _could_read_all(rebuilding: Iterator[Sent], since: Mark) -> bool:
    """Has a rebuild done, with its progress for whoever sees it, and what it cannot read named."""
    fine = True
    with _progress() as bar:
        task = bar.add_task(since.part, total=None, completed=since.count)
        for sent in rebuilding:
            bar.update(task, description=sent.step, completed=sent.count)
            for name in sent.unreadable:
                fine = False
                typer.echo(f"{sent.step:10} cannot read {_on_a_line(name)}", err=True)
    return fine


def redrive(
    which: Annotated[Letters | None, typer.Argument(help="Whose; all, if you name none.")] = None,
    stack: Name = STACK,
    endpoint_url: Endpoint = None,
) -> None:
    """Bring dead letters back to the steps that could not do them, when the cause is gone."""
    from broadsheet.cli.redrive import redrive as run

    there, fine = _deployed(stack, endpoint_url), True
    for letters in [which] if which else Letters:
        outcomes = list(run(there, letters.value))
        typer.echo(f"{letters:10} {outcomes.count(None)} of {len(outcomes)} brought back")
        for why in filter(None, outcomes):
            fine = False
            typer.echo(f"{letters:10} one stays: {why}", err=True)
    raise typer.Exit(0 if fine else 1)


def carry(
    table: Annotated[str, typer.Argument(help="The index that an older stack left behind, by its name.")],
    stack: Name = STACK,
    endpoint_url: Endpoint = None,
) -> None:
    """Have a new stack know the addresses of an older one, so that readers are led on from them."""
    from broadsheet.stores import left
    from broadsheet.stores.index import Index
    from broadsheet.stores.table import Table

    here, fine = _deployed(stack, endpoint_url).settings.stores.index, True

    def unreadable(id: str) -> None:
        nonlocal fine
        fine = False
        typer.echo(f"cannot read {_on_a_line(id)}", err=True)

    try:
        count = left.keep(here, left.left_in(Index(Table(table)), unreadable))
    except left.NoTable as no:
        raise typer.BadParameter(str(no), param_hint="TABLE") from no
    typer.echo(f"{count} addresses")
    raise typer.Exit(0 if fine else 1)


def _deployed(stack: str, endpoint_url: str | None) -> Deployed:
    from broadsheet.cli.deployed import deployed
    from broadsheet.stores.stack import Unknown

    try:
        return deployed(stack, endpoint_url)
    except Unknown as no:
        raise typer.BadParameter(str(no), param_hint="--stack") from no


def _progress() -> Progress:
    """On standard error, and only where somebody sees it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    shown = TextColumn("{task.description:10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    return Progress(*shown, console=console, transient=True, disable=not console.is_terminal)


def _on_a_line(name: str) -> str:
    """A name as it is, or where it would break the line, in quotes and escaped."""
    return name if name.isprintable() else repr(name)
