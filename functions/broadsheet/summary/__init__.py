"""Articles become summaries.

The short one is the lead: the first whole statement that leans on nothing before it and is no quotation,
unless one of the next few sentences tells clearly more. The other lengths are the sets that tell most.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from broadsheet.summary.candidates import candidates_of
from broadsheet.summary.choose import chosen
from broadsheet.summary.lead import SHORT_WORDS
from broadsheet.summary.paragraphs import paragraphs_of
from broadsheet.summary.weights import learnt

if TYPE_CHECKING:
    from broadsheet.article import Article, Paragraph, Sentence, Summary

__all__ = ["extract", "paragraphs_of", "summarize"]

_SENTENCES = 3
_WORDS_PER_SENTENCE = 32
_NO_LIMIT = 1_000_000


def summarize(article: Article, digest: str) -> Summary:
    """The summary of an article: its editor's, or none if the editor wants none, or else an extract.

    `digest` is the article's; it goes into the record, to tell later whether the text has changed.
    """
    from broadsheet.summary.record import record_of

    return record_of(article, digest)


def extract(
    paragraphs: Sequence[Paragraph],
    lang: str,
    title: str,
    sentences: int | None = None,
    words: int | None = None,
) -> tuple[Sentence, ...]:
    """The sentences of a text that tell most, in its order: at most so many, or so many words, or three.

    A text without a single sentence that is short enough still gives one; of a very short text, they are the
    first.
    """
    from broadsheet.summary.record import sentences_of

    if words is None:
        sentences = sentences or _SENTENCES
        words = max(SHORT_WORDS, sentences * _WORDS_PER_SENTENCE)
    found = chosen(
        candidates_of(paragraphs, lang, title, learnt()), sentences=sentences or _NO_LIMIT, words=words
    )
    return sentences_of(found, paragraphs)
