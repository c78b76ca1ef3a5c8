"""The short summary: one sentence that readers meet alone, in lists, in feeds and on result pages."""

from __future__ import annotations

import pytest

from broadsheet import summary

CINEMA = {
    "en": (
        "The town council voted on Monday to buy the old cinema for 1.2 million euro.",
        "The vote was eleven to six.",
        "It ended a quarrel of nine years.",
        "The cinema on Mill Street has stood empty since its last owner went bankrupt.",
        "Work on the roof begins in May and takes about a year.",
        "Two film clubs and a theatre group have shown interest.",
        "Opponents fear that the repairs will cost far more than the town has set aside.",
        "Admission to the open day on Saturday is free.",
    ),
    "de": (
        "Der Stadtrat hat am Montag beschlossen, das alte Kino für 1,2 Millionen Euro zu kaufen.",
        "Die Abstimmung ging elf zu sechs aus.",
        "Er beendete damit einen Streit von neun Jahren.",
        "Das Kino an der Mühlstraße steht leer, seit sein letzter Besitzer bankrott ging.",
        "Im Mai beginnen die Arbeiten am Dach, die etwa ein Jahr dauern.",
        "Gegner fürchten, dass die Reparaturen viel teurer werden als geplant.",
    ),
    "fr": (
        "Le conseil municipal a voté lundi l'achat du vieux cinéma pour 1,2 million d'euros.",
        "Le vote a été de onze contre six.",
        "Il met fin à une querelle de neuf ans.",
        "Le cinéma de la rue du Moulin est vide depuis la faillite de son dernier propriétaire.",
        "Les travaux du toit commencent en mai et durent un an.",
        "Les opposants craignent que les réparations coûtent bien plus que prévu.",
    ),
    "ru": (
        "Городской совет в понедельник решил купить старый кинотеатр за 1,2 миллиона евро.",
        "Голосование прошло одиннадцать против шести.",
        "Оно закончило спор, который длился девять лет.",
        "Кинотеатр на Мельничной улице пустует с тех пор, как разорился его последний владелец.",
        "Ремонт крыши начнётся в мае и займёт около года.",
        "Противники боятся, что ремонт обойдётся намного дороже.",
    ),
    "ar": (
        "صوت مجلس المدينة يوم الاثنين على شراء السينما القديمة مقابل مليون ومئتي ألف يورو.",
        "كان التصويت أحد عشر مقابل ستة.",
        "وهو ينهي خلافا دام تسع سنوات.",
        "السينما في شارع الطاحونة خالية منذ إفلاس مالكها الأخير.",
        "يبدأ العمل على السقف في مايو ويستمر نحو عام.",
        "يخشى المعارضون أن تكلف الإصلاحات أكثر بكثير مما هو مخطط.",
    ),
    "zh": (
        "市议会周一投票决定以一百二十万欧元购买旧电影院。",
        "投票结果是十一比六。",
        "这结束了九年的争论。",
        "磨坊街的电影院自从最后一位业主破产以来一直空着。",
        "屋顶工程五月开始，大约需要一年。",
        "反对者担心修缮费用会远远超过预算。",
    ),
}
LEANING = "It was put there by the command line."
FERRY = ("The ferry sank in the harbour.", "Nobody was hurt.", "The captain said sorry.")


def extract(
    *texts: str, title: str = "", lang: str = "en", sentences: int = 1, words: int = 45, between: str = " "
) -> list[str]:
    paragraphs = summary.paragraphs_of(between.join(texts))
    return [each.text for each in summary.extract(paragraphs, lang, title, sentences, words)]


@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["paragraph", "paragraphs"])
@pytest.mark.parametrize("title", ["", "Curtain up", "The vote", "A night at the pictures", "Старое кино"])
@pytest.mark.parametrize("lang", CINEMA)
def test_the_lead_of_a_story_stands_for_it_however_much_follows(lang: str, title: str, between: str) -> None:
    story = CINEMA[lang]
    for size in range(1, len(story) + 1):
        assert extract(*story[:size], title=title, lang=lang, between=between) == [story[0]]


@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["paragraph", "paragraphs"])
@pytest.mark.parametrize("lang", CINEMA)
def test_a_very_short_text_is_told_from_its_beginning(lang: str, between: str) -> None:
    story = CINEMA[lang]
    for size in range(1, 6):
        told = extract(*story[:size], lang=lang, sentences=3, words=80, between=between)
        assert told == list(story[: min(size, 3)])


