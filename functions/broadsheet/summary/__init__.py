"""Articles become summaries."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.article import Article, Length, Maker, Paragraph, Sentence, Summary, SummaryState, text_of
from broadsheet.summary.candidates import Candidate, candidates_of
from broadsheet.summary.choose import chosen
from broadsheet.summary.paragraphs import paragraphs_of
from broadsheet.summary.weights import learnt
from broadsheet.words import seconds_to_read, words_in

__all__ = ["extract", "paragraphs_of", "summarize"]

_SHORT_WORDS = 40
_MEDIUM_SENTENCES, _MEDIUM_WORDS = 3, 80
_LONG_SENTENCES, _LONG_SHARE = 10, 5
_WORDS_PER_SENTENCE = 32
_NO_LIMIT = 1_000_000


def summarize(article: Article, digest: str) -> Summary:
    """The summary of an article: its editor's, or none if the editor wants none, or else an extract.

    `digest` is the article's; it goes into the record, to tell later whether the text has changed.
    """
    if article.suppress_summary:
        return _record(article, digest, Maker.EDITOR, SummaryState.SUPPRESSED, {})
    if article.summary:
        written = (Sentence(text=article.summary),)
        return _record(article, digest, Maker.EDITOR, SummaryState.EDITED, dict.fromkeys(Length, written))
    return _record(article, digest, Maker.EXTRACTED, SummaryState.READY, _extracts(article))


def _extracts(article: Article) -> dict[Length, tuple[Sentence, ...]]:
    paragraphs = article.paragraphs
    candidates = candidates_of(paragraphs, article.lang, article.title, learnt())
    budgets = {
        Length.SHORT: (1, _SHORT_WORDS),
        Length.MEDIUM: (_MEDIUM_SENTENCES, _MEDIUM_WORDS),
        Length.LONG: (_LONG_SENTENCES, max(_MEDIUM_WORDS, candidates.words // _LONG_SHARE)),
    }
    return {
        length: _sentences(chosen(candidates, sentences=sentences, words=words), paragraphs)
        for length, (sentences, words) in budgets.items()
    }


def extract(
    paragraphs: Sequence[Paragraph],
    lang: str,
    title: str,
    sentences: int | None = None,
    words: int | None = None,
) -> tuple[Sentence, ...]:
    """The sentences of a text that tell most, in its order: at most so many, or so many words, or three.

    A text without a single sentence that is short enough still gives one.
    """
    candidates = candidates_of(paragraphs, lang, title, learnt())
    if words is None:
        count = sentences or _MEDIUM_SENTENCES
        found = chosen(candidates, sentences=count, words=count * _WORDS_PER_SENTENCE)
    else:
        found = chosen(candidates, sentences=sentences or _NO_LIMIT, words=words)
    return _sentences(found, paragraphs)


def _sentences(found: Sequence[Candidate], paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            text=line.text,
            paragraph=paragraphs[line.paragraph].id,
            start=line.start,
            end=line.start + len(line.text),
        )
        for line in (candidate.line for candidate in found)
    )


def _record(
    article: Article,
    digest: str,
    maker: Maker,
    state: SummaryState,
    lengths: dict[Length, tuple[Sentence, ...]],
) -> Summary:
    return Summary(
        id=article.id,
        article=digest,
        lang=article.lang,
        maker=maker,
        state=state,
        article_seconds=seconds_to_read(article.words),
        summary_seconds=seconds_to_read(words_in(text_of(lengths.get(Length.MEDIUM, ())))),
        **lengths,
    )
