"""Which sentences are understood only with the one before, and never come without it."""

from __future__ import annotations

import pytest

from broadsheet.summary import languages
from broadsheet.summary.leaning import leaning
from broadsheet.summary.words import words_of


def leans(text: str, lang: str) -> bool:
    return leaning(text, words_of(text), languages.of(lang)) > 0


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "This vote ended the quarrel."),
        ("en", "On Monday, she opened the museum."),
        ("en", "Two years ago, they bought the mill."),
        ("en", "“The roof leaks,” he told the council of Ostrand."),
        ("en", "“The roof leaks.”"),
        ("en", "Two years later she bought the mill."),
        ("en", "With these nets the boats of the town caught nothing."),
        ("en", "The mayor, however, went home."),
        ("fr", "La maire est en revanche rentrée chez elle."),
        ("de", "Der Rat hat jedoch nicht gewählt."),
        ("fr", "Autre souci : le toit."),
        ("fr", "Une décision que le conseil regrette."),
        ("fr", "Lundi, elle a ouvert le musée."),
        ("fr", "« Le toit fuit », a-t-il dit."),
        ("de", "Das teilte die Polizei am Montag mit."),
        ("de", "„Das Dach ist undicht“, sagte er."),
        ("es", "«El tejado gotea», dijo."),
        ("pl", "Zginęły wtedy trzy osoby."),
        ("ar", "وأضافت أن السقف يتسرب."),
        ("nl", "Het is de derde keer in een jaar."),
        ("sv", "Det är tredje gången på ett år."),
        ("id", "Kasus ini dimulai pada musim semi."),
        ("id", "Pada saat itu atap museum bocor."),
        ("id", "Berikut tiga museum di kota Ostrand."),
        ("vi", "Vụ việc này bắt đầu từ mùa xuân."),
        ("zh", "“屋顶漏水。”他说。"),
    ],
)
def test_what_points_back_or_has_a_speaker_whom_nobody_names_leans(lang: str, text: str) -> None:
    assert leans(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "This summer the town will open its museum."),
        ("en", "These days the mill makes no paper."),
        ("en", "On Monday, Ida opened the museum, and she spoke."),
        ("en", "When Ida was twelve, she moved to the mill."),
        ("en", "“The roof leaks,” the mayor said."),
        ("en", "“The roof leaks,” Brandt said, and he laughed."),
        ("en", "Two years later Ida bought the mill."),
        ("en", "The mayor said that the mill would close for good; the owner, however, did not."),
        ("fr", "Cette semaine, la ville ouvre son musée."),
        ("fr", "Une femme que le conseil connaît ouvre le musée."),
        ("fr", "Lundi, il faut ouvrir le musée."),
        ("ar", "وقالت الشرطة إن المتحف مغلق."),
        ("fr", "« Le toit fuit », a dit la maire."),
        ("de", "Diese Woche öffnet das Museum."),
        ("de", "Das Museum öffnet am Montag."),
        ("es", "«El tejado gotea», dijo Brandt."),
        ("nl", "Het museum gaat maandag open."),
        ("sv", "Den gamla kvarnen öppnar på måndag."),
        ("id", "Hari ini museum dibuka."),
        ("vi", "Ông Brandt nói mái nhà bị dột."),
        ("zh", "“屋顶漏水。”市长说。"),
    ],
)
def test_what_tells_of_a_time_or_names_its_speaker_stands_alone(lang: str, text: str) -> None:
    assert not leans(text, lang)


def test_where_more_sentences_open_with_a_pronoun_it_costs_them_more() -> None:
    english, french = "She opened the museum.", "Elle a ouvert le musée."
    costs = [
        leaning(text, words_of(text), languages.of(lang)) for text, lang in ((english, "en"), (french, "fr"))
    ]
    assert 0 < costs[0] < costs[1]
