"""A model's answer becomes a summary, or is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from broadsheet.article import Article, Length, Maker, Paragraph, Sentence, Summary, SummaryState, Written
from broadsheet.summary.checks import unsound
from broadsheet.summary.grounding import Claim
from broadsheet.summary.record import record_of, record_with

_REASONS = 3


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Told(_Shape):
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=800)]
    paragraphs: Annotated[tuple[str, ...], Field(min_length=1, max_length=20)]


class _Answer(_Shape):
    short: Annotated[tuple[_Told, ...], Field(min_length=1, max_length=1)]
    medium: Annotated[tuple[_Told, ...], Field(min_length=1, max_length=5)]
    long: Annotated[tuple[_Told, ...], Field(min_length=1, max_length=10)]


def summary_of(answer: Mapping[str, Any], article: Article, digest: str, written: Written) -> Summary:
    """The summary that a model wrote, or else the extract, with the reason why."""
    try:
        told = _Answer.model_validate(answer)
    except ValidationError as error:
        places = {".".join(map(str, each["loc"])) for each in error.errors()}
        return extract_of(article, digest, written, f"shape: {', '.join(sorted(places)[:_REASONS])}")
    claims = [
        Claim(each.text, each.paragraphs) for each in dict.fromkeys((*told.short, *told.medium, *told.long))
    ]
    if found := unsound(article, claims):
        reasons = "; ".join(f"{each.code}: {each.what}" for each in found[:_REASONS])
        return extract_of(article, digest, written, reasons)
    lengths = {Length.SHORT: told.short, Length.MEDIUM: told.medium, Length.LONG: told.long}
    sentences = {length: tuple(map(_sentence, each)) for length, each in lengths.items()}
    made = record_with(article, digest, Maker.BEDROCK, SummaryState.READY, sentences)
    return made.model_copy(update={"written": written})


def gist_of(answer: Mapping[str, Any]) -> tuple[Paragraph, ...]:
    """What a model wrote of a part, as paragraphs to be summarised in turn; raises `ValueError`.

    Each sentence stands under the first paragraph that it rests on, so that the last answer can cite that.
    """
    texts: dict[str, list[str]] = {}
    for told in _Answer.model_validate(answer).long:
        texts.setdefault(told.paragraphs[0], []).append(told.text)
    return tuple(Paragraph(id=id, text=" ".join(text)) for id, text in texts.items())


def extract_of(article: Article, digest: str, written: Written, reason: str) -> Summary:
    """The extract that stands in for what a model did not write, or not well."""
    refused = written.model_copy(update={"refused": reason})
    return record_of(article, digest).model_copy(update={"written": refused})


def _sentence(told: _Told) -> Sentence:
    return Sentence(text=told.text, paragraph=told.paragraphs[0], paragraphs=told.paragraphs)
