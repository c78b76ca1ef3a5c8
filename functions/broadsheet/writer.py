"""The writer: asks a model for a summary, and keeps it only if its article bears it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from broadsheet.article import Article, Maker, Paragraph, Summary, Written
from broadsheet.stores.model import Answer, Model, Unanswered
from broadsheet.summary import prompt
from broadsheet.summary.answers import extract_of, gist_of, summary_of

Part = tuple[Paragraph, ...]

LONGEST = 60_000
"""Characters of a text that are sent to a model at once; of a longer one it is asked part by part."""
MOST_PARTS = 8
"""Of a text; a longer one is summarised by extract."""


@dataclass(frozen=True)
class Writer:
    """A model, the day whose budget it uses, and who is told what came of it."""

    model: Model
    day: date
    note: Callable[[str, str, str], None]
    """A step, a name and an outcome."""

    def write(self, article: Article, digest: str) -> Summary:
        """A summary of the article by the model, or else the extract with the reason why.

        Raises `OutOfTime` before anything is asked for which there may not be time.
        """
        made = self._written(article, digest)
        refused = made.written.refused if made.written else None
        self.note("model", article.id, "written" if made.maker is Maker.BEDROCK else _word(refused or ""))
        return made

    def _written(self, article: Article, digest: str) -> Summary:
        written = Written(model=self.model.name, prompt=prompt.VERSION)
        parts = prompt.parts_of(article.paragraphs, LONGEST)
        if len(parts) > MOST_PARTS or any(_length(part) > LONGEST for part in parts):
            return extract_of(article, digest, written, "too_long")
        try:
            with self.model.asked(in_a_row=min(len(parts), 2)):
                gist, spent = self._gist(article, digest, parts)
                answer = self.model.ask(digest, self.day, *prompt.question_of(article, gist))
        except Unanswered as none:
            return extract_of(article, digest, written, str(none))
        written = written.model_copy(update={"tokens": spent + answer.tokens})
        return summary_of(answer.said, article, digest, written)

    def _gist(self, article: Article, digest: str, parts: Sequence[Part]) -> tuple[Part, int]:
        """What is to be summarised, and the tokens spent on it: a text in one part is that as it stands.

        The parts are asked for together: one after the other, they would outlast the function.
        """
        if len(parts) == 1:
            return parts[0], 0

        def ask(number: int) -> Answer:
            question = prompt.question_of(article, parts[number])
            return self.model.ask(f"{digest}#{number}", self.day, *question)

        with ThreadPoolExecutor(len(parts)) as threads:
            answers = list(threads.map(ask, range(len(parts))))
        try:
            gist = [paragraph for answer in answers for paragraph in gist_of(answer.said)]
        except ValueError as error:
            raise Unanswered("shape") from error
        return tuple(gist), sum(answer.tokens for answer in answers)


def _length(part: Part) -> int:
    return sum(len(paragraph.text) for paragraph in part)


def _word(reason: str) -> str:
    """The first word of a reason, for a metric."""
    return reason.partition(":")[0]
