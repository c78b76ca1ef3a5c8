"""What an article bears out of a summary, and what its editor is told of the rest."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from broadsheet.article import Article, Length, OwnSummary, Warned
from broadsheet.summary.grounding import Claim, Complaint, Source, complaints, source_of

_TAG = re.compile(r"<[^>]*>")
_MOST = 10
_MESSAGES = {
    "number": "The summary says {what}, a number that the article does not have there.",
    "date": "The summary says {what}, a date that the article does not have there.",
    "name": "The summary names {what}, and the article does not, or not there.",
    "word": "The summary says {what} where the article says something else.",
    "quotation": "The summary quotes {what}, and the article has no such words.",
    "negation": "The summary denies what the article says, or says what it denies: {what}.",
    "support": "The article says little of this sentence of the summary: {sentence}",
}


def ground_of(article: Article) -> Source:
    """All that an article says: headline, standfirst, bylines, and its text with lists and tables."""
    terms = (*article.authors, *article.tags, *filter(None, (article.section,)))
    text = html.unescape(_TAG.sub(" ", article.html))
    others = (article.title, article.standfirst or "", *(term.name for term in terms), text)
    return source_of(article.paragraphs, article.lang, others)


def warnings_of(article: Article, summary: OwnSummary) -> tuple[Warned, ...]:
    """What an editor should look at in a summary of their own."""
    claims = [Claim(text) for text in dict.fromkeys(map(summary.of_length, Length))]
    return (*_stale(article), *map(_warned, complaints(claims, ground_of(article))[:_MOST]))


def _stale(article: Article) -> Iterator[Warned]:
    if article.is_stale:
        said = "The text has changed since its summary was written. If the summary still holds, say"
        yield Warned(code="summary_stale", message=f"{said} `summary_of: {article.text_digest}`.")


def _warned(complaint: Complaint) -> Warned:
    said = _MESSAGES[complaint.code].format(what=f"“{complaint.what}”", sentence=complaint.sentence)
    return Warned(code=f"summary_{complaint.code}", message=said)


def unsound(article: Article, claims: Sequence[Claim]) -> tuple[Complaint, ...]:
    """What an article does not bear out of these sentences; empty where all is grounded."""
    return complaints(claims, ground_of(article))
