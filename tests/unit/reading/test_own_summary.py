"""What an editor says in place of our summary."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from broadsheet.article import Article, OwnSummary
from broadsheet.errors import Rejected
from tests.unit.reading.test_fidelity import same

Read = Callable[..., Article]


def article(said: str, read: Read) -> Article:
    return read("a.md", f"---\ndate: 2026-11-01\n{said}\n---\n# The buses\n\nThey ride.\n")


WRITTEN = {
    "one for all": (
        "summary: Two buses.",
        OwnSummary(short="Two buses.", medium="Two buses.", long="Two buses."),
    ),
    "each length": (
        "summary: {short: One., medium: Two., long: Three  lines.}",
        OwnSummary(short="One.", medium="Two.", long="Three lines."),
    ),
    "the next shorter": ("summary: {short: One.}", OwnSummary(short="One.", medium="One.", long="One.")),
    "or else longer": ("summary: {long: Three.}", OwnSummary(short="Three.", medium="Three.", long="Three.")),
    "nothing at all": ("summary: {short: ''}", None),
}


@pytest.mark.parametrize(("said", "own"), WRITTEN.values(), ids=WRITTEN)
def test_an_editor_writes_a_summary_for_all_lengths_or_for_each(
    read: Read, said: str, own: OwnSummary | None
) -> None:
    made = article(said, read)
    assert made.summary == own
    same(made, read)


@pytest.mark.parametrize("said", ["none", "false", "'False'"])
def test_an_editor_says_that_there_is_to_be_none(read: Read, said: str) -> None:
    made = article(f"summary: {said}", read)
    assert (made.summary, made.suppress_summary) == (None, True)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("{shrot: One.}", "`summary` has no length `shrot`: there are short, medium, long."),
        ("{short: [One.]}", "`summary` should be plain text."),
        ("[One.]", "`summary` should be plain text."),
    ],
)
def test_what_is_no_summary_is_told(read: Read, said: str, why: str) -> None:
    with pytest.raises(Rejected, match=why.replace(".", r"\.")):
        article(f"summary: {said}", read)


def test_a_summary_says_what_text_it_was_written_for(read: Read) -> None:
    made = article("summary: Two buses.\nsummary_of: 012345678901", read)
    assert made.summary_of == "012345678901"
    assert made.is_stale
    same(made, read)
    fresh = article(f"summary: Two buses.\nSummary-Of: {made.text_digest}", read)
    assert not fresh.is_stale
    assert not fresh.warnings
    assert article("summary_of: 012345678901", read).summary_of is None


def test_a_text_is_the_same_however_it_is_set_and_another_where_its_words_are(read: Read) -> None:
    def digest(id: str, text: str) -> str:
        return read(id, text).text_digest

    one = digest("a.md", "# Ferry\n\nIt is now here.\n\nIt is white.")
    assert one == digest("a.md", "# Ferry\n\nIt *is*  now\nhere.  \nIt is white.")
    assert one == digest("a.html", "<h1>Ferry</h1><p>It is <b>now</b> here.<br>It is white.")
    assert one != digest("a.md", "# Ferry\n\nIt is nowhere.\n\nIt is white.")
