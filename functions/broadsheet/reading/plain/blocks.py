"""Lines of plain text become paragraphs, headings and lists, however they were wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

_WRAPPED = 90
"""Lines up to this many characters may be one paragraph that an editor wrapped by hand."""
_FULL = 0.6
"""A wrapped line is at least this much of the widest one in its paragraph, but for the last."""
_ITEM = re.compile(r"\s*(?:[-*•‣–]|(\d{1,3})[.)])\s+(\S.*)")
_UNDERLINE = re.compile(r"(=|-|~)\1{2,}\s*")
_MARKED = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_LONGEST_HEADING = 80
_ENDS = tuple(".!?…:;,\"”»)’'")


def is_underline(line: str) -> bool:
    """Whether a line only underlines the one above."""
    return _UNDERLINE.fullmatch(line.strip()) is not None


def html(lines: list[str]) -> str:
    """The lines as HTML."""
    return "\n".join(_blocks(lines))


def _blocks(lines: list[str]) -> Iterator[str]:
    """Blank lines part blocks."""
    for blank, group in groupby(lines, key=lambda line: not line.strip()):
        if not blank:
            yield from _block([line.rstrip() for line in group])


def _block(lines: list[str]) -> Iterator[str]:
    if len(lines) > 1 and is_underline(lines[1]) and len(lines[0]) <= _LONGEST_HEADING:
        yield f"<h2>{_escaped(lines[0])}</h2>"
        yield from _block(lines[2:]) if lines[2:] else ()
    elif len(lines) == 1 and (marked := _MARKED.fullmatch(lines[0].strip())):
        yield f"<h2>{_escaped(marked[2])}</h2>"
    elif len(lines) == 1 and is_underline(lines[0]):
        yield "<hr>"
    elif _ITEM.fullmatch(lines[0]):
        yield _list(lines)
    else:
        yield from (f"<p>{_escaped(paragraph)}</p>" for paragraph in _paragraphs(lines))


def _list(lines: list[str]) -> str:
    """Each item with the lines that go on under it."""
    items: list[list[str]] = []
    first = _ITEM.fullmatch(lines[0])
    numbered = first is not None and first[1] is not None
    for line in lines:
        if found := _ITEM.fullmatch(line):
            items.append([found[2]])
        else:
            items[-1].append(line.strip())
    inner = "".join(f"<li>{_escaped(' '.join(item))}</li>" for item in items)
    return f"<ol>{inner}</ol>" if numbered else f"<ul>{inner}</ul>"


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """One paragraph, if it was wrapped by hand; else each line is one."""
    stripped = [line.strip() for line in lines]
    if _is_wrapped(stripped):
        yield " ".join(stripped)
    else:
        yield from stripped


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines break where a page was full rather than where a sentence ended."""
    widest = max(map(len, lines))
    if widest > _WRAPPED:
        return False
    ended = sum(line.endswith(_ENDS) for line in lines[:-1])
    full = sum(len(line) >= widest * _FULL for line in lines[:-1])
    return full == len(lines) - 1 or ended < len(lines) - 1


def _escaped(text: str) -> str:
    return escape(text, quote=False)
