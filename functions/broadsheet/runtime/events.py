"""Events as plain names: what AWS sends us says which things to look at, and nothing more."""

from __future__ import annotations

from typing import Literal
from urllib.parse import unquote_plus

from pydantic import BaseModel, ConfigDict, TypeAdapter


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Object(_Event):
    key: str


class _Bucket(_Event):
    object: _Object


class _S3Record(_Event):
    s3: _Bucket


class S3Notification(_Event):
    """https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html"""

    Records: tuple[_S3Record, ...]

    @property
    def names(self) -> tuple[str, ...]:
        # Keys are encoded as in a form, once: decoding twice would change a `%` that is meant.
        return tuple(unquote_plus(record.s3.object.key) for record in self.Records)


class S3TestEvent(_Event):
    """What S3 sends once when a notification is set up."""

    Event: Literal["s3:TestEvent"]
    names: tuple[str, ...] = ()


class LookAgain(_Event):
    """Our own: names that the sweep wants to have looked at again."""

    look_at: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return self.look_at


_MESSAGE: TypeAdapter[S3Notification | S3TestEvent | LookAgain] = TypeAdapter(
    S3Notification | S3TestEvent | LookAgain
)


def names_in(body: str) -> tuple[str, ...]:
    """The keys that a queued message names; raises a `ValidationError` for one that is not ours."""
    return tuple(dict.fromkeys(_MESSAGE.validate_json(body).names))
