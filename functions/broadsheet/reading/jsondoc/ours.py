"""Our own shape: the fields of front matter, and the text in `html`, `markdown` or `text`.

Others call it `body` or `content` and do not say what it is: it is HTML where it
has paragraphs of HTML, else Markdown, and plain words are Markdown too.
`broadsheet schema` prints it as JSON Schema.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from broadsheet.errors import Rejected
from broadsheet.reading.fields import Plain
from broadsheet.reading.formats import Format
from broadsheet.reading.jsondoc.shape import Post

BODIES = {"html": Format.HTML, "markdown": Format.MARKDOWN, "text": Format.TEXT}
OTHERS = ("body", "content")
_BLOCK = re.compile(r"<(?:p|div|h[1-6]|ul|ol|blockquote|figure|article|section|br)\b[^<>]*>", re.IGNORECASE)


def read(said: Mapping[str, Plain]) -> Post:
    names = [name for name in BODIES if said.get(name)] or [name for name in OTHERS if said.get(name)]
    if len(names) > 1:
        raise Rejected("bad_json", f"The text should stand in one of {', '.join(names)}, not in all of them.")
    if not names:
        known = ", ".join(f"`{name}`" for name in (*BODIES, OTHERS[0]))
        raise Rejected("empty", f"This JSON has no text. Write it in {known} or `{OTHERS[1]}`.")
    (name,) = names
    body = _text(name, said[name])
    fields = {given: value for given, value in said.items() if given not in (name, *BODIES)}
    format = BODIES.get(name) or (Format.HTML if _BLOCK.search(body) else Format.MARKDOWN)
    return Post(fields, format, body)


def _text(name: str, body: Plain) -> str:
    """A text, or a list of its paragraphs."""
    if isinstance(body, list) and all(isinstance(item, str) for item in body):
        return "\n\n".join(map(str, body))
    if not isinstance(body, str):
        raise Rejected("bad_json", f"`{name}` should be text.")
    return body
