"""A text becomes its best sentences."""

from __future__ import annotations

from broadsheet import summary

TEXT = """The mill at Harrow Weir burned down on Friday. Nobody was hurt.

The fire began in the drying loft of the mill, the fire service said. However, it was soon under control.

The mill had made paper for two hundred years, and was to become a museum. The mill had made paper for two
hundred years, it was said, and was to become a museum.
"""


def extract(text: str, *, sentences: int | None = None, words: int | None = None) -> list[str]:
    found = summary.extract(summary.paragraphs_of(text), "en", "Fire at the mill", sentences, words)
    return [sentence.text for sentence in found]


def test_a_budget_of_sentences_is_kept() -> None:
    assert len(extract(TEXT, sentences=2)) == 2


def test_a_budget_of_words_is_kept() -> None:
    assert 10 <= sum(len(sentence.split()) for sentence in extract(TEXT, words=30)) <= 30


def test_sentences_come_in_the_order_of_the_text_and_only_once() -> None:
    found = extract(TEXT, sentences=5)
    assert [TEXT.index(sentence) for sentence in found] == sorted(TEXT.index(each) for each in found)
    assert sum("two\nhundred" in each or "two hundred" in each for each in found) == 1


def test_paragraphs_stand_between_blank_lines() -> None:
    assert [(each.id, each.text) for each in summary.paragraphs_of("\n One\ntwo. \n\n \n Three.")] == [
        ("p1", "One\ntwo."),
        ("p2", "Three."),
    ]


def test_nothing_comes_of_nothing() -> None:
    assert extract(" \n\n ", sentences=3) == []
