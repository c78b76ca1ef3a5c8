"""What is read can be written back: Markdown with front matter that reads to the same article."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet import reading
from broadsheet.article import Article
from broadsheet.errors import Rejected

Read = Callable[..., Article]

CASES = Path(__file__).parent / "cases"
SOURCES = sorted(path for path in CASES.rglob("*") if path.is_file() and ".expect." not in path.name)


def told(article: Article) -> dict[str, object]:
    """All that an article says, without where it was read from and what its editor was warned of."""
    return article.model_dump(exclude={"id", "source", "warnings"})


def same(article: Article, read: Read) -> None:
    again = read(f"{article.id.rpartition('.')[0]}.md", reading.to_markdown(article))
    assert told(again) == told(article)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(CASES).as_posix())
def test_every_case_can_be_written_back(path: Path, read: Read) -> None:
    try:
        article = read(path.relative_to(CASES).as_posix(), path.read_bytes())
    except Rejected:
        pytest.skip("it is no article")
    same(article, read)


PIECES = [
    *"abcé日 *_`[]<>&#-+=~|\\!1.):\"'@/{}\u0301\n",
    *(
        "http://a.b ",
        "**",
        "```",
        "  \n",
        "\n\n",
        "words ",
        "&amp;",
        "---",
        "{{< ref x >}}",
        "{% raw %}",
        "{{ site.url }}",
        "1. ",
        "- ",
    ),
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
TAGS = st.sampled_from(
    "p em strong code a li ul ol blockquote pre h2 td table br img figure sup del b".split()
)


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pieces = st.lists(inner, max_size=3).map("".join)
    return st.tuples(TAGS, pieces).map(lambda made: f"<{made[0]} href=/x src=a.png>{made[1]}</{made[0]}>")


HTML = st.lists(st.recursive(WORDS, nested, max_leaves=6), min_size=1, max_size=4).map("".join)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(title=WORDS, text=st.one_of(WORDS, HTML), suffix=st.sampled_from(["md", "html", "txt"]))
def test_whatever_is_read_can_be_written_back(title: str, text: str, suffix: str, read: Read) -> None:
    try:
        article = read(f"a.{suffix}", f"{title}\n\n{text}")
    except Rejected:
        return
    same(article, read)
