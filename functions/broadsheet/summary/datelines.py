"""Where a story was filed, and by which agency, before its first sentence begins."""

from __future__ import annotations

import re

_NAME = r"[^\W\d_a-z][\w.’']*"
_AGENCY = "CNN|AP|AFP|Reuters|dpa|EFE|ANSA|Antara|Xinhua|PTI|UPI|PAP|AA|NTB|TT|ANP|Belga|APA|Lusa"
# A name with short letters behind it is no dateline by itself: the Bank of Ostrand (BO) is open.
_DATELINE = (
    r"(?:[^\W\d_][^\n()]{0,60}?)?\([^\n()]{2,30}\)\s*\.?[-–—:=]+\s*"  # Paris (AFP) - … Madrid, 3 mar (EFE).-
    rf"|(?:[A-Z][\w ,.’']{{1,40}})?\((?:{_AGENCY})\)\s*|\([A-Z]{{2,6}}\)\s*"  # London (CNN) … (NTB)
    rf"|{_NAME}(?: {_NAME})?(?:, [^\n,–—-]{{2,20}})?(?:\s[-–—]+\s+|\.[-–—]+\s*)"  # Jakarta - … MADRID.-
    r"|[^\n。，]{0,9}[社网網报報][^\n。，]{0,9}\d日[电電讯訊]\s*(?:[（(][^\n（）()]{1,20}[）)])?\s*"
    r"|【[^\n】]{1,20}】\s*"
    r"|(?:\[[^\n\]]{2,20}\]|\([^\n).!?]{2,20}\))\s*(?:[가-힣]{2,4}\s(?:기자|특파원)\s*=\s*)?"
)
_CAPITALS = r"[^\n()]{2,50}?(?:, [^\n()–—-]{2,20})?(?:\s[-–—]+\s+|\.[-–—]+\s*)"
_HOUR_OR_HEADING = (
    r"-\s[^\n.!?-]{3,60}?\s-\s?|"
    r"\d{1,2}[:.h]\d{2}(?:\s?(?:[ap]\.?m\.?|GMT|UTC|ET|CET|BST|Uhr|WIB|h))?\s*[-–—:|]?\s+"
)
_ONLY = r"[^\n()]{2,40}\([^\n()]{2,20}\)\s*[.।]?"
_LONGEST = 60
_MORE = 2
"""How often one may follow the other, as in `(ANSA) - ROMA, 3 MAR - `."""


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether the first sentence of a text is no more: `Ostrand, 3 March (NTB).`"""
    return end - start < _LONGEST and re.compile(_ONLY).fullmatch(text, start, end) is not None


def behind_dateline(text: str, start: int, end: int) -> int:
    """Where the first sentence of a text begins to tell, if it stands at text[start:end]."""
    for _ in range(_MORE):
        dateline = re.compile(_DATELINE).match(text, start, end) or _in_capitals(text, start, end)
        if not dateline or dateline.end() == end or not _may_begin(text[dateline.end()]):
            return start
        start = dateline.end()
    return start


def behind_hour(text: str, start: int, end: int) -> int:
    """The same for an entry of a live report, and for a heading between dashes: `- A new quay - The …`"""
    begin = re.compile(_HOUR_OR_HEADING).match(text, start, end)
    return begin.end() if begin and begin.end() < end and _may_begin(text[begin.end()]) else start


def _in_capitals(text: str, start: int, end: int) -> re.Match[str] | None:
    """NEW YORK, March 3 - , in any script that has capitals."""
    place = re.compile(_CAPITALS).match(text, start, end)
    return place if place and place[0].partition(",")[0].isupper() else None


def _may_begin(letter: str) -> bool:
    return letter in '"“«„「' or (letter.isalnum() and not letter.islower())
