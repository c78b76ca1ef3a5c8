"""`broadsheet summarize`: summaries of files, or of lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from broadsheet import reading, summary
from broadsheet.article import Length, Source, Summary, text_of


class Line(BaseModel):
    """A line of input: a text to be summarised."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    title: str = ""
    text: str
    lang: str = "en"


def of_file(path: Path) -> Summary:
    """The summary of a file as it would be published; raises `Rejected` or `OSError`."""
    data = path.read_bytes()
    reading.admit(path.name, len(data), None)
    article = reading.read(Source(path.name, data, "", None, datetime.fromtimestamp(0, UTC)))
    return summary.summarize(article, article.digest)


def as_json(path: Path, told: Summary, length: Length | None) -> dict[str, Any]:
    """What `--json` prints for a file: the length asked for, or all three."""
    lengths = [length] if length else list(Length)
    texts = {str(each): [sentence.text for sentence in told.of_length(each)] for each in lengths}
    return {"file": str(path), "lang": told.lang, "state": told.state, "made_by": told.maker, **texts}


def as_text(told: Summary, length: Length) -> str:
    return text_of(told.of_length(length)) or "(This text has no summary.)"


def of_lines(
    lines: Iterable[str], *, sentences: int | None = None, words: int | None = None
) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """For each line its number, and what was made of it or, as text, what is wrong with it."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield number, _of_line(Line.model_validate_json(line), sentences, words)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(map(str, first["loc"]))
                yield number, f"{where}: {first['msg']}" if where else first["msg"]


def _of_line(line: Line, sentences: int | None, words: int | None) -> dict[str, Any]:
    made = summary.extract(
        summary.paragraphs_of(line.text), line.lang, line.title, sentences=sentences, words=words
    )
    return {"id": line.id, "sentences": [sentence.text for sentence in made]}


def dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
