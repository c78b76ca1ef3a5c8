"""The writer: asks a model for a summary, and keeps it only if its article bears it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from broadsheet.article import Article, Maker, Summary, Written
from broadsheet.stores.model import Model, Unanswered
from broadsheet.summary import prompt
from broadsheet.summary.answers import extract_of, summary_of

LONGEST = 60_000
"""Characters of a text that is sent to a model; a longer one is summarised by extract."""


@dataclass(frozen=True)
class Writer:
    """A model, the day whose budget it uses, and who is told what came of it."""

    model: Model
    day: date
    note: Callable[[str, str, str], None]
    """A step, a name and an outcome."""

    def write(self, article: Article, digest: str) -> Summary:
        """A summary of the article by the model, or else the extract with the reason why."""
        made = self._written(article, digest)
        refused = made.written.refused if made.written else None
        self.note("model", article.id, "written" if made.maker is Maker.BEDROCK else _word(refused or ""))
        return made

    def _written(self, article: Article, digest: str) -> Summary:
        written = Written(model=self.model.name, prompt=prompt.VERSION)
        asked = prompt.question_of(article)
        if len(asked.text) > LONGEST:
            return extract_of(article, digest, written, "too_long")
        try:
            answer = self.model.ask(digest, self.day, *asked)
        except Unanswered as none:
            return extract_of(article, digest, written, str(none))
        written = written.model_copy(update={"tokens": answer.tokens})
        return summary_of(answer.said, article, digest, written)


def _word(reason: str) -> str:
    """The first word of a reason, for a metric."""
    return reason.partition(":")[0]
