"""Where CloudFront gets what it serves: a bucket or an HTTP API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from infra.local.cloudfront import Origin
from infra.local.exchange import Request, Response
from infra.local.gateway import Gateway
from infra.local.stack import Stack
from infra.local.translate import Json

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_KEPT = {
    "CacheControl": "cache-control",
    "ContentDisposition": "content-disposition",
    "ContentEncoding": "content-encoding",
    "ContentLanguage": "content-language",
    "ContentType": "content-type",
    "ETag": "etag",
}


def origins_of(
    distribution: Json, stack: Stack, gateways: Iterable[Gateway], s3: S3Client
) -> dict[str, Origin]:
    """The origins of a distribution by their ids."""
    buckets = {
        stack.attribute(id, "RegionalDomainName"): (stack.physical(id), _missing(id, stack))
        for id, _ in stack.of_type("AWS::S3::Bucket")
    }
    apis = {gateway.id: gateway for gateway in gateways}
    origins: dict[str, Origin] = {}
    for said in distribution["DistributionConfig"]["Origins"]:
        domain = said["DomainName"]
        if domain in buckets:
            origins[said["Id"]] = _bucket(s3, *buckets[domain])
        else:
            origins[said["Id"]] = apis[domain.split(".")[0]].answer
    return origins


def _missing(bucket: str, stack: Stack) -> int:
    """S3 says 404 for a missing object only to those who may list the bucket, and 403 to all others."""
    name = stack.physical(bucket)
    for _, policy in stack.of_type("AWS::S3::BucketPolicy"):
        for statement in policy["PolicyDocument"]["Statement"] if policy["Bucket"] == name else ():
            if statement["Effect"] == "Allow" and "s3:ListBucket" in statement["Action"]:
                return 404
    return 403


def _bucket(s3: S3Client, name: str, missing: int) -> Origin:
    def answer(request: Request) -> Response:
        # In an address, S3 takes a `+` for a space.
        key = unquote_plus(request.path).removeprefix("/")
        try:
            found = s3.get_object(Bucket=name, Key=key)
        except (s3.exceptions.NoSuchKey, s3.exceptions.ClientError):
            return Response(missing, (("content-type", "application/xml"),), b"<Error/>")
        said = {header: str(found[field]) for field, header in _KEPT.items() if field in found}  # type: ignore[literal-required]
        said["last-modified"] = found["LastModified"].strftime("%a, %d %b %Y %H:%M:%S GMT")
        return Response(200, tuple(said.items()), found["Body"].read())

    return answer
