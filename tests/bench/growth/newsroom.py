"""As many made-up articles as one asks for, the same each time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from typing import NamedTuple

_FIRST = datetime(2024, 1, 1, tzinfo=UTC)
_APART = timedelta(hours=2)
_SECTIONS = "City Harbour Culture Sport Business Science".split()
_WORDS = (
    "the a of to in and for with on at harbour council ferry bridge market school river storm budget mayor"
    " vote plan street night winter captain library theatre coast road tax work price house new old first"
    " last long early opens closes begins ends says warns wins loses builds repairs plans holds moves"
).split()


class Told(NamedTuple):
    """An article: what is said of it, and its text in Markdown."""

    name: str
    title: str
    date: datetime
    section: str
    tags: tuple[str, ...]
    author: str
    text: str


def articles(count: int) -> list[Told]:
    """So many, two hours apart: 400 words each, in 6 sections, of 40 tags three, by 10 desks."""
    return [article(number) for number in range(count)]


def article(number: int) -> Told:
    dice = Random(number)  # noqa: S311  (a text that is the same each time, and no secret)
    tags = tuple(f"Topic {each}" for each in sorted(dice.sample(range(40), 3)))
    return Told(
        name=f"story-{number}",
        title=f"Story {number}: {_sentence(dice)[:-1]}",
        date=_FIRST + number * _APART,
        section=dice.choice(_SECTIONS),
        tags=tags,
        author=f"Desk {dice.randrange(10)}",
        text="\n\n".join(_paragraphs(dice)),
    )


def _paragraphs(dice: Random) -> list[str]:
    return [" ".join(islice(iter(lambda: _sentence(dice), ""), 4)) for _ in range(10)]


def _sentence(dice: Random) -> str:
    words = dice.choices(_WORDS, k=10)
    return f"{' '.join(words).capitalize()}."
