"""The clients of AWS: made on first use, one for each service, kept for the life of the process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError
from botocore.session import Session

from broadsheet.errors import Conflict
from broadsheet.stores.deadline import (
    ANSWERING,
    ATTEMPTS,
    CONNECTING,
    MODEL_ANSWERING,
    MODEL_CONNECTING,
    heed,
)

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodbstreams import DynamoDBStreamsClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient

# Standard mode retries throttling and lost connections with jitter; what still
# fails rises, and the queue brings the event back.
_CONFIG = Config(
    retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
    connect_timeout=CONNECTING,
    read_timeout=ANSWERING,
)


# Forms for uploads are signed for the bucket's own region, in the one way that new buckets know.
_S3 = _CONFIG.merge(Config(signature_version="s3v4", s3={"addressing_style": "virtual"}))


@cache
def session() -> Session:
    """One for all clients, so that credentials and regions are looked up once.

    It is botocore's own: boto3 makes the same clients, and brings along a manager for
    transfers in threads, which nothing here asks for, and which takes a quarter of a cold start.
    """
    made = Session()
    made.register("request-created", heed)
    made.register("needs-retry.s3", cast("Any", _once_more))  # the stubs know of no answer
    return made


_AT_ODDS = "ConditionalRequestConflict"


def _once_more(response: tuple[object, Mapping[str, Any]] | None, attempts: int, **_: object) -> float | None:
    """After how many seconds a write is tried again for which S3 says that another was under way.

    Whether the condition holds it did not say: by the same condition it tells so the next time.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html#conditional-error-response
    """
    said = response[1].get("Error", {}).get("Code") if response else None
    return 0.1 * 2**attempts if said == _AT_ODDS and attempts < ATTEMPTS else None


@cache
def s3() -> S3Client:
    return cast("S3Client", session().create_client("s3", config=_S3))


@cache
def dynamodb() -> DynamoDBClient:
    return cast("DynamoDBClient", session().create_client("dynamodb", config=_CONFIG))


@cache
def sqs() -> SQSClient:
    return cast("SQSClient", session().create_client("sqs", config=_CONFIG))


@cache
def events() -> Any:
    """The client of EventBridge; made by those alone who have somebody to tell."""
    return session().create_client("events", config=_CONFIG)


@cache
def dynamodbstreams() -> DynamoDBStreamsClient:
    return cast("DynamoDBStreamsClient", session().create_client("dynamodbstreams", config=_CONFIG))


@cache
def cloudformation() -> CloudFormationClient:
    return cast("CloudFormationClient", session().create_client("cloudformation", config=_CONFIG))


@cache
def bedrock(region: str) -> Any:
    """Converse with models; no answer is waited for longer than a function has, or asked for twice."""
    config = Config(
        connect_timeout=MODEL_CONNECTING, read_timeout=MODEL_ANSWERING, retries={"total_max_attempts": 1}
    )
    return session().create_client("bedrock-runtime", region_name=region or None, config=config)


def code_of(error: ClientError) -> str:
    """AWS's name for what went wrong, as `NoSuchKey`."""
    return error.response.get("Error", {}).get("Code", "")


UNREADABLE = (ClientError, ParamValidationError, ValueError, KeyError)
"""What rises where a single thing cannot be read: AWS denies it, or it is not what it ought to be."""

MISSING = frozenset(("404", "NoSuchKey"))
"""What S3 calls an object that is not there."""

# S3 answers 412 where the condition does not hold, 409 where other writes were
# under way each time, and 404 where a condition names an object that is gone.
_CONFLICTS = {"PreconditionFailed", "412", _AT_ODDS, "409", *MISSING}


@contextmanager
def giving_way(name: str, is_done: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Turns what S3 says of a condition that did not hold into a `Conflict` over that name.

    It did hold where an attempt was made before, whose answer was lost, or which was still at work when the
    next came, and `is_done` tells that all is done.
    """
    try:
        yield
    except ClientError as error:
        if code_of(error) not in _CONFLICTS:
            raise
        if not (error.response["ResponseMetadata"].get("RetryAttempts") and is_done()):
            raise Conflict(name) from error
