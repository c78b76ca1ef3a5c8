from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel import Locale

import broadsheet.site
from broadsheet.entry import Month
from broadsheet.site.press import printable, shortened
from broadsheet.site.words import catalogue, languages

SITE = Path(broadsheet.site.__file__).parent
WORDS = catalogue("en")
BRITISH = catalogue("en-GB")
MORNING = datetime(2026, 11, 3, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("summary", "article", "said"),
    [
        (40, 300, "40 s instead of 5 min"),
        (2, 70, "5 s instead of 1 min"),
        (57, 58, "55 s instead of 1 min"),
        (90, 100, ""),
        (300, 40, ""),
    ],
)
def test_what_a_summary_saves(summary: int, article: int, said: str) -> None:
    assert WORDS.saving(summary, article) == said


def test_nothing_takes_less_than_a_minute_to_read() -> None:
    assert WORDS.reading(3) == "1 min read"


def test_a_moment_has_a_time_only_where_one_was_stated() -> None:
    assert BRITISH.moment(datetime(2026, 11, 3, tzinfo=UTC)) == "3 November 2026"
    assert BRITISH.moment(MORNING) == "3 November 2026, 07:05 UTC"


def test_a_moment_is_told_in_the_zone_of_the_site() -> None:
    assert catalogue("de", "Europe/Berlin").moment(MORNING) == "3. November 2026, 08:05 MEZ"
    midnight = datetime(2026, 11, 2, 23, tzinfo=UTC)
    assert catalogue("de", "Europe/Berlin").moment(midnight) == "3. November 2026"


@pytest.mark.parametrize(
    ("lang", "day", "month"),
    [
        ("en", "November 3, 2026", "November 2026"),
        ("en-GB", "3 November 2026", "November 2026"),
        ("de", "3. November 2026", "November 2026"),
        ("fr", "3 novembre 2026", "novembre 2026"),
        ("es", "3 de noviembre de 2026", "noviembre de 2026"),
        ("ru", "3 ноября 2026\u202fг.", "ноябрь 2026\u202fг."),
        ("ar", "3 نوفمبر 2026", "نوفمبر 2026"),
        ("zh", "2026年11月3日", "2026年11月"),
        ("xx", "November 3, 2026", "November 2026"),
    ],
)
def test_dates_are_written_as_each_language_does(lang: str, day: str, month: str) -> None:
    assert catalogue(lang).day(MORNING) == day
    assert catalogue(lang).month(Month(month="2026-11", count=1)) == month


def test_counting_follows_the_grammar() -> None:
    assert [WORDS.articles(n) for n in (0, 1, 1234)] == ["0 articles", "1 article", "1,234 articles"]
    russian = catalogue("ru")
    assert [russian.articles(n) for n in (1, 3, 5, 21)] == ["1 статья", "3 статьи", "5 статей", "21 статья"]
    assert catalogue("ar").articles(2) == "مقالان"


def test_a_month_that_nobody_dated() -> None:
    assert WORDS.month(Month(month="1970-01", count=1)) == "Undated"


def test_words_that_are_not_of_the_language_asked_for_say_so() -> None:
    assert catalogue("pt-BR").lang == "en"
    assert catalogue("de-AT").lang == "de-AT"


# The catalogues ----------------------------------------------------------------------


def blanks(value: object) -> object:
    """The names of what is put in, wherever they stand."""
    if isinstance(value, dict):
        return {name: blanks(inner) for name, inner in value.items()}
    return sorted(re.findall(r"{(\w+)}", str(value)))


def read(lang: str) -> dict[str, object]:
    return tomllib.loads((SITE / "catalogues" / f"{lang}.toml").read_text("utf-8"))


@pytest.mark.parametrize("lang", languages())
def test_every_catalogue_says_all_that_there_is_to_say(lang: str) -> None:
    said, english = read(lang), read("en")
    forms, _ = said.pop("articles"), english.pop("articles")
    assert blanks(said) == blanks(english)
    assert isinstance(forms, dict)
    assert set(forms) == {*Locale.parse(lang).plural_form.rules, "other"}, "the plural categories of CLDR"


def test_the_site_speaks_seven_languages_at_least() -> None:
    assert {"en", "de", "fr", "es", "ru", "ar", "zh"} <= set(languages())


def test_nothing_is_in_a_catalogue_that_no_page_says() -> None:
    sources = [*SITE.glob("*.py"), *SITE.glob("templates/*")]
    used = " ".join(path.read_text("utf-8") for path in sources)
    assert [name for name in read("en") if f"said.{name}" not in used] == []


def test_templates_say_nothing_of_their_own() -> None:
    """A word in a template that no catalogue has would be English on every page."""
    for path in SITE.glob("templates/*.html"):
        markup = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", path.read_text("utf-8"), flags=re.DOTALL)
        bare = re.sub(r"<[^>]*>", "", markup)
        assert not re.findall(r"[A-Za-z]{2,}", bare), path.name


# Text --------------------------------------------------------------------------------


def test_a_line_is_cut_between_words() -> None:
    assert shortened("one two three four", 13) == "one two…"
    assert shortened("onetwothreefour", 8) == "onetwot…"
    assert shortened("short", 8) == "short"


def test_what_no_page_may_hold_is_left_out() -> None:
    assert printable("a\x00b\x0bc\ufdd0d\U0001fffee\n") == b"abcde\n"
