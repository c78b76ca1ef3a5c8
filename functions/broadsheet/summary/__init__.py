"""Articles become summaries."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.article import Article, Maker, Paragraph, Sentence, Summary, SummaryState, text_of
from broadsheet.summary.candidates import candidates_of
from broadsheet.summary.choose import chosen
from broadsheet.summary.paragraphs import paragraphs_of
from broadsheet.words import seconds_to_read, words_in

__all__ = ["extract", "paragraphs_of", "summarize"]

_MEDIUM_SENTENCES, _MEDIUM_WORDS = 3, 80
_LONG_SENTENCES, _LONG_SHARE = 10, 5


def summarize(article: Article, digest: str) -> Summary:
    """The summary of an article: its editor's, or none if the editor wants none, or else an extract.

    `digest` is the article's; it goes into the record, to tell later whether the text has changed.
    """
    if article.suppress_summary:
        return _record(article, digest, Maker.EDITOR, SummaryState.SUPPRESSED, (), (), ())
    if article.summary:
        told = (Sentence(text=article.summary),)
        return _record(article, digest, Maker.EDITOR, SummaryState.EDITED, told, told, told)
    candidates = candidates_of(article.paragraphs, article.lang, article.title)
    lengths = (
        chosen(candidates, sentences=1),
        chosen(candidates, sentences=_MEDIUM_SENTENCES, words=_MEDIUM_WORDS),
        chosen(
            candidates,
            sentences=_LONG_SENTENCES,
            words=max(_MEDIUM_WORDS, sum(each.words for each in candidates) // _LONG_SHARE),
        ),
    )
    short, medium, long = (tuple(each.sentence for each in length) for length in lengths)
    return _record(article, digest, Maker.EXTRACTED, SummaryState.READY, short, medium, long)


def extract(
    paragraphs: Sequence[Paragraph],
    lang: str,
    title: str,
    sentences: int | None = None,
    words: int | None = None,
) -> tuple[Sentence, ...]:
    """The best sentences of a text, in its order: at most so many, or so many words, or three."""
    count = sentences or (_MEDIUM_SENTENCES if words is None else len(paragraphs) and words)
    found = chosen(candidates_of(paragraphs, lang, title), sentences=count, words=words)
    return tuple(candidate.sentence for candidate in found)


def _record(
    article: Article,
    digest: str,
    maker: Maker,
    state: SummaryState,
    short: tuple[Sentence, ...],
    medium: tuple[Sentence, ...],
    long: tuple[Sentence, ...],
) -> Summary:
    return Summary(
        id=article.id,
        article=digest,
        lang=article.lang,
        maker=maker,
        state=state,
        short=short,
        medium=medium,
        long=long,
        article_seconds=seconds_to_read(article.words),
        summary_seconds=seconds_to_read(words_in(text_of(medium))),
    )
