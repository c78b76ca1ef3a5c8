"""What a careful sub-editor would see to."""

from __future__ import annotations

import pytest

from broadsheet import summary

STORY = (
    "The harbour of Ostrand will close to cargo ships in March, the town council decided on Monday night.",
    "The council voted by eleven to four for closing the harbour to cargo and for a new park along the quay.",
    "Residents of the quay had complained for nine years of noise, and of dust from the gravel boats.",
    "The owners of the port warned that two hundred jobs in Ostrand depend on cargo.",
    "Fishing boats and ferries may still use the harbour, and will pay less than before.",
    "The park along the quay will cost 14.2 million crowns, half of it borrowed.",
)


def extract(*texts: str, title: str = "", words: int = 60, lang: str = "en") -> list[str]:
    made = summary.extract(summary.paragraphs_of("\n\n".join(texts)), lang, title, words=words)
    return [sentence.text for sentence in made]


@pytest.mark.parametrize(
    "opening",
    [
        "However, the harbour of Ostrand will close to cargo ships, which the town council decided.",
        "He said the council of Ostrand would close the harbour to cargo ships in March.",
        "This means that the harbour of Ostrand closes to cargo ships in March.",
        "In addition, the harbour of Ostrand closes to cargo ships in March.",
    ],
)
def test_no_sentence_leans_on_one_that_is_not_there(opening: str) -> None:
    assert opening not in extract(STORY[2], STORY[3], "Rain fell.", opening, *STORY[4:], words=30)


def test_a_sentence_that_leans_comes_only_with_the_one_before_it() -> None:
    leaning = "It closes the harbour of Ostrand to cargo ships and gravel boats in March for good."
    told = extract(STORY[0] + " " + leaning, words=60)
    assert leaning not in told or told.index(leaning) == told.index(STORY[0]) + 1


def test_a_sentence_that_leans_gives_way_to_one_that_stands_alone() -> None:
    leaning = STORY[1].replace("The council", "It", 1)
    assert STORY[1] in extract(*STORY)
    assert leaning not in extract(STORY[0], leaning, *STORY[2:])


@pytest.mark.parametrize(
    "opening", ["The song of the harbour of Ostrand: .", "Ostrand harbour sounds like this:"]
)
def test_nothing_that_led_to_what_is_not_there_is_told(opening: str) -> None:
    assert opening not in extract(opening, *STORY, title="The harbour of Ostrand", words=90)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter and get the harbour news of Ostrand every morning!",
        "Read also: The council of Ostrand and its harbour, a history in pictures",
        "Follow us on Facebook and Twitter for more news of the town council.",
        "Photo: The harbour of Ostrand on Monday night, seen from the quay.",
        "We use cookies on this site; read our privacy policy.",
        "Copyright 2026 The Ostrand Harbour News. All rights reserved.",
        "Click here to share this story with friends on WhatsApp.",
    ],
)
@pytest.mark.parametrize("place", [0, 2, 6])
def test_what_the_page_says_of_itself_is_no_part_of_the_story(line: str, place: int) -> None:
    texts = [*STORY[:place], line, *STORY[place:]]
    assert line not in extract(*texts, words=100)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("de", "Lesen Sie auch: Der Hafen von Ostrand und der Rat, eine Geschichte in Bildern."),
        ("fr", "Pour en savoir plus, voyez le dossier du conseil de Ostrand et de son port."),
        ("es", "Lea también: el puerto de Ostrand y su consejo, una historia en imágenes."),
        ("pt", "Saiba mais sobre o porto de Ostrand e o conselho da cidade."),
        ("tr", "İlgili haber: Ostrand limanı ve meclisi, resimlerle bir tarih."),
        ("ru", "Читайте также: гавань Ostrand и её совет, история в картинках."),
        ("zh", "责任编辑：Ostrand的港口和市议会的历史图片报道。"),
        ("ko", "무단전재 및 재배포 금지, Ostrand 항구와 시의회의 모든 기사."),
        ("en", "(Photo courtesy of the council of Ostrand, which owns the harbour.)"),
        ("en", "► Read more: The council of Ostrand and its harbour, a history in pictures."),
    ],
)
def test_what_pages_say_of_themselves_is_known_in_many_languages(lang: str, line: str) -> None:
    assert line not in extract(line, *STORY, words=100, lang=lang)


