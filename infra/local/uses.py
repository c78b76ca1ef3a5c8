"""Which rights a call needs: the actions as IAM names them, on the ARNs that it is about.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

Right = tuple[str, str]
"""An action and an ARN; account and region are left out of it: `*` stands there."""


class Use(NamedTuple):
    """A right that a function, by its logical id, made use of."""

    function: str
    action: str
    resource: str


def rights_for(call: str, said: Mapping[str, Any]) -> Iterator[Right]:
    """What a call as `s3:PutObject` with these parameters may not be without.

    A call that is not known here is taken to need the right of its own name, on everything.
    """
    known = _RIGHTS.get(call)
    return known(said) if known else iter([(call, "*")])


def _object(said: Mapping[str, Any]) -> str:
    return f"arn:aws:s3:::{said['Bucket']}/{said['Key']}"


def _bucket(said: Mapping[str, Any]) -> str:
    return f"arn:aws:s3:::{said['Bucket']}"


def _read(said: Mapping[str, Any]) -> Iterator[Right]:
    yield ("s3:GetObjectVersion" if "VersionId" in said else "s3:GetObject"), _object(said)
    # Who may not list gets 403 for what is missing, and could not tell that from a ban.
    yield "s3:ListBucket", _bucket(said)


def _put(said: Mapping[str, Any]) -> Iterator[Right]:
    yield "s3:PutObject", _object(said)
    if "IfMatch" in said:
        yield "s3:GetObject", _object(said)


def _delete(said: Mapping[str, Any]) -> Iterator[Right]:
    yield "s3:DeleteObject", _object(said)
    if "IfMatch" in said:
        yield "s3:GetObject", _object(said)


def _table(name: str) -> str:
    return f"arn:aws:dynamodb:*:*:table/{name}"


def _transaction(said: Mapping[str, Any]) -> Iterator[Right]:
    for action in said["TransactItems"]:
        ((kind, about),) = action.items()
        yield f"dynamodb:{kind}Item", _table(about["TableName"])


def _send(said: Mapping[str, Any]) -> Iterator[Right]:
    yield "sqs:SendMessage", f"arn:aws:sqs:*:*:{said['QueueUrl'].rpartition('/')[2]}"


def _tell(said: Mapping[str, Any]) -> Iterator[Right]:
    for entry in said["Entries"]:
        yield "events:PutEvents", f"arn:aws:events:*:*:event-bus/{entry['EventBusName']}"


_RIGHTS: dict[str, Callable[[Mapping[str, Any]], Iterator[Right]]] = {
    "s3:GetObject": _read,
    "s3:HeadObject": _read,
    "s3:PutObject": _put,
    "s3:DeleteObject": _delete,
    "s3:ListObjectsV2": lambda said: iter([("s3:ListBucket", _bucket(said))]),
    "s3:ListObjectVersions": lambda said: iter([("s3:ListBucketVersions", _bucket(said))]),
    "dynamodb:BatchGetItem": lambda said: (
        ("dynamodb:BatchGetItem", _table(name)) for name in said["RequestItems"]
    ),
    "dynamodb:Query": lambda said: iter([("dynamodb:Query", _table(said["TableName"]))]),
    "dynamodb:Scan": lambda said: iter([("dynamodb:Scan", _table(said["TableName"]))]),
    "dynamodb:TransactWriteItems": _transaction,
    "sqs:SendMessage": _send,
    "sqs:SendMessageBatch": _send,
    "events:PutEvents": _tell,
}
