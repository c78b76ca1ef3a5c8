"""Our own shape: the fields of front matter, and the text in `html`, `markdown` or `text`.

`broadsheet schema` prints it as JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.errors import Rejected
from broadsheet.reading.fields import Plain
from broadsheet.reading.formats import Format
from broadsheet.reading.jsondoc.shape import Post

BODIES = {"html": Format.HTML, "markdown": Format.MARKDOWN, "text": Format.TEXT}


def read(said: Mapping[str, Plain]) -> Post:
    bodies = [name for name in BODIES if name in said]
    if len(bodies) > 1:
        raise Rejected(
            "bad_json", f"The text should stand in one of {', '.join(bodies)}, not in all of them."
        )
    kind = bodies[0] if bodies else "text"
    body = said.get(kind, "")
    if isinstance(body, list) and all(isinstance(item, str) for item in body):
        body = "\n\n".join(map(str, body))
    if not isinstance(body, str):
        raise Rejected("bad_json", f"`{kind}` should be text.")
    return Post({name: value for name, value in said.items() if name not in BODIES}, BODIES[kind], body)
