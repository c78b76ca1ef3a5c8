"""Which language a text is in, where nobody says: by its script, or by its little words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_SAMPLE = 4000
_ENOUGH = 0.03
_UNKNOWN = "en"

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_SHARE_OF_SCRIPT = 0.2

_LITTLE_WORDS = {
    "en": "the and of to in that is was for it with as on be at by",
    "de": "der die das und ist nicht den von mit ein eine auf für im dem des sich zu auch",
    "fr": "le la les des et est une du dans que qui pour pas sur au par avec ce il",
    "es": "el la los las de y que en un una es por con para del se no su al",
    "it": "il la le di che e è un una per del della con non si da sono gli nel",
    "pt": "o a os as de e que em um uma é para com não do da no na se",
    "nl": "de het een en van is dat niet op te in zijn voor met aan er",
    "sv": "och att det som en på är av för med den till inte har de ett",
    "da": "og at det som en på er af for med den til ikke har de et",
    "pl": "i w na z się nie do że jest to o jak po od za",
    "id": "yang dan di untuk dengan pada ini dari tidak itu dalam akan ke",
    "vi": "của và là các có được cho người trong một không với đã những",
    "tr": "ve bir bu için ile de da olarak çok daha olan gibi",
}
_WORD = re.compile(r"[^\W\d_]+")


def tag_of(text: str) -> str | None:
    """A BCP 47 tag, as `en` or `pt-BR`, from what was said (`pt_BR.UTF-8`); nothing if it is none."""
    tag = text.partition(".")[0].replace("_", "-")
    return tag if _TAG.fullmatch(tag) else None


def guess(text: str) -> str:
    """The language of a text; English where nothing tells."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for lang, script in _SCRIPTS:
        if len(script.findall(sample)) > letters * _SHARE_OF_SCRIPT:
            return lang
    words = [word.lower() for word in _WORD.findall(sample)]
    hits = Counter(lang for word in words for lang in _of_word().get(word, ()))
    most = max(hits.values(), default=0)
    lang = next((lang for lang in _LITTLE_WORDS if hits[lang] == most), _UNKNOWN)
    return lang if most > len(words) * _ENOUGH else _UNKNOWN


@cache
def _of_word() -> Mapping[str, Sequence[str]]:
    """The languages that a little word is one of."""
    known: dict[str, list[str]] = {}
    for lang, words in _LITTLE_WORDS.items():
        for word in set(words.split()):
            known.setdefault(word, []).append(lang)
    return known
