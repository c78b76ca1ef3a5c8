"""Texts that no sentence splitter likes still give a short summary."""

from __future__ import annotations

import sys

import pytest

from broadsheet import summary

THAI = (
    "สำนักข่าวรายงานว่านายกรัฐมนตรีเดินทางไปประชุม ที่กรุงเทพมหานคร เมื่อวันจันทร์ที่ผ่านมา พร้อมคณะรัฐมนตรี และผู้แทนจากหลายจังหวัด "
)
UNPUNCTUATED = "the town council met again and spoke of the harbour and of the ships that come and go "
BULLETS = "• The harbour closes in March\n• A park comes to the quay\n• Ferries may still land there\n"
ENDLESS = "the council met, the mayor spoke, the harbour closed, "
CHINESE = (
    "市议会周一晚上决定三月起关闭港口。居民九年来一直抱怨噪音和灰尘。港口业主警告说两百个工作岗位依赖货运。"
)
BENGALI = (
    "নগর পরিষদ সোমবার বন্দর বন্ধ করার সিদ্ধান্ত নিয়েছে। "
    "বাসিন্দারা নয় বছর ধরে শব্দ ও ধুলার অভিযোগ করেছেন। বন্দরের মালিকেরা কাজ হারানোর আশঙ্কা জানিয়েছেন। "
)
ARABIC = (
    "قرر مجلس المدينة مساء الاثنين إغلاق الميناء أمام سفن الشحن. "
    "اشتكى السكان من الضجيج والغبار منذ تسع سنوات. "
)


def extract(text: str, lang: str = "en", *, words: int = 60) -> list[str]:
    return [each.text for each in summary.extract(summary.paragraphs_of(text), lang, "", words=words)]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (THAI * 30, "th"),
        (UNPUNCTUATED * 60, "en"),
        (BULLETS * 9, "en"),
        (ENDLESS * 400, "en"),
        (CHINESE * 9, "zh"),
        (BENGALI * 9, "bn"),
        (ARABIC * 9, "ar"),
        (THAI * 30, "xx"),
        (CHINESE * 9, ""),
        ("字" * 5_000, "ja"),
        ("x" * 5_000, "en"),
        ("😀 " * 2_000, "en"),
        ('"' * 2_000, "en"),
        ("A. " * 2_000, "en"),
    ],
)
def test_the_summary_is_short(text: str, lang: str) -> None:
    told = extract(text, lang)
    assert told
    assert all(sentence in text for sentence in told)
    assert sum(map(len, told)) <= 700
    assert sum(map(len, told)) < len(text)


def test_sentences_end_where_their_script_ends_them() -> None:
    for text, lang, stop in ((CHINESE, "zh", "。"), (BENGALI, "bn", "।"), (ARABIC, "ar", ".")):
        for sentence in extract(text, lang):
            assert sentence.endswith(stop)
            assert sentence.count(stop) == 1


def test_a_story_in_one_paragraph_is_told_though_its_first_sentence_is_a_caption() -> None:
    story = " ".join(
        f"On day {at} the council of town {at + 7} spoke of matter {at + 90}." for at in range(12)
    )
    told = extract("Photo: The harbour at night. " + story)
    assert told
    assert not any(sentence.startswith("Photo") for sentence in told)


def test_of_a_text_longer_than_a_book_the_beginning_is_told() -> None:
    story = "The council of Ostrand closes the harbour to cargo ships in March."
    more = "The harbour of Ostrand becomes a park, which the council pays for, and cargo goes by train."
    for sentences, told in (19_000, True), (20_000, False):
        assert (
            story in extract(" ".join(f"W{n}q." for n in range(sentences)) + f"\n\n{story} {more}")
        ) is told


def test_work_grows_with_length_and_no_faster() -> None:
    """Counted in calls, which a busy machine does not change: ten times the text, at most twelve times."""
    sentence = (
        "On day {0} the council of town {1} spoke of matter {2} and of nothing that it had said before. "
    )
    texts = ["".join(sentence.format(at, at % 97, at % 89) for at in range(size)) for size in (500, 5_000)]
    extract(texts[0])
    short, long = map(calls_to_extract, texts)
    assert long < 12 * short


def calls_to_extract(text: str) -> int:
    made = [0]

    def count(*_: object) -> None:
        made[0] += 1

    sys.setprofile(count)
    try:
        extract(text)
    finally:
        sys.setprofile(None)
    return made[0]
