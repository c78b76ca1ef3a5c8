"""A folder as the inbox: what stands in the one is put in the other, and what goes from it goes there."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from broadsheet import reading
from broadsheet.article import UNDATED, Refusal
from broadsheet.stores.inbox import Inbox

_TYPES = {".md": "text/markdown", ".markdown": "text/markdown", ".json": "application/json"}

Stamp = tuple[int, int]
"""When a file was last changed, in nanoseconds, and its size: enough to tell that it is another."""


@dataclass
class Mirror:
    """Keeps the inbox in line with a folder; what others put in the inbox it leaves alone."""

    folder: Path
    inbox: Inbox
    arrived: Callable[[Path], datetime]
    without: Path | None = None
    """A folder inside this one that is not part of it."""
    leave_out: frozenset[str] = frozenset()
    """Ids that are not mirrored."""
    seen: dict[str, Stamp] = field(default_factory=dict)
    refusals: dict[str, Refusal] = field(default_factory=dict)
    """What could not be put into the inbox, and why."""

    def sync(self) -> None:
        """Put what is new or changed, delete what is gone."""
        now = {id: (path, _stamp(path)) for id, path in self._files()}
        for id in sorted(self.seen.keys() - now.keys()):
            self.inbox.delete(id)
            del self.seen[id]
        for id, (path, stamp) in sorted(now.items()):
            if stamp and self.seen.get(id) != stamp:
                self._put(id, path)
                self.seen[id] = stamp

    def _put(self, id: str, path: Path) -> None:
        self.refusals.pop(id, None)
        try:
            self.inbox.put(id, path.read_bytes(), _type_of(path), self.arrived(path))
        except OSError as error:
            self._refuse(id, "unreadable", f"The file cannot be read: {error.strerror}.")

    def _refuse(self, id: str, code: str, message: str) -> None:
        self.refusals[id] = Refusal(id=id, source="", code=code, message=message)

    def _files(self) -> Iterator[tuple[str, Path]]:
        """Every file that belongs to the folder, by the id that it has in the inbox."""
        for place, folders, files in os.walk(self.folder):
            folders[:] = sorted(name for name in folders if Path(place, name) != self.without)
            for path in (Path(place, name) for name in sorted(files)):
                id = path.relative_to(self.folder).as_posix()
                if _is_ours(path, self.folder) and self._is_wanted(id):
                    yield id, path

    def _is_wanted(self, id: str) -> bool:
        return self._has_a_name(id) and not reading.is_nothing(id) and id not in self.leave_out

    def _has_a_name(self, id: str) -> bool:
        """Whether a bucket can hold the file's name: S3 keys are UTF-8, of at most 1,024 bytes."""
        try:
            if len(id.encode()) <= 1024:
                return True
        except UnicodeEncodeError:
            pass
        shown = id.encode(errors="replace").decode()
        self._refuse(shown, "bad_name", "The file's name is too long or not UTF-8. Give it another name.")
        return False


def _is_ours(path: Path, folder: Path) -> bool:
    """Whether a file is really in the folder, rather than a link to somewhere else."""
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def _stamp(path: Path) -> Stamp | None:
    try:
        about = path.stat()
    except OSError:  # it has gone since we listed it, and the watcher will say so
        return None
    return about.st_mtime_ns, about.st_size


def _type_of(path: Path) -> str:
    suffix = path.suffix.lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def changed_at(path: Path) -> datetime:
    """When a file was last changed: the date of an article that states none."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def reproducible(_: Path) -> datetime:
    """The same for every file, whenever it was written: https://reproducible-builds.org/specs/source-date-epoch/"""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else UNDATED