def test_a_caption_goes_with_the_credit_behind_it() -> None:
    caption = "The harbour of Ostrand on Monday night, seen from the town council."
    told = extract(f"{caption} Photo: Harbour Desk", *STORY, title="Ostrand harbour", words=100)
    assert caption not in told
    assert STORY[0] in told


def test_a_page_that_says_nothing_but_what_pages_say_of_themselves_still_has_a_summary() -> None:
    line = "Subscribe to the letter of the harbour of Ostrand."
    assert extract(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Will the harbour of Ostrand close to cargo ships, as the council of the town has decided?",
        "“The harbour of Ostrand will close to cargo ships, as the council of the town has decided.",
        "3. The harbour of Ostrand will close to cargo ships, as the council of the town has decided.",
        "• The harbour of Ostrand will close to cargo ships, as the council of the town has decided.",
    ],
    ids=["question", "half a quotation", "number", "bullet"],
)
@pytest.mark.parametrize("words", [30, 60, 100])
def test_no_question_no_half_quotation_and_no_item_of_a_list_is_told(line: str, words: int) -> None:
    assert line not in extract(STORY[2], line, *STORY[3:], title="Ostrand harbour", words=words)


def test_an_article_about_newsletters_may_say_so() -> None:
    texts = (
        "More readers than ever subscribe to a newsletter, a study of four hundred papers found on Monday.",
        "A newsletter costs a paper little, and every subscriber opens it twice a week, the study says.",
        "Papers that began a newsletter last year lost fewer readers than papers that did not.",
    )
    assert any("newsletter" in sentence for sentence in extract(*texts, words=40))


def test_nothing_is_said_twice() -> None:
    again = STORY[0].replace("on Monday night", "on Monday")
    told = extract(STORY[0], again, *STORY[1:], words=60)
    assert not {STORY[0], again} <= set(told)


def test_the_headline_is_not_repeated() -> None:
    title = "Harbour of Ostrand will close to cargo ships"
    assert title + "." not in extract(title + ".", *STORY, title=title)


@pytest.mark.parametrize(
    "dateline",
    [
        "OSTRAND (NTB) — ",
        "(NTB) ",
        "OSTRAND, Norway — ",
        "Ostrand (NTB) - ",
        "Ostrand, 3 mar (EFE).- ",
        "(ANSA) - OSTRAND, 3 MAR - ",
        "ОСТРАНД, 3 марта — ",
        "Ostrand - ",
        "【Ostrand＝NTB】",
    ],
)
def test_the_dateline_is_no_part_of_the_first_sentence(dateline: str) -> None:
    told = extract(dateline + STORY[0], *STORY[1:], words=40)
    assert dateline.strip() not in " ".join(told)
    assert STORY[0] in told


@pytest.mark.parametrize(
    "opening",
    [
        "The Harbour Board (OHB) Ostrand will close to cargo ships in March for good.",
        "Ostrand – the oldest harbour of the coast – will close to cargo ships in March for good.",
        "Ostrand (the port of the north) will close to cargo ships in March for good.",
    ],
)
def test_a_sentence_keeps_its_head_where_that_only_looks_like_a_dateline(opening: str) -> None:
    assert opening in extract(opening, *STORY[2:], title="Ostrand harbour will close", words=40)


@pytest.mark.parametrize("opening", ["18:42 ", "9.05 Uhr: ", "- A new quay -"])
def test_the_hour_and_a_heading_between_dashes_are_no_part_of_a_sentence(opening: str) -> None:
    told = extract(*STORY[:2], opening + STORY[2], *STORY[3:], words=100)
    assert not any(opening.strip() in sentence for sentence in told)
    assert STORY[2] in told


def test_a_dateline_with_a_full_stop_is_no_sentence() -> None:
    dateline = "Ostrand, 3 March (NTB)."
    told = extract(f"{dateline} {STORY[0]}", *STORY[1:], words=100)
    assert dateline not in told
    assert STORY[0] in told


def test_a_heading_in_a_line_of_its_own_is_no_part_of_the_sentence_below() -> None:
    told = extract(*STORY[:2], "Noise and dust\n" + STORY[2], *STORY[3:], words=100)
    assert STORY[2] in told


