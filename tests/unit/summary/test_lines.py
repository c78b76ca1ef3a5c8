"""`broadsheet summarize --jsonl`: lines of JSON in, lines of JSON out."""

from __future__ import annotations

import json

from broadsheet.cli.summarize import of_lines

TEXT = (
    "The harbour of Ostrand will close to cargo ships in March, the town council decided on Monday night. "
    "Residents of the quay had complained for nine years of noise, and of dust from the gravel boats. "
    "The owners of the port warned that two hundred jobs in Ostrand depend on cargo."
)


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "title": "", "text": TEXT, "lang": "en"} | fields)


def test_each_line_gives_its_id_and_its_sentences() -> None:
    ((number, made),) = of_lines([line(id=7)], sentences=1)
    assert number == 1
    assert isinstance(made, dict)
    assert made["id"] == 7
    assert len(made["sentences"]) == 1
    assert made["sentences"][0] in TEXT


def test_a_budget_of_words_is_kept() -> None:
    ((_, made),) = of_lines([line()], words=40)
    assert isinstance(made, dict)
    assert 20 < sum(len(each.split()) for each in made["sentences"]) <= 40


def test_a_text_without_words_has_no_sentences() -> None:
    assert [made for _, made in of_lines([line(text=" \n ")], words=40)] == [{"id": "a", "sentences": []}]


def test_a_bad_line_is_told_and_the_others_are_made() -> None:
    told = list(of_lines(["{", "", '{"id": "b"}', line()], sentences=1))
    assert [number for number, _ in told] == [1, 3, 4]
    assert isinstance(told[0][1], str)
    assert told[1][1] == "text: Field required"
    assert isinstance(told[2][1], dict)
