"""In which language and which direction a text runs."""

from __future__ import annotations

import re

_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")

_RIGHT_TO_LEFT = frozenset(
    ("ar arc arz ckb dv fa glk he iw ji lrc mzn nqo pnb prs ps sd syr ug ur uzs yi").split()
)
_SCRIPTS = frozenset("adlm arab aran hebr mand nkoo rohg samr syrc thaa".split())


def tag(lang: str) -> str:
    """The language for a `lang` attribute: empty, which says *unknown*, for what is no BCP 47 tag."""
    return lang if _TAG.fullmatch(lang) else ""


def direction(lang: str) -> str:
    """`rtl` for languages written from right to left, else `ltr`; a script subtag decides first."""
    language, *rest = lang.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    right_to_left = script in _SCRIPTS if script else language in _RIGHT_TO_LEFT
    return "rtl" if right_to_left else "ltr"


def for_news(lang: str) -> str:
    """As Google News wants it: two or three letters, and for Chinese `zh-cn` or `zh-tw`.

    https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
    """
    language, *rest = lang.lower().split("-")
    if language != "zh":
        return language
    return "zh-tw" if {"tw", "hk", "mo", "hant"} & set(rest) else "zh-cn"


def attributes(lang: str, around: str) -> dict[str, str]:
    """The attributes that a text in `lang` needs inside a page in `around`: none where both agree."""
    if lang.lower() == around.lower():
        return {}
    turned = {"dir": direction(lang)} if direction(lang) != direction(around) else {}
    return {"lang": tag(lang), **turned}
