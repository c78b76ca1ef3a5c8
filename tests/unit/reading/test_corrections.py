from __future__ import annotations

from collections.abc import Callable

import pytest

from broadsheet.article import Article
from broadsheet.errors import Rejected

Read = Callable[..., Article]

TEXT = "\n---\n# The ferry\n\nIt sails.\n"


def article(said: str, read: Read) -> Article:
    return read("a.md", f"---\ndate: 2026-11-01\n{said}{TEXT}")


def test_corrections_are_told_newest_first_and_are_a_change(read: Read) -> None:
    made = article(
        "corrections:\n- {date: 2026-11-03, text: It sails  at ten.}\n- {date: 2026-11-05, text: Or eleven.}",
        read,
    )
    assert [each.text for each in made.corrections] == ["Or eleven.", "It sails at ten."]
    assert made.updated_at == made.corrections[0].date


def test_one_correction_needs_no_list(read: Read) -> None:
    made = article("updated: 2026-11-09\ncorrection: {date: 2026-11-03, text: At ten.}", read)
    assert [each.text for each in made.corrections] == ["At ten."]
    assert made.updated_at
    assert made.updated_at.day == 9


@pytest.mark.parametrize(
    "said",
    [
        "corrections: It was wrong.",
        "corrections:\n- {text: When?}",
        "corrections:\n- {date: 2026-11-03, text: ''}",
    ],
)
def test_a_correction_without_date_or_text_is_refused_with_its_line(said: str, read: Read) -> None:
    with pytest.raises(Rejected, match="`corrections` should each have") as refused:
        article(said, read)
    assert refused.value.line == 3
