"""How long an article page takes to set, beside what Markdown alone takes for its text.

    python -m tests.bench.pages [FILE]

Both in one process, in turns, so that a busy machine slows both; medians, and their ratio.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from gzip import compress
from pathlib import Path
from statistics import median

from broadsheet import reading, summary
from broadsheet.article import Source
from broadsheet.cli.local import newsroom
from broadsheet.entries import entry_of
from broadsheet.publication import Publication
from broadsheet.reading import frontmatter, markdown
from broadsheet.site import Neighbours, Story, article_page

ROUNDS = 200


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(path: Path) -> None:
    data, now = path.read_bytes(), datetime.now(UTC)
    article = reading.read(Source(path.name, data, "", None, now))
    told = summary.summarize(article, article.digest)
    entry = entry_of(article, told, now, "UTC")
    story, publication = Story(entry, article, told), Publication("Broadsheet", "https://news.example")
    around = Neighbours(entry, entry, (entry, entry, entry))
    text = frontmatter.split(data.decode()).text

    def page() -> bytes:
        return article_page(publication, story, around).body

    def plain() -> str:
        return markdown.to_html(text)

    page(), plain()
    times = [(seconds(page), seconds(plain)) for _ in range(ROUNDS)]
    ours, theirs = (median(column) for column in zip(*times, strict=True))
    print(f"{article.words} words; the page has {len(page()):,} bytes, {len(compress(page(), 6)):,} gzipped")
    print(
        f"setting the page {ours * 1e3:.2f} ms, Markdown alone {theirs * 1e3:.2f} ms: {ours / theirs:.2f} x"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else newsroom() / "city" / "night-ferry.md")
