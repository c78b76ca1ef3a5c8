"""`broadsheet build`: a folder becomes a static site, by the real handlers and real events."""

from __future__ import annotations

import json
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape

from broadsheet.article import Refusal, Warned
from broadsheet.cli.forwarding import forwarding, is_free
from broadsheet.cli.local import deployed, stores_of
from broadsheet.cli.mirror import Mirror, reproducible
from broadsheet.entry import CORRECTIONS, Entry, State
from broadsheet.media import key_of, source_of
from broadsheet.pipeline import on_demand
from broadsheet.publication import Page, Publication
from broadsheet.site.plan import What, around, target_of
from broadsheet.stores import Stores

if TYPE_CHECKING:
    from infra.local.cloud import Cloud


@dataclass(frozen=True)
class Report:
    """What became of every file of the folder."""

    published: list[dict[str, str]]
    unpublished: list[dict[str, str]]
    """Drafts, scheduled and expired articles, with their state."""
    rejected: list[dict[str, Any]]
    warnings: list[dict[str, str]]
    """What editors should know about articles that were published all the same."""
    failed: tuple[str, ...]
    """What broke that is no fault of the folder's, each with its name."""
    media: list[str]
    aws_calls: dict[str, int]
    seconds: float

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"


class Failed(Exception):
    """The site cannot be written where it should go."""


def build(folder: Path, out: Path, publication: Publication, *, clean: bool = False) -> Report:
    """Build the site of a folder into another: all of it that could be made. Raises `Failed`."""
    started, failures = time.monotonic(), list[str]()

    def note(step: str, name: str, outcome: str) -> None:
        if step == "failed":
            failures.append(f"{name}: {outcome}")

    with deployed(note, publication) as cloud:
        stores = stores_of(cloud)
        mirror = Mirror(folder, stores.inbox, reproducible, without=out)
        mirror.sync()
        cloud.settle()
        if stores.site.find("index.html") is None:
            # Nothing was published, and even an empty site has a front page.
            cloud.run_schedule("verify")
            cloud.settle()
        if clean and out.exists():
            shutil.rmtree(out)
        _copy(stores, publication, out)
        failed = tuple(dict.fromkeys(failures))
        return _report(stores, mirror, cloud, failed, round(time.monotonic() - started, 3))


def _copy(stores: Stores, publication: Publication, out: Path) -> None:
    """Every object of the site becomes a file, and so does what CloudFront would have made on demand."""
    for key in stores.site.keys_under():
        _write(out, key, stores.site.find(key) or b"")
    for page in _on_demand(stores, publication):
        _write(out, page.key, page.body)
    for key, body in forwarding(stores, publication):
        if is_free(out, key):
            _write(out, key, body)


def _on_demand(stores: Stores, publication: Publication) -> Iterator[Page]:
    targets = filter(None, map(target_of, list(stores.site.keys_under())))
    now = datetime.now(UTC)
    fronts = (target.which for target in targets if target.what is What.FRONT)
    for which in (*fronts, CORRECTIONS):
        for target in around(which, [month.month for month in stores.index.months(which)]):
            if page := on_demand(target, stores, publication, now):
                yield page


def _write(out: Path, key: str, body: bytes) -> None:
    """A file under its key; a name that would lead out of the folder is an error."""
    root = out.resolve()
    path = (root / key).resolve()
    if not path.is_relative_to(root):
        raise Failed(f"the name {key!r} leads out of {out}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def refusals(stores: Stores, mirror: Mirror | None = None) -> list[Refusal]:
    """Everything that could not be published, in the order of ids."""
    kept = (records.find(id) for records in (stores.refusals, stores.clashes) for id in records.ids())
    mirrored = mirror.refusals.values() if mirror else ()
    return sorted((refusal for refusal in (*kept, *mirrored) if refusal), key=lambda refusal: refusal.id)


def entries(stores: Stores) -> list[Entry]:
    """Everything that the index knows of, in the order of ids."""
    return [entry for id in sorted(stores.index.ids()) if (entry := stores.index.entry(id))]


def _report(stores: Stores, mirror: Mirror, cloud: Cloud, failed: tuple[str, ...], seconds: float) -> Report:
    now, indexed = datetime.now(UTC), entries(stores)
    return Report(
        published=[_published(entry) for entry in indexed if entry.visible(now)],
        unpublished=[
            {"id": entry.id, "state": entry.state}
            for entry in indexed
            if not entry.visible(now) and entry.state is not State.REJECTED
        ],
        rejected=[_rejected(refusal) for refusal in refusals(stores, mirror)],
        warnings=[
            *(warning for entry in indexed for warning in _warnings(entry, stores)),
            *(warning for id in stores.profiles.ids() for warning in _warnings_of_author(id, stores)),
        ],
        failed=failed,
        media=_names(stores.site.keys_under(key_of(""))),
        aws_calls=dict(sorted(cloud.aws_calls.items())),
        seconds=seconds,
    )


def _names(keys: Iterable[str]) -> list[str]:
    return [id for id, copy in map(source_of, keys) if not copy]


def _published(entry: Entry) -> dict[str, str]:
    return {"id": entry.id, "slug": entry.slug, "url": entry.url, "title": entry.title}


def _warnings(entry: Entry, stores: Stores) -> list[dict[str, str]]:
    article = stores.articles.find(entry.id)
    told = stores.summaries.find(entry.id) if article and article.summary else None
    own = (*article.warnings, *stores.pictures.missing(article)) if article else ()
    warned = (*own, *((told.warnings or ()) if told else ()))
    return [_warning(entry.id, each) for each in warned]


def _warnings_of_author(id: str, stores: Stores) -> list[dict[str, str]]:
    profile = stores.profiles.find(id)
    warned = (*profile.warnings, *stores.pictures.missing(profile)) if profile else ()
    return [_warning(id, each) for each in warned]


def _warning(id: str, warned: Warned) -> dict[str, str]:
    return {"id": id, "code": warned.code, "message": warned.message}


def _rejected(refusal: Refusal) -> dict[str, Any]:
    where = {"line": refusal.line} if refusal.line else {}
    return {"id": refusal.id, "code": refusal.code, "message": refusal.message, **where}


def show(report: Report, out: Path, console: Console) -> None:
    """Say on a terminal what came of a build."""
    for refused in report.rejected:
        line = f", line {refused['line']}" if "line" in refused else ""
        console.print(f"[red]rejected[/] {escape(refused['id'])}{line}: {escape(refused['message'])}")
    for failed in report.failed:
        console.print(f"[bold red]failed[/]   {escape(failed)}")
    for warned in report.warnings:
        console.print(f"[yellow]warning[/]  {escape(warned['id'])}: {escape(warned['message'])}")
    counts = {"published": len(report.published), "rejected": len(report.rejected)}
    counts |= Counter(sorted(article["state"] for article in report.unpublished))
    said = ", ".join(f"{count} {state}" for state, count in counts.items())
    console.print(f"{said} in {report.seconds:.1f} s: {escape(str(out))}")