def test_a_line_that_is_broken_for_want_of_room_is_no_heading() -> None:
    broken = STORY[2].replace(" for nine", "\nfor nine").replace(" from the", "\nFrom the")
    assert broken in extract(*STORY[:2], broken, *STORY[3:], words=100)


@pytest.mark.parametrize(
    "line",
    [
        "Ostrand harbour\n14 cargo ships\n7 gravel boats and ferries of the council\nthe town park",
        "Mayor: Ida Brandt of Ostrand harbour.",
        "Council of Ostrand: Brandt; Holm, Lie, Vik; Dahl, Strand, Moe; Berg, Lund.",
        "On the one hand, the town council of Ostrand closes the harbour to cargo ships.",
        "Ostrand harbour closes.",
    ],
    ids=["list", "label", "names", "half a thought", "crumb"],
)
@pytest.mark.parametrize("words", [30, 60, 100])
def test_no_list_no_label_no_half_of_a_thought_and_no_crumb_is_told(line: str, words: int) -> None:
    told = extract(*STORY[1:3], line, *STORY[3:], title="Ostrand harbour closes to cargo", words=words)
    assert not any(part in line for part in told)


def test_what_leads_to_a_question_is_no_statement() -> None:
    asked = "The council of Ostrand closes the harbour to cargo ships. Why?"
    told = extract(STORY[2], asked, *STORY[3:], title="Ostrand harbour", words=100)
    assert not any(sentence in asked for sentence in told)


@pytest.mark.parametrize(
    "lead",
    [
        "The council of Ostrand closes the harbour to cargo ships. Who will pay for it?",
        "The council of Ostrand closes the harbour to cargo ships for the summer;",
        'The council of Ostrand lays 24" crane rails where the harbour is closed to cargo ships.',
    ],
    ids=["question behind it", "semicolon", "inches"],
)
def test_a_lead_is_told_whatever_stands_behind_it_or_in_it(lead: str) -> None:
    told = extract(lead, *STORY[2:], title="Ostrand harbour", words=60)
    assert lead.partition(". Who")[0] in told[0]


def test_a_semicolon_asks_in_greek() -> None:
    asked = "Θα κλείσει το λιμάνι για τα φορτηγά πλοία όλο το καλοκαίρι, όπως αποφάσισε το συμβούλιο;"
    others = (
        "Το συμβούλιο της πόλης συνεδρίασε τη Δευτέρα για το λιμάνι και τα φορτηγά πλοία.",
        "Οι έμποροι περιμένουν χαμηλότερες τιμές από το καλοκαίρι, όταν φτάνουν τα πλοία.",
        "Ο παλιός γερανός θα πουληθεί σε ένα μουσείο στον βορρά της χώρας τον επόμενο χρόνο.",
    )
    assert asked not in extract(others[0], asked, *others[1:], lang="el", words=60)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The harbour of Ostrand is closed to the M.S. Aurora and to all other cargo ships."),
        ("en", "Ostrand closes its harbour to cargo ships and its quay to cars from June 30-Aug. 23."),
        ("bn", "ওস্ট্রান্ড বন্দরে পার্কের জন্য ১৪.২ মিলিয়ন ক্রোন খরচ হবে।"),
    ],
)
def test_no_sentence_ends_at_initials_or_in_a_number(lang: str, sentence: str) -> None:
    assert extract(sentence, lang=lang) == [sentence]


def test_headings_and_openings_of_lists_stay_out() -> None:
    told = extract(
        "What Ostrand decides now", "The council of Ostrand decided on these points:", *STORY, words=60
    )
    assert "What Ostrand decides now" not in told
    assert not any(sentence.endswith(":") for sentence in told)


def test_half_a_sentence_is_no_sentence() -> None:
    told = extract(
        "The wardens of the quay of Ostrand", "count the ships of the harbour twice a month.", *STORY
    )
    assert not any(sentence[0].islower() for sentence in told)


def test_a_quotation_is_kept_whole() -> None:
    quoted = (
        "“The harbour is ours. The quay of Ostrand is ours,” the council of Ostrand said on Monday night."
    )
    told = extract(STORY[0], quoted, *STORY[1:], words=100)
    for sentence in told:
        assert sentence.count("“") == sentence.count("”")


def test_most_of_the_budget_is_used() -> None:
    for words in (30, 60, 90):
        used = sum(len(sentence.split()) for sentence in extract(*STORY, words=words))
        assert words / 2 < used <= words
