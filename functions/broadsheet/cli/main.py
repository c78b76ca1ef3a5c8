"""The `broadsheet` command. Exit codes: 0 all is well, 1 something was refused or failed, 2 wrong usage."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.article import Length
from broadsheet.cli import operating
from broadsheet.errors import Rejected
from broadsheet.publication import Publication

if TYPE_CHECKING:
    from rich.console import Console

app = typer.Typer(
    help="Publishes articles on AWS with no server to keep.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

Folder = Annotated[
    Path, typer.Argument(help="The folder of articles.", exists=True, file_okay=False, resolve_path=True)
]


def _console() -> Console:
    """Where the command speaks: a line is never cut, so that whoever searches the output finds it whole."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True)


def _zone(name: str) -> str:
    """The time zone, if there is one of that name."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise typer.BadParameter("there is no such time zone") from error
    return name


@app.command()
def serve(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="The folder of articles; the sample newsroom if you name none.",
            exists=True,
            file_okay=False,
            resolve_path=True,
        ),
    ] = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the site and the API are served.")
    ] = 8000,
    aws_port: Annotated[int, typer.Option(min=0, max=65535, help="Where the local AWS listens.")] = 5000,
) -> None:
    """Serve a folder as a site on this machine, and follow its changes."""
    from broadsheet.cli.local import newsroom
    from broadsheet.cli.serve import serve as run
    from infra.local.web import PortTaken

    console = _console()
    try:
        run(folder or newsroom(), port=port, aws_port=aws_port, console=console)
    except PortTaken as taken:
        flag = "--port" if taken.port == port else "--aws-port"
        typer.echo(f"Port {taken.port} is taken. Choose another with {flag}.", err=True)
        raise typer.Exit(1) from taken
    except KeyboardInterrupt:
        pass
    console.print("\nStopped.")


@app.command()
def build(
    folder: Folder,
    out: Annotated[Path, typer.Option(help="Where the site goes.", file_okay=False, resolve_path=True)],
    report: Annotated[Path | None, typer.Option(help="Where a report goes, as JSON.", dir_okay=False)] = None,
    url: Annotated[str, typer.Option(help="Where the site will be served.")] = "http://localhost:8000",
    title: Annotated[str, typer.Option(help="The name of the site.")] = "Broadsheet",
    lang: Annotated[str, typer.Option(help="The language of its fronts, as `en` or `pt-BR`.")] = "en",
    zone: Annotated[
        str, typer.Option(help="The time zone of its dates, as `Europe/Berlin`.", callback=_zone)
    ] = "UTC",
    clean: Annotated[bool, typer.Option("--clean", help="Empty the output folder first.")] = False,
) -> None:
    """Build a folder into a static site, through the whole of the real thing."""
    from broadsheet.cli import build as building

    if folder.is_relative_to(out):
        raise typer.BadParameter("the output folder would hold the folder of articles", param_hint="--out")
    try:
        made = building.build(
            folder, out, Publication(title, url.rstrip("/"), lang=lang, zone=zone), clean=clean
        )
    except building.Failed as failed:
        typer.echo(f"The build failed: {failed}", err=True)
        raise typer.Exit(1) from failed
    if report:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(made.as_json(), encoding="utf-8")
    building.show(made, out, _console())
    raise typer.Exit(1 if made.rejected or made.failed else 0)


@app.command()
def summarize(
    files: Annotated[list[Path] | None, typer.Argument(help="Articles in any format that we read.")] = None,
    length: Annotated[Length | None, typer.Option(help="Medium if you name none.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line a file.")] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read lines of {"id","title","text","lang"} instead.')
    ] = False,
    sentences: Annotated[int | None, typer.Option(min=1, help="With --jsonl: how many sentences.")] = None,
    words: Annotated[int | None, typer.Option(min=1, help="With --jsonl: at most how many words.")] = None,
) -> None:
    """Print the summaries of articles."""
    if jsonl == bool(files):
        raise typer.BadParameter("name files, or give --jsonl and lines on standard input")
    if sentences and words:
        raise typer.BadParameter("name --sentences or --words, not both")
    fine = _lines(sentences, words) if jsonl else _files(files or [], length, json)
    raise typer.Exit(0 if fine else 1)


def _lines(sentences: int | None, words: int | None) -> bool:
    from broadsheet.cli.summarize import dumps, of_lines

    fine = True
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for number, made in of_lines(sys.stdin, sentences=sentences, words=words):
        if isinstance(made, str):
            fine = False
            typer.echo(f"line {number}: {made}", err=True)
        else:
            typer.echo(dumps(made))
    return fine


def _files(files: list[Path], length: Length | None, json: bool) -> bool:
    from broadsheet.cli.summarize import as_json, as_text, dumps, of_file

    fine = True
    for path in files:
        try:
            told = of_file(path)
        except (Rejected, OSError) as error:
            fine = False
            line = getattr(error, "line", None)
            where = f"{path}, line {line}" if line else str(path)
            typer.echo(f"{where}: {getattr(error, 'strerror', None) or error}", err=True)
            continue
        if json:
            typer.echo(dumps(as_json(path, told, length)))
        else:
            heading = f"{path}:\n" if len(files) > 1 else ""
            typer.echo(heading + as_text(told, length or Length.MEDIUM))
    return fine


@app.command()
def plan(
    file: Annotated[Path, typer.Argument(help="An article.", exists=True, dir_okay=False, resolve_path=True)],
    folder: Annotated[
        Path | None,
        typer.Option("--in", help="The folder it belongs to; its own, if you name none.", file_okay=False),
    ] = None,
) -> None:
    """Show what publishing a file would write, without doing it."""
    from broadsheet.cli.plan import planned

    root = (folder or file.parent).resolve()
    if not file.is_relative_to(root):
        raise typer.BadParameter("the file is not in that folder", param_hint="--in")
    try:
        targets = planned(file, root, datetime.now(UTC))
    except Rejected as no:
        typer.echo(f"{file}: {no}", err=True)
        raise typer.Exit(1) from no
    for target in targets:
        typer.echo(f"{target.what:13} {target.url}")


@app.command()
def replay(
    event: Annotated[Path, typer.Argument(help="A sample event.", exists=True, dir_okay=False)],
    function: Annotated[
        str | None, typer.Option(help="The function it is for; else its folder's name tells.")
    ] = None,
) -> None:
    """Put a sample event through its function, on a local cloud with the sample newsroom."""
    from broadsheet.cli.replay import FUNCTIONS, function_of
    from broadsheet.cli.replay import replay as run
    from broadsheet.cli.serve import Ticker

    named = function or function_of(event)
    if named not in FUNCTIONS:
        said = f"there is no function `{named}`; there are {', '.join(FUNCTIONS)}"
        raise typer.BadParameter(said, param_hint="--function")
    console = _console()
    answer = run(event, named, Ticker(console).note)
    console.print_json(data=answer)


@app.command()
def export(
    folder: Folder,
    out: Annotated[Path, typer.Option(help="Where the files go.", file_okay=False, resolve_path=True)],
) -> None:
    """Write the articles of a folder as Markdown with front matter, whatever format they are in."""
    from broadsheet.cli.export import export as run

    if folder.is_relative_to(out):
        raise typer.BadParameter("the output folder would hold the folder of articles", param_hint="--out")
    fine = True
    for id, no in run(folder, out):
        if no:
            fine = False
            typer.echo(f"{id}, line {no.line}: {no}" if no.line else f"{id}: {no}", err=True)
        else:
            typer.echo(id)
    raise typer.Exit(0 if fine else 1)


@app.command(name="import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            help="An export of WordPress (XML) or Ghost, or a list in JSON.", exists=True, dir_okay=False
        ),
    ],
    out: Annotated[Path, typer.Option(help="Where the files go.", file_okay=False, resolve_path=True)],
) -> None:
    """Write each article of an export as Markdown with front matter, to be published."""
    from broadsheet.cli.moving import moved

    refused = 0
    try:
        for name, article in moved(file, out):
            refused += isinstance(article, Rejected)
            told = [article] if isinstance(article, Rejected) else [each.message for each in article.warnings]
            typer.echo(name, err=isinstance(article, Rejected))
            for said in told:
                typer.echo(f"  {said}", err=True)
    except Rejected as no:
        raise typer.BadParameter(str(no), param_hint="FILE") from no
    raise typer.Exit(1 if refused else 0)


@app.command()
def schema() -> None:
    """Print the JSON that an article may be sent in, as JSON Schema."""
    import json

    from broadsheet import reading

    typer.echo(json.dumps(reading.schema(), indent=2))


for command in (operating.verify, operating.rebuild, operating.redrive, operating.carry):
    app.command()(command)


if __name__ == "__main__":
    app()
