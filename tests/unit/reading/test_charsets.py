"""Whatever a text was written in, it is read: where it or its sender says so, and where nobody does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from broadsheet.article import Article

Read = Callable[..., Article]

TEXTS = {
    "de": (
        "Die Fähre fährt wieder",
        "Die Nachtfähre fährt nach zwei Wochen wieder. Sie heißt Möwe, kostet fünf Mark.",
    ),
    "pl": ("Nocny prom wraca", "Nocny prom po dwóch tygodniach znów pływa. Odpływa dziesięć po dziesiątej."),
    "el": ("Το νυχτερινό πλοίο", "Το νυχτερινό πλοίο επιστρέφει ύστερα από δύο εβδομάδες. Φεύγει στις δέκα."),
    "tr": (
        "Gece vapuru yine sefere çıktı",
        "Gece vapuru tersanede geçen iki haftanın ardından yeniden sefere çıktı. Bu yıl bilet ücretleri "
        "değişmeyecek, dedi başkan Işık.",
    ),
    "ru": (
        "Ночной паром снова ходит",
        "Паром снова ходит после двух недель в доке. Он отходит в десять минут.",
    ),
    "he": ("מעבורת הלילה חזרה", "מעבורת הלילה חזרה לפעול אחרי שבועיים במספנה. היא יוצאת מהרציף בעשר."),
    "ar": ("عبارة الليل تعود", "عادت عبارة الليل إلى العمل بعد أسبوعين. تغادر الرصيف في الساعة العاشرة."),
    "ja": (
        "夜の渡し船が再開",
        "夜の渡し船は二週間の修理を終えて、再び運航を始めた。船は十時十分に北の岸壁を出る。",
    ),
    "ko": (
        "밤배가 다시 다닌다",
        "항구의 밤배가 두 주 동안의 수리를 마치고 다시 다닌다. 배는 열 시에 떠난다. 가을까지.",
    ),
    "zh": ("夜间渡轮恢复开航", "夜间渡轮在船坞停了两个星期以后重新开航。渡轮十点从北码头出发，票价不变。"),
    "zh-TW": ("夜間渡輪恢復開航", "夜間渡輪在船塢停了兩個星期以後重新開航。渡輪十點從北碼頭出發，票價不變。"),
}
LEGACY = {
    "windows-1252": "de",
    "ISO-8859-1": "de",
    "ISO-8859-15": "de",
    "windows-1250": "pl",
    "ISO-8859-2": "pl",
    "windows-1253": "el",
    "ISO-8859-7": "el",
    "windows-1254": "tr",
    "ISO-8859-9": "tr",
    "windows-1251": "ru",
    "KOI8-R": "ru",
    "ISO-8859-5": "ru",
    "windows-1255": "he",
    "ISO-8859-8": "he",
    "windows-1256": "ar",
    "Shift_JIS": "ja",
    "EUC-JP": "ja",
    "ISO-2022-JP": "ja",
    "EUC-KR": "ko",
    "GB18030": "zh",
    "GBK": "zh",
    "GB2312": "zh",
    "Big5": "zh-TW",
}
UNLIKE_ANOTHER = LEGACY.keys() - {"ISO-8859-2"}
"""Of those that are told from others by their bytes alone; a few letters make the difference for this one."""
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


def plain(lang: str) -> str:
    title, text = TEXTS[lang]
    return f"{title}\n\n{text}\n\n{text}\n"


def page(lang: str, meta: str) -> str:
    title, text = TEXTS[lang]
    return f"<!doctype html><html><head>{meta}<title>{title}</title></head><body><h1>{title}</h1><p>{text}"


def said(article: Article) -> tuple[str, str]:
    return article.title, article.paragraphs[0].text


def sources(charset: str, lang: str) -> Iterator[tuple[str, bytes, str | None]]:
    """A file that says its charset, in its head or in the header that it is sent with."""
    for meta in (
        f'<meta charset="{charset}">',
        f'<meta http-equiv=x content="text/html; charset={charset}">',
    ):
        yield "a.html", page(lang, meta).encode(charset), None
    yield "a.txt", plain(lang).encode(charset), f"text/plain; charset={charset}"


@pytest.mark.parametrize("charset", LEGACY)
def test_a_charset_is_believed(charset: str, read: Read) -> None:
    lang = LEGACY[charset]
    for name, body, content_type in sources(charset, lang):
        assert said(read(name, body, content_type)) == TEXTS[lang]


@pytest.mark.parametrize("charset", sorted(UNLIKE_ANOTHER))
def test_a_charset_is_found_out(charset: str, read: Read) -> None:
    lang = LEGACY[charset]
    for name, text in (("a.txt", plain(lang)), ("a.html", page(lang, ""))):
        assert said(read(name, text.encode(charset))) == TEXTS[lang]


@pytest.mark.parametrize("charset", UNICODE)
def test_unicode_is_read_with_a_mark_and_without(charset: str, read: Read) -> None:
    for lang in TEXTS:
        assert said(read("a.txt", plain(lang).encode(charset))) == TEXTS[lang]
        assert said(read("a.html", page(lang, "").encode(charset))) == TEXTS[lang]
