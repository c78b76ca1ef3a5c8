"""Other summarisers behind one face: the sentences of a text that each finds best.

NLTK's sentence models are no package, so whoever wants them gets our sentences.
That makes every peer a little better, and the comparison one of choice alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from tests.bench.rouge import tokenizer
from tests.bench.texts import Text

Best = Callable[[Text, Sequence[str], int], Sequence[str]]
"""Of a text with these sentences, the so many best, in the order of the text."""

IMPORTS = {
    "broadsheet": "import broadsheet.summary",
    "sumy": "import sumy.summarizers.lex_rank, sumy.parsers.plaintext",
    "summa": "import summa.summarizer",
    "newspaper4k": "import newspaper.nlp",
    "lexrank": "import lexrank",
    "lede": "import lede",
    "Python's own `re` and `typing`, which all begin with": "import re, typing",
}


class _Cut:
    """What sumy asks of a tokenizer: words, from sentences that it need not find."""

    def __init__(self, lang: str) -> None:
        self._words = tokenizer("xx" if lang == "en" else lang)

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(self._words(sentence))

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        return (paragraph,)


def _document(text: Text, sentences: Sequence[str]) -> Any:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    cut = _Cut(text.lang)
    return ObjectDocumentModel([Paragraph([Sentence(sentence, cut) for sentence in sentences])])


_SUMY = {
    "LexRank": ("lex_rank", "LexRankSummarizer"),
    "TextRank": ("text_rank", "TextRankSummarizer"),
    "LSA": ("lsa", "LsaSummarizer"),
    "Luhn": ("luhn", "LuhnSummarizer"),
    "KL": ("kl", "KLSummarizer"),
    "Reduction": ("reduction", "ReductionSummarizer"),
    "Edmundson": ("edmundson", "EdmundsonSummarizer"),
}


@cache
def _sumy_maker(name: str, lang: str) -> Any:
    from importlib import import_module

    from sumy.nlp.stemmers import Stemmer, null_stemmer

    module, class_ = _SUMY[name]
    made = getattr(import_module(f"sumy.summarizers.{module}"), class_)(
        Stemmer("english") if lang == "en" else null_stemmer
    )
    made.stop_words = _stop_words(lang)
    if name == "Edmundson":
        made.bonus_words, made.stigma_words, made.null_words = ("important",), ("hardly",), made.stop_words
    return made


def _stop_words(lang: str) -> frozenset[str]:
    from broadsheet.summary import languages

    return languages.of(lang).stop_words or frozenset({"-"})


def _sumy(name: str) -> Best:
    def best(text: Text, sentences: Sequence[str], count: int) -> Sequence[str]:
        return [str(each) for each in _sumy_maker(name, text.lang)(_document(text, sentences), count)]

    return best


def _summa(text: Text, sentences: Sequence[str], count: int) -> Sequence[str]:
    from summa.summarizer import summarize

    language = {"en": "english", "fr": "french"}.get(text.lang, "english")
    return list(summarize(text.text, ratio=min(1.0, count / len(sentences)), language=language, split=True))


def _newspaper(text: Text, sentences: Sequence[str], count: int) -> Sequence[str]:
    from newspaper import nlp
    from newspaper.text import StopWords

    nlp.split_sentences = lambda _: list(sentences)
    known = text.lang if text.lang in {"en", "fr", "vi", "id"} else "en"
    return list(nlp.summarize(text.title or sentences[0], text.text, StopWords(known), count))


def _lexrank(text: Text, sentences: Sequence[str], count: int) -> Sequence[str]:
    from lexrank import LexRank

    # It learns from documents which words are rare; in a single one of them, none is.
    known = [[sentence] for sentence in sentences]
    ranks = LexRank(known, stopwords=_stop_words(text.lang)).rank_sentences(list(sentences))
    top = sorted(range(len(sentences)), key=lambda at: (-ranks[at], at))[:count]
    return [sentences[at] for at in sorted(top)]


def _lede(text: Text, sentences: Sequence[str], count: int) -> Sequence[str]:
    from lede import summarize

    length = sum(map(len, sentences)) * count // len(sentences)
    return str(summarize(text.text, length).summary).split("\n")


PEERS: dict[str, Best] = {
    **{f"sumy {name}": _sumy(name) for name in _SUMY},
    "summa": _summa,
    "newspaper4k": _newspaper,
    "lexrank": _lexrank,
    "lede": _lede,
}
