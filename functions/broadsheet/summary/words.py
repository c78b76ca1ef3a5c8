"""The words of a text as the maker compares them: small, without endings, without little words."""

from __future__ import annotations

import re

_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece"
    "\u1000-\u109f\u17b4-\u17dd\u200c\u200d"
)
"""Signs that Python takes for no part of a word, yet without them Hindi or Thai falls to pieces."""

_WORD = re.compile(f"[\\w{_MARKS}]+")
_STEM = 6
_DENSE = "\u0e00"
