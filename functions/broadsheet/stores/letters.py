"""Dead letters: messages that a step could not do in five attempts, until somebody brings them back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.stores import aws
from broadsheet.stores.queue import Queue

_AT_A_TIME = 10
_HIDDEN = 60
"""Seconds that nobody else sees a letter which is being brought back."""
_PATIENCE = 1
"""Seconds to wait for a letter: a shorter look asks only some of SQS's servers, and may see none."""


@dataclass(frozen=True)
class Letter:
    """A message, and by what to delete it."""

    id: str
    body: str
    receipt: str


@dataclass(frozen=True)
class DeadLetters:
    """A queue of dead letters, by its address."""

    url: str

    def __iter__(self) -> Iterator[Letter]:
        """Every letter that can be seen now, once; those that stay are soon to be seen again."""
        seen = set[str]()
        while new := [letter for letter in self._receive() if letter.id not in seen]:
            seen |= {letter.id for letter in new}
            yield from new

    def move(self, letter: Letter, to: Queue) -> None:
        """Send it again, and only then delete it: cut short in between it comes twice, which does no harm."""
        aws.sqs().send_message(QueueUrl=to.url, MessageBody=letter.body)
        self.remove(letter)

    def remove(self, letter: Letter) -> None:
        aws.sqs().delete_message(QueueUrl=self.url, ReceiptHandle=letter.receipt)

    def _receive(self) -> list[Letter]:
        answer = aws.sqs().receive_message(
            QueueUrl=self.url,
            MaxNumberOfMessages=_AT_A_TIME,
            VisibilityTimeout=_HIDDEN,
            WaitTimeSeconds=_PATIENCE,
        )
        return [
            Letter(each["MessageId"], each["Body"], each["ReceiptHandle"])
            for each in answer.get("Messages", ())
        ]
