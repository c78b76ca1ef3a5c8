"""Regular expressions and the methods of dataclasses, compiled when the package was made.

Python keeps the byte code of modules, but compiles these two anew in each process: 330 expressions and 100
dataclasses when ingest starts. `infra/packing/recording.py` notes what came of it, and here it is taken
instead. Only the Python that noted it takes it, and whatever was not noted is compiled as ever.

The three hooks are Python's own business and may go: then a start is slower, and nothing else.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import dataclasses
import marshal
import re
from collections.abc import Mapping
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple

FILE = Path(__file__).with_suffix(".bin")
PYTHON = MAGIC_NUMBER, _sre.MAGIC
"""The versions of byte code, of modules and of regular expressions: they change only with Python's minor."""


class Noted(NamedTuple):
    """What was compiled; it passes through `marshal`, as byte code does."""

    python: tuple[bytes, int]
    expressions: Mapping[tuple[str | bytes, int], tuple[int, bytes, int, dict[str, int], tuple[Any, ...]]]
    """By pattern and flags, all that makes an expression; its code in four bytes a word."""
    methods: Mapping[str, bytes]
    """Byte code by the text that `dataclass` writes."""


def use(file: Path = FILE) -> bool:
    """Compile no more what the file holds; whether it is there, and this Python's own."""
    if not file.exists():
        return False
    noted = Noted(*marshal.loads(file.read_bytes()))  # noqa: S302  (the package's own, as its modules are)
    if noted.python != PYTHON:
        return False
    _expressions_of(noted)
    _methods_of(noted)
    return True


def _expressions_of(noted: Noted) -> None:
    inner: Any = getattr(re, "_compiler", None)
    compile_anew = getattr(inner, "compile", None)
    if compile_anew is None:
        return

    def compiled(pattern: Any, flags: int = 0) -> Any:
        known = noted.expressions.get((pattern, int(flags)))
        if known is None:
            return compile_anew(pattern, flags)
        all_flags, code, *names = known
        return _sre.compile(pattern, all_flags, memoryview(code).cast("I").tolist(), *names)

    inner.compile = compiled


def _methods_of(noted: Noted) -> None:
    def execute(text: str, *scopes: Any, **named: Any) -> None:
        known = noted.methods.get(text)
        code = marshal.loads(known) if known else _compiled(text)  # noqa: S302
        exec(code, *scopes, **named)  # noqa: S102  (as `dataclass` does)

    dataclasses.exec = execute  # type: ignore[attr-defined]


def _compiled(text: str) -> CodeType:
    """As it is compiled where it was written, without what this module has from the future."""
    return compile(text, "<string>", "exec", dont_inherit=True)
