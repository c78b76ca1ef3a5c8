"""The record that stands behind a summary wherever it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.article import (
    Article,
    Length,
    Maker,
    OwnSummary,
    Paragraph,
    Sentence,
    Summary,
    SummaryState,
    Warned,
    text_of,
)
from broadsheet.summary.candidates import Candidate, candidates_of
from broadsheet.summary.choose import chosen
from broadsheet.summary.lead import SHORT_WORDS
from broadsheet.summary.weights import learnt
from broadsheet.words import seconds_to_read, words_in

_MEDIUM_SENTENCES, _MEDIUM_WORDS = 3, 80
_LONG_SENTENCES, _LONG_SHARE = 10, 5


def record_of(article: Article, digest: str) -> Summary:
    if article.suppress_summary:
        return record_with(article, digest, Maker.EDITOR, SummaryState.SUPPRESSED, {})
    if article.summary:
        own = article.summary.of_length
        written: dict[Length, tuple[Sentence, ...]] = {each: (Sentence(text=own(each)),) for each in Length}
        told = record_with(article, digest, Maker.EDITOR, SummaryState.EDITED, written)
        return told.model_copy(update={"warnings": _warnings(article, article.summary)})
    return record_with(article, digest, Maker.EXTRACTED, SummaryState.READY, _extracts(article))


def _warnings(article: Article, summary: OwnSummary) -> tuple[Warned, ...] | None:
    from broadsheet.summary.checks import warnings_of

    return warnings_of(article, summary) or None


def _extracts(article: Article) -> dict[Length, tuple[Sentence, ...]]:
    paragraphs = article.paragraphs
    candidates = candidates_of(paragraphs, article.lang, article.title, learnt())
    budgets = {
        Length.SHORT: (1, SHORT_WORDS),
        Length.MEDIUM: (_MEDIUM_SENTENCES, _MEDIUM_WORDS),
        Length.LONG: (_LONG_SENTENCES, max(_MEDIUM_WORDS, candidates.words // _LONG_SHARE)),
    }
    return {
        length: sentences_of(chosen(candidates, sentences=sentences, words=words), paragraphs)
        for length, (sentences, words) in budgets.items()
    }


def sentences_of(found: Sequence[Candidate], paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """The sentences as the record keeps them, each with its place in its paragraph."""
    return tuple(
        Sentence(
            text=line.text,
            paragraph=paragraphs[line.paragraph].id,
            start=line.start,
            end=line.start + len(line.text),
        )
        for line in (candidate.line for candidate in found)
    )


def record_with(
    article: Article,
    digest: str,
    maker: Maker,
    state: SummaryState,
    lengths: dict[Length, tuple[Sentence, ...]],
) -> Summary:
    """The record of these sentences, with what it was made from and how long it takes to read."""
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
