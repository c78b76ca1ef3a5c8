"""An article becomes a summary in three lengths."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet import summary
from broadsheet.article import Article, Length, Maker, OwnSummary, Paragraph, SummaryState, Term

TEXTS = (
    "The harbour of Ostrand will close to cargo ships in March, the town council decided on Monday night. "
    "It is the end of a dispute that has lasted for nine years.",
    "Residents of the quay had complained of noise, and of dust from the gravel boats. "
    "But the port's owners warned that two hundred jobs depend on cargo.",
    "The council voted by eleven to four for closing the harbour to cargo and for a new park along the quay. "
    "The park will cost 14.2 million crowns, and the town will borrow half of the money.",
    "Fishing boats and ferries may still use the harbour. They pay a third of what the cargo ships paid.",
    "Read also: Ten harbours that have changed",
    "“We have waited for this. We are glad,” said the chair of the residents' union of the quay.",
)


def own(text: str) -> OwnSummary:
    return OwnSummary(short=text, medium=text, long=text)


def article(*texts: str, title: str = "Ostrand closes its harbour to cargo", lang: str = "en") -> Article:
    paragraphs = tuple(Paragraph(id=f"p{at}", text=text) for at, text in enumerate(texts, 1))
    return Article(
        id="harbour.md",
        source='"e"',
        title=title,
        slug="harbour",
        html="",
        paragraphs=paragraphs,
        words=sum(len(text.split()) for text in texts),
        lang=lang,
        published_at=datetime(2026, 3, 1, tzinfo=UTC),
    )


@pytest.mark.parametrize("length", Length)
def test_every_sentence_stands_verbatim_where_the_record_says(length: Length) -> None:
    made = article(*TEXTS)
    paragraphs = {paragraph.id: paragraph.text for paragraph in made.paragraphs}
    told = summary.summarize(made, made.digest).of_length(length)
    assert told
    for sentence in told:
        assert sentence.paragraph
        assert paragraphs[sentence.paragraph][sentence.start : sentence.end] == sentence.text


def _days() -> list[tuple[int, str, str]]:
    names = "Astrup Bornvik Corlund Dalholm Ekeby Falkenes Gudvang Hallarp".split()
    matters = "schools,roads,taxes,the theatre,new trees,old bridges,street lamps,the market".split(",")
    return [(day, *pair) for day, pair in enumerate(zip(names, matters, strict=True), 1)]


def test_the_three_lengths_are_one_sentence_about_three_and_at_most_ten() -> None:
    more = (f"On day {day} the council of {name} met to speak of {what}." for day, name, what in _days())
    made = summary.summarize(article(*TEXTS, *more), "d")
    assert len(made.short) == 1
    assert 2 <= len(made.medium) <= 5
    assert len(made.medium) < len(made.long) <= 10


def test_a_medium_one_of_short_sentences_has_more_than_three() -> None:
    texts = (
        "The council of Ostrand will close the harbour.",
        "Cargo ships must leave by March.",
        "Owners of the port fear for two hundred jobs.",
        "A park will take the place of the cranes.",
        "Ferries and fishing boats may still land at the quay.",
        "Gravel dust had troubled residents for nine years.",
        "Money for all that comes from the sale of the mill.",
    )
    assert len(summary.summarize(article(*texts, title="Harbour closes"), "d").medium) == 4


def test_a_text_that_says_much_the_same_again_and_again_is_told_by_more_than_that() -> None:
    prices = [f"In {name} the price of fish rose by {day} crowns." for day, name, _ in _days()]
    others = [f"At {name} the price of fish rose by {day} crowns." for day, name, _ in _days()]
    last = "Owners of boats say that diesel has become dear, and that storms kept them off the sea."
    made = summary.summarize(article(*prices, *others, last, title="Price of fish rose"), "d")
    assert len(made.medium) > 1


def test_a_long_one_tells_more_than_a_medium_one_where_a_fifth_of_the_text_is_no_more() -> None:
    speakers = (
        "A farmer,The owner of a mill,Two pilots,A teacher,Some fishermen,One captain,Four nurses,A baker"
    )
    more = (
        f"{speaker} from {name} told the council that {what} had cost the town {day * 7} thousand crowns."
        for speaker, (day, name, what) in zip(speakers.split(","), _days(), strict=True)
    )
    made = summary.summarize(article(*TEXTS, *more), "d")
    words = [sum(len(each.text.split()) for each in told) for told in (made.medium, made.long)]
    assert words[0] <= 80 < words[1] <= 110


def test_the_record_says_what_it_was_made_from_and_how_long_it_takes_to_read() -> None:
    made = summary.summarize(article(*TEXTS), "d")
    assert (made.id, made.article, made.lang) == ("harbour.md", "d", "en")
    assert (made.maker, made.state) == (Maker.EXTRACTED, SummaryState.READY)
    assert 0 < made.summary_seconds < made.article_seconds


def test_an_editors_summary_is_shown_as_it_is() -> None:
    written = article(*TEXTS).model_copy(update={"summary": own("The harbour closes. At last.")})
    made = summary.summarize(written, "d")
    assert [made.of_length(length)[0].text for length in Length] == ["The harbour closes. At last."] * 3
    assert (made.maker, made.state) == (Maker.EDITOR, SummaryState.EDITED)


def test_an_editor_can_write_each_length() -> None:
    texts = OwnSummary(short="It closes.", medium="The harbour closes.", long="The harbour closes in March.")
    made = summary.summarize(article(*TEXTS).model_copy(update={"summary": texts}), "d")
    assert [made.of_length(length)[0].text for length in Length] == [texts.short, texts.medium, texts.long]


def test_an_editor_can_have_no_summary() -> None:
    written = article(*TEXTS).model_copy(update={"suppress_summary": True, "summary": own("Ignored.")})
    made = summary.summarize(written, "d")
    assert made.state is SummaryState.SUPPRESSED
    assert not made.short + made.medium + made.long
    assert made.summary_seconds == 0


def test_an_article_without_text_has_an_empty_summary() -> None:
    made = summary.summarize(article(), "d")
    assert made.state is SummaryState.READY
    assert not made.short + made.medium + made.long


def test_an_editor_is_told_what_the_article_does_not_bear_out() -> None:
    told = article(
        "The harbour will close for 14 months, Mayor Ida Brandt said. The town did not vote on it."
    )
    sound = told.model_copy(update={"summary": own("The harbour will close for 14 months, Ida Brandt said.")})
    assert summary.summarize(sound, "d").warnings is None
    unsound = own("The harbour will close for 41 months. The town voted on it.")
    wrong = told.model_copy(update={"summary": unsound})
    warned = summary.summarize(wrong, "d").warnings
    assert warned is not None
    assert {each.code for each in warned} == {"summary_number", "summary_negation"}
    assert warned[0].message == "The summary says “41”, a number that the article does not have there."


def test_what_stands_in_a_table_or_a_byline_bears_a_summary_out() -> None:
    told = article("The harbour will close soon.").model_copy(
        update={
            "html": "<table><tr><td>Months &amp; days</td><td>14</td></tr></table>",
            "authors": (Term(name="Ida Brandt", slug="ida-brandt"),),
            "summary": own("The harbour will close for 14 months, Ida Brandt reports."),
        }
    )
    assert summary.summarize(told, "d").warnings is None


def test_a_summary_for_another_text_is_stale_and_its_editor_hears_how_to_say_that_it_holds() -> None:
    told = article("The harbour will close.").model_copy(update={"summary": own("The harbour will close.")})
    assert b"stale" not in summary.summarize(told, "d").as_json()
    stale = summary.summarize(told.model_copy(update={"summary_of": "another"}), "d")
    assert (stale.stale, [each.code for each in stale.warnings or ()]) == (True, ["summary_stale"])
    holds = told.model_copy(update={"summary_of": told.text_digest})
    assert f"`summary_of: {told.text_digest}`" in (stale.warnings or ())[0].message
    assert summary.summarize(holds, "d") == summary.summarize(told, "d")
