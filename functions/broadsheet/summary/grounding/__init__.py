"""Whether a summary says nothing that its article does not: numbers, dates, names, quotations, negations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from broadsheet.summary.grounding import alignment, company, presence
from broadsheet.summary.grounding.source import Said, Source, line_of, said_in, source_of
from broadsheet.summary.words import STEM

__all__ = ["Claim", "Complaint", "Source", "complaints", "source_of"]

_SHARED = 0.5
_FEW = 4


class Claim(NamedTuple):
    """A sentence of a summary, and the ids of the paragraphs that it says it rests on."""

    text: str
    paragraphs: tuple[str, ...] = ()


class Complaint(NamedTuple):
    """What a summary says that its article does not."""

    code: str
    """`number`, `date`, `name`, `quotation`, `negation`, `word`, `citation` or `support`."""
    sentence: str
    what: str
    """The words that it is about."""


def complaints(claims: Sequence[Claim], source: Source) -> tuple[Complaint, ...]:
    """Everything in a summary that its article does not bear out; empty where all is grounded."""
    return tuple(dict.fromkeys(found for claim in claims for found in _of_claim(claim, source)))


def _of_claim(claim: Claim, source: Source) -> Iterator[Complaint]:
    known = {said.paragraph for said in source.sentences}
    for paragraph in claim.paragraphs:
        if paragraph not in known:
            yield Complaint("citation", claim.text, paragraph)
    for said in said_in(claim.text, source.lang):
        yield from (Complaint(code, said.text, what) for code, what in _of_sentence(said, source))
        if not _shares(said, claim.paragraphs, source):
            yield Complaint("support", said.text, ", ".join(claim.paragraphs))


def _of_sentence(said: Said, source: Source) -> Iterator[tuple[str, str]]:
    if line_of(said.text) in source.text:
        return
    yield from presence.missing(said, source)
    yield from alignment.swapped(said, source)
    yield from company.strange(said, source)


def _shares(said: Said, paragraphs: Sequence[str], source: Source) -> bool:
    """Whether enough of what a sentence tells stands in the paragraphs that it cites, or else anywhere."""
    cited = frozenset(paragraphs)
    ground = [other for other in source.sentences if not cited or other.paragraph in cited]
    stems = {key[:STEM] for other in ground for key in other.terms}
    told = [key[:STEM] for key in said.terms]
    return sum(stem in stems for stem in told) >= _SHARED * len(told) or len(told) < _FEW