@pytest.mark.parametrize("title", ["", "Ferry", "A ferry sank in the harbour", "What the captain said"])
def test_what_happened_comes_before_what_followed(title: str) -> None:
    assert extract(*FERRY, title=title) == [FERRY[0]]
    assert extract(*FERRY, title=title, sentences=3) == list(FERRY)


@pytest.mark.parametrize("title", ["", "From the command line", "The bucket has a story"])
def test_a_sentence_that_leans_is_never_told_alone(title: str) -> None:
    told = extract("The bucket has a story.", LEANING, title=title)
    assert told == ["The bucket has a story."]


def test_a_sentence_that_leans_is_not_told_alone_even_where_only_it_is_short_enough() -> None:
    lead = "The bucket has a story" + " that goes on and on" * 8 + "."
    assert extract(lead, LEANING, words=12) == [lead]


def test_where_every_sentence_leans_the_first_is_told_and_none_without_the_one_before() -> None:
    assert extract("It rained.", "They stayed home.", "This was fine.") == ["It rained."]
    diary = ("He rowed to the island before breakfast.", "She mended the nets and sang.")
    more = (f"They saw {at} ships and {at + 40} gulls near buoy number {at + 80}." for at in range(30))
    assert extract(*diary, *more) == [diary[0]]
    assert extract(*diary, *more, sentences=2) == list(diary)


@pytest.mark.parametrize(
    "opening",
    [
        "Is the cinema worth the money?",
        "“We are glad,” said the mayor.",
        "However, the council met on Monday.",
    ],
)
def test_no_question_no_quotation_and_no_connective_stands_for_a_story(opening: str) -> None:
    for size in (2, 4, 8):
        assert extract(opening, *CINEMA["en"][:size]) == [CINEMA["en"][0]]


def test_one_sentence_is_the_same_whoever_asks_for_it() -> None:
    lead = (
        CINEMA["en"][0].removesuffix(".")
        + ", with money"
        + " from the sale of the mill and" * 3
        + " the inn."
    )
    paragraphs = summary.paragraphs_of(" ".join((lead, *CINEMA["en"][1:])))
    assert 32 < len(lead.split()) <= 45
    assert [each.text for each in summary.extract(paragraphs, "en", "", sentences=1)] == [lead]


def test_a_crumb_at_the_end_does_not_stand_for_a_text() -> None:
    lead = "A paragraph with a picture of the harbour."
    assert extract(lead, "Emph and strong.", title="Markup", between="\n\n") == [lead]


def test_a_crumb_at_the_top_does_not_stand_for_a_long_text() -> None:
    assert extract("Perish the thought.", *CINEMA["en"]) == [CINEMA["en"][0]]


def test_a_sentence_that_tells_clearly_more_than_the_lead_stands_for_the_story() -> None:
    teaser = "Some things are worth the wait."
    told = extract(teaser, *CINEMA["en"], title="Town council buys the old cinema")
    assert told == [CINEMA["en"][0]]


def test_a_long_lead_stands_for_its_story_rather_than_what_follows() -> None:
    lead = CINEMA["en"][0].removesuffix(".") + ", which has stood" + " and waited and stood" * 10 + " empty."
    assert 45 < len(lead.split()) <= 64
    paragraphs = summary.paragraphs_of(" ".join((lead, *CINEMA["en"][1:])))
    assert [each.text for each in summary.extract(paragraphs, "en", "", sentences=1)] == [lead]


def test_a_story_that_begins_with_a_scene_is_told_by_its_news() -> None:
    scene = ("It is late on Monday.", "He turns off the lamps of the hall one by one and counts the chairs.")
    chairs = "There are ninety chairs in the hall, and most of them are broken."
    told = extract(*scene, chairs, *CINEMA["en"], title="Town council buys old cinema")
    assert told == [CINEMA["en"][0]]


def test_a_lead_that_is_too_long_gives_way_to_the_next_that_stands() -> None:
    lead = "The town council met on Monday" + " and spoke of the cinema" * 12 + "."
    assert extract(lead, *CINEMA["en"]) == [CINEMA["en"][0]]
