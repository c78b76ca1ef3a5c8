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
from broadsheet.summary.candidates import Candidate, Candidates, candidates_of
from broadsheet.summary.choose import chosen
from broadsheet.summary.lead import SHORT_WORDS
from broadsheet.summary.weights import learnt
from broadsheet.words import seconds_to_read, words_in

_MEDIUM_SENTENCES, _MEDIUM_WORDS, _MEDIUM_LEAST = 3, 80, 60
_MEDIUM_MORE = (4, 5)
_LONG_SENTENCES, _LONG_SHARE = 10, 5
_LONG_LEAST = 110
"""Words of a long summary where a fifth of the text is less: it tells more than the medium one."""
_MOST_SHARE = 0.4
"""Of a text that neither goes beyond for the sake of its least words."""


def record_of(article: Article, digest: str) -> Summary:
    if article.suppress_summary:
        return record_with(article, digest, Maker.EDITOR, SummaryState.SUPPRESSED, {})
    if article.summary:
        own = article.summary.of_length
        written: dict[Length, tuple[Sentence, ...]] = {each: (Sentence(text=own(each)),) for each in Length}
        told = record_with(article, digest, Maker.EDITOR, SummaryState.EDITED, written)
        about = {"warnings": _warnings(article, article.summary), "stale": article.is_stale or None}
        return told.model_copy(update=about)
    return record_with(article, digest, Maker.EXTRACTED, SummaryState.READY, _extracts(article))


def _warnings(article: Article, summary: OwnSummary) -> tuple[Warned, ...] | None:
    from broadsheet.summary.checks import warnings_of

    return warnings_of(article, summary) or None


def _extracts(article: Article) -> dict[Length, tuple[Sentence, ...]]:
    paragraphs = article.paragraphs
    candidates = candidates_of(paragraphs, article.lang, article.title, learnt())
    longer = min(_LONG_LEAST, int(candidates.words * _MOST_SHARE))
    words = max(_MEDIUM_WORDS, candidates.words // _LONG_SHARE, longer)
    found = {
        Length.SHORT: chosen(candidates, sentences=1, words=SHORT_WORDS),
        Length.MEDIUM: _medium(candidates),
        Length.LONG: chosen(candidates, sentences=_LONG_SENTENCES, words=words),
    }
    return {length: sentences_of(each, paragraphs) for length, each in found.items()}


def _medium(candidates: Candidates) -> list[Candidate]:
    """Three sentences, or four or five where they are short and the text is not."""
    found = chosen(candidates, sentences=_MEDIUM_SENTENCES, words=_MEDIUM_WORDS)
    least = min(_MEDIUM_LEAST, int(candidates.words * _MOST_SHARE))
    for sentences in () if candidates.brief else _MEDIUM_MORE:
        if sum(each.line.words for each in found) < least:
            found = chosen(candidates, sentences=sentences, words=_MEDIUM_WORDS)
    return found


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
