"""Tasks: items of a list that begin with a box, https://github.github.com/gfm/#task-list-items-extension-.

The plugin for them looks back to the start of the list at each item.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

_BOX = re.compile(r"\[([ xX])\] ")
_BEFORE = ["list_item_open", "paragraph_open", "inline"]


def keep_boxes(parser: MarkdownIt) -> None:
    """Let a parser write a box as HTML has it, ticked or not."""
    parser.core.ruler.after("inline", "tasks", _tick)


def _tick(state: StateCore) -> None:
    from markdown_it.token import Token

    for at in range(2, len(state.tokens)):
        line, kinds = state.tokens[at], [token.type for token in state.tokens[at - 2 : at + 1]]
        found = _BOX.match(line.content) if kinds == _BEFORE else None
        if found and line.children:
            ticked = "" if found[1] == " " else " checked"
            box = Token("html_inline", "", 0, content=f'<input type="checkbox" disabled{ticked}>')
            line.children[0].content = line.children[0].content[len("[ ]") :]
            line.children.insert(0, box)
