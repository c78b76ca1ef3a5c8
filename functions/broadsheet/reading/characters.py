"""Characters that nobody sees, and that may make a text look like another than it is.

https://www.unicode.org/reports/tr36/ and https://www.unicode.org/reports/tr9/
"""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINES = re.compile("\r\n?|[\f\x85\u2028\u2029]")
_JOINED = "\u0600-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufeff"
_EMOJI = "\u00a9\u00ae\u2190-\u2bff\ufe0f\U0001f000-\U0001faff\U000e007f"
_HIDDEN = re.compile(
    "[\u200b\u2060-\u2064\u206a-\u206f\ufeff\u180e\ufff9-\ufffb\u115f\u1160\u3164]"
    "|[\u202a-\u202e\u2066-\u2069]"
    # A joiner belongs between letters that join, and between the parts of an emoji.
    f"|(?<![{_JOINED}])\u200c|(?<![{_JOINED}{_EMOJI}])\u200d"
    # Tags belong to the flags of regions, which begin with a black flag.
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"
)

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a"
    "\u07eb-\u07f3\u0816-\u082d\u0859-\u085b\u0898-\u08ff\u093c\u094d\u0951-\u0954\u09bc\u09cd\u0a3c\u0a4d\u0abc"
    "\u0acd\u0b3c\u0b4d\u0bcd\u0c4d-\u0c56\u0cbc\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e38-\u0e4b\u0eb8-\u0ecb\u0f18-\u0fc6"
    "\u135d-\u135f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u2de0-\u2dff\u302a-\u302f\u3099\u309a"
    "\ua66f-\ua69f\ua8e0-\ua8f1\ufb1e\ufe20-\ufe2f\U00010a0d-\U00010a3f\U0001d165-\U0001d1ad\U0001e000-\U0001e94a"
)
_PILED = re.compile(f"([{_MARKS}]{{30}})[{_MARKS}]+")
"""No letter bears thirty marks (UAX #15, stream-safe format); to sort them takes the square of time."""


def controls_in(text: str) -> int:
    """How many control characters a text has; hardly any, if it is one."""
    return sum(1 for _ in _CONTROLS.finditer(text))


def hides_something(text: str) -> bool:
    """Whether there are characters in a text that nobody sees and that are not needed for any script:
    zero-width spaces, overrides of its direction, and the like."""
    return not text.isascii() and _HIDDEN.search(text) is not None


def tidied(text: str) -> str:
    """The text as it looks: no control characters and hidden ones, no halves of characters, lines ended
    by `\\n`, and one form (NFC) for what looks the same."""
    text = _LINES.sub("\n", text)
    text = _CONTROLS.sub("", text)
    if text.isascii():
        return text
    text = _PILED.sub(r"\1", _HIDDEN.sub("", _SURROGATES.sub("\ufffd", text)))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
