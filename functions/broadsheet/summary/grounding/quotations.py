"""Quotations: what stands between marks must have been said in these words."""

from __future__ import annotations

import re

from broadsheet.summary.grounding.tokens import tokens_of

_QUOTED = re.compile(
    r"“([^”“]+)[”“]|„([^“”„]+)[“”]|«([^»«]+)»|»([^«»]+)«|「([^」]+)」|『([^』]+)』|\"([^\"]+)\""
)
_GAP = re.compile(r"\[[^\]]*\]|\([^)]*\)|…|\.\.\.")


def quotations_of(text: str) -> list[str]:
    """What a text puts between quotation marks, without the marks."""
    return [next(filter(None, found.groups())) for found in _QUOTED.finditer(text)]


def stands_in(quotation: str, keys: str, code: str) -> bool:
    """Whether every part of a quotation stands in an article, word for word.

    What is left out or put in between brackets parts it. `keys` are the article's, as `joined` gives them.
    """
    parts = (joined([token.key for token in tokens_of(part, code)]) for part in _GAP.split(quotation))
    return all(part in keys for part in parts if part.strip())


def joined(keys: list[str]) -> str:
    return f" {' '.join(keys)} "
