"""CloudFront: a request finds its behaviour, passes the function at the edge, and asks an origin or two.

It keeps nothing, so that a change is seen at once, and it takes plain HTTP.
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fnmatch import translate as as_pattern

from infra.local.edge import at_the_edge
from infra.local.exchange import Request, Response
from infra.local.translate import Json

Origin = Callable[[Request], Response]

_ZIPPED = re.compile(r"text/|application/(json|javascript|xml|xhtml\+xml|rss\+xml)|image/svg\+xml")
_WORTH_ZIPPING = range(1000, 10_000_001)
"""Bytes: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html"""
_ALWAYS_SENT = ("if-none-match", "if-modified-since", "accept-encoding")
_SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class Behaviour:
    """What is done with the requests whose path matches a pattern."""

    pattern: str
    methods: tuple[str, ...]
    origins: tuple[str, ...]
    """The ids of the origin, and of the one to ask after it."""
    failover: frozenset[int]
    """The statuses of the first origin that send a request on to the second."""
    sends_all: bool
    """Whether the query and the viewer's headers reach the origin."""
    compress: bool
    code: str | None
    """The function at the edge."""
    headers: Mapping[str, str]
    """What every response gets."""

    def matches(self, path: str) -> bool:
        """Patterns know `*` and `?`, and their case matters."""
        return re.fullmatch(as_pattern(self.pattern.replace("[", "[[]")), path) is not None


@dataclass(frozen=True)
class CloudFront:
    """A distribution: behaviours in the order in which they are tried, and origins by their ids."""

    behaviours: tuple[Behaviour, ...]
    origins: Mapping[str, Origin]

    def answer(self, request: Request) -> Response:
        """What a viewer gets."""
        behaviour = next(one for one in self.behaviours if one.matches(request.path))
        response = self._made(request, behaviour)
        if response.status == 200 and behaviour.compress:
            response = _compressed(request, response)
        response = _not_modified(request, response).with_headers(behaviour.headers)
        return replace(response, body=b"") if request.method == "HEAD" else response

    def _made(self, request: Request, behaviour: Behaviour) -> Response:
        if request.method not in behaviour.methods:
            return Response(403, (("content-type", "text/html"),), b"This method is not allowed here.")
        asked = at_the_edge(behaviour.code, request) if behaviour.code else request
        if isinstance(asked, Response):
            return asked
        sent = asked if behaviour.sends_all else _stripped(asked)
        sent = replace(sent, headers=tuple(pair for pair in sent.headers if pair[0] != "host"))
        first, *others = behaviour.origins
        response = self.origins[first](sent)
        if others and response.status in behaviour.failover and request.method in _SAFE:
            return self.origins[others[0]](sent)
        return response


def _stripped(request: Request) -> Request:
    kept = tuple(pair for pair in request.headers if pair[0] in _ALWAYS_SENT)
    return replace(request, query="", headers=kept)


def _compressed(request: Request, response: Response) -> Response:
    kind = response.header("content-type") or ""
    takes_it = "gzip" in (request.header("accept-encoding") or "")
    worth_it = _ZIPPED.match(kind) and len(response.body) in _WORTH_ZIPPING
    if not (takes_it and worth_it) or response.header("content-encoding"):
        return response
    etag = response.header("etag")
    weak = {"etag": f"W/{etag.removeprefix('W/')}"} if etag else {}
    zipped = replace(response, body=gzip.compress(response.body, 6, mtime=0))
    return zipped.with_headers({"content-encoding": "gzip", "vary": "Accept-Encoding", **weak})


def _not_modified(request: Request, response: Response) -> Response:
    etag, known = response.header("etag"), request.header("if-none-match")
    if response.status != 200 or not etag or not known:
        return response
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    if tags & {"*", etag.removeprefix("W/")}:
        return Response(304, tuple(pair for pair in response.headers if pair[0] != "content-type"))
    return response


def behaviours_of(
    distribution: Json, codes: Mapping[str, str], policies: Mapping[str, Json]
) -> list[Behaviour]:
    """The behaviours of a distribution, the default one last.

    `codes` holds functions by their ARNs, `policies` response headers policies by their ids.
    """
    config = distribution["DistributionConfig"]
    groups = {group["Id"]: group for group in config.get("OriginGroups", {}).get("Items", [])}
    said = [*config.get("CacheBehaviors", []), {"PathPattern": "*", **config["DefaultCacheBehavior"]}]
    return [_behaviour(one, groups, codes, policies) for one in said]


def _behaviour(
    said: Json, groups: Mapping[str, Json], codes: Mapping[str, str], policies: Mapping[str, Json]
) -> Behaviour:
    group = groups.get(said["TargetOriginId"])
    members = group["Members"]["Items"] if group else [{"OriginId": said["TargetOriginId"]}]
    statuses = group["FailoverCriteria"]["StatusCodes"]["Items"] if group else []
    at_edge = [one for one in said.get("FunctionAssociations", []) if one["EventType"] == "viewer-request"]
    return Behaviour(
        # A pattern may be written with or without the slash that every path begins with.
        pattern=said["PathPattern"] if said["PathPattern"][0] in "/*" else f"/{said['PathPattern']}",
        methods=tuple(said.get("AllowedMethods", ("GET", "HEAD"))),
        origins=tuple(member["OriginId"] for member in members),
        failover=frozenset(map(int, statuses)),
        sends_all="OriginRequestPolicyId" in said,
        compress=bool(said.get("Compress")),
        code=codes[at_edge[0]["FunctionARN"]] if at_edge else None,
        headers=_headers(policies.get(said.get("ResponseHeadersPolicyId", ""), {})),
    )


def _headers(policy: Json) -> dict[str, str]:
    """https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html"""
    config = policy.get("ResponseHeadersPolicyConfig", {})
    security = config.get("SecurityHeadersConfig", {})
    plain = {
        "content-security-policy": ("ContentSecurityPolicy", "ContentSecurityPolicy"),
        "referrer-policy": ("ReferrerPolicy", "ReferrerPolicy"),
        "x-frame-options": ("FrameOptions", "FrameOption"),
    }
    said = {name: security[part][value] for name, (part, value) in plain.items() if part in security}
    if "ContentTypeOptions" in security:
        said["x-content-type-options"] = "nosniff"
    if strict := security.get("StrictTransportSecurity"):
        subdomains = "; includeSubDomains" if strict.get("IncludeSubdomains") else ""
        preload = "; preload" if strict.get("Preload") else ""
        said["strict-transport-security"] = f"max-age={strict['AccessControlMaxAgeSec']}{subdomains}{preload}"
    custom = config.get("CustomHeadersConfig", {}).get("Items", [])
    return said | {one["Header"].lower(): one["Value"] for one in custom}
