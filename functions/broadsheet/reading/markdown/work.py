"""How much work a text is for the Markdown parser, told before it begins.

Weights are microseconds, rounded up, as measured with markdown-it-py 4 on one
core of a small machine; the parser's work grows with the square of open
brackets and of a line that is full of addresses, and a table fills up its rows.
"""

from __future__ import annotations

import re

from broadsheet.errors import Rejected
from broadsheet.reading.limits import MOST_MARKDOWN_WORK, MOST_REPEATED

_WEIGHTS = (
    (re.compile(r"\n"), 25),
    (re.compile(r"^[ \t>]*+(?:[-*+#]|\d+[.)])", re.MULTILINE), 60),
    (re.compile(r"^[ \t]*+>[> \t]*+", re.MULTILINE), 40),
    (re.compile(r"\["), 90),
    (re.compile(r"!\["), 110),
    (re.compile(r"[!#$%+:=>^{}-]"), 2),
    (re.compile(r"\|"), 60),
    (re.compile(r"://|www\.", re.IGNORECASE), 120),
    (re.compile(r"[*_~]+"), 24),
    (re.compile(r"[<&\\`@]"), 8),
)
_RULED = re.compile(r"^[ \t>]*+\|?(?:[ \t]*+:?+-++:?+[ \t]*+\|)++[-: \t|]*+$", re.MULTILINE)
_A_CELL = 30
_ADDRESSED = 40
"""Characters of a line that are read again in a microsecond, once for each address in it."""


def check(text: str) -> None:
    """Raise `Rejected` for what would keep the parser busy for seconds."""
    if len(text) > MOST_MARKDOWN_WORK:
        raise _too_much()
    work = len(text) + sum(weight * sum(1 for _ in sign.finditer(text)) for sign, weight in _WEIGHTS)
    widest = max((found[0].count("|") for found in _RULED.finditer(text)), default=0)
    if widest:
        work += _A_CELL * widest * sum("|" in line for line in text.split("\n"))
    work += sum(len(line) * line.count("://") for line in text.split("\n")) // _ADDRESSED
    if work > MOST_MARKDOWN_WORK:
        raise _too_much()


def _too_much() -> Rejected:
    said = "This has too much text or too many signs of Markdown. Cut it into parts."
    return Rejected("too_large", said)


def check_references(text: str, references: dict[str, dict[str, str]]) -> None:
    """Raise `Rejected` for long addresses that stand in one place and are used in very many."""
    longest = max((len("".join(map(str, said.values()))) for said in references.values()), default=0)
    if longest * text.count("[") > MOST_REPEATED:
        raise Rejected("too_large", "A long address is used too often here. Make it shorter.")
