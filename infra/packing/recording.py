"""What Python compiles while a package is imported and sets the sample newsroom: see `precompiled.py`.

A program for Lambda's Python, which finds its own library and the package, and nothing else:

    python3.13 -S -B -P recording.py PACKAGE NEWSROOM TARGET

Its hooks come before its imports, so that what these compile is noted too.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

expressions: dict[Any, Any] = {}
methods: dict[str, bytes] = {}


def note_expressions() -> None:
    inner: Any = re._compiler  # type: ignore[attr-defined]
    compile_anew, make = inner.compile, _sre.compile
    made: list[Any] = []

    def making(pattern: Any, flags: int, code: list[int], *names: Any) -> Any:
        made[:] = flags, b"".join(word.to_bytes(4, sys.byteorder) for word in code), *names
        return make(pattern, flags, code, *names)

    def compiling(pattern: Any, flags: int = 0) -> Any:
        compiled = compile_anew(pattern, flags)
        expressions[pattern, int(flags)] = tuple(made)
        return compiled

    _sre.compile, inner.compile = making, compiling


def note_methods() -> None:
    import dataclasses
    import marshal

    def execute(text: str, scope: dict[str, Any], names: dict[str, Any]) -> None:
        code = compile(text, "<string>", "exec", dont_inherit=True)
        methods[text] = marshal.dumps(code, 2)
        exec(code, scope, names)  # noqa: S102  (as `dataclass` does)

    dataclasses.exec = execute  # type: ignore[attr-defined]


def import_all() -> None:
    """Every module, and what functions import and make when they start."""
    import pkgutil
    from importlib import import_module

    import broadsheet

    for module in pkgutil.walk_packages(broadsheet.__path__, "broadsheet."):
        import_module(module.name)
    from broadsheet.runtime import telemetry
    from broadsheet.stores import aws

    for start in (telemetry.logger, telemetry.metrics, aws.s3, aws.dynamodb, aws.sqs):
        start()


def set_all(newsroom: str) -> None:
    """Read, summarise and set each article of a folder, whatever its format, as a preview does."""
    from datetime import UTC, datetime
    from pathlib import Path

    from broadsheet import pipeline, reading
    from broadsheet.article import Source
    from broadsheet.publication import Publication

    now = datetime(2026, 11, 26, tzinfo=UTC)
    for path in sorted(path for path in Path(newsroom).rglob("*") if path.is_file()):
        source = Source(path.relative_to(newsroom).as_posix(), path.read_bytes(), "", None, now)
        if reading.is_picture(source.id):
            reading.picture(source)
        else:
            pipeline.previewed(reading.read(source), Publication("", "https://news.example"), now)


def main() -> None:
    package, newsroom, target = sys.argv[1:]
    sys.path.insert(0, package)
    note_expressions()
    note_methods()
    import_all()
    set_all(newsroom)

    import marshal
    from pathlib import Path

    from broadsheet.runtime.precompiled import PYTHON, Noted

    noted: Any = Noted(PYTHON, dict(sorted(expressions.items(), key=repr)), dict(sorted(methods.items())))
    # The second version has no references, by which equal values may be written in different bytes.
    Path(target).write_bytes(marshal.dumps(tuple(noted), 2))


if __name__ == "__main__":
    main()
