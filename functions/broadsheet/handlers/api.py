"""The HTTP API, and the answers for addresses that the site bucket does not know."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus as Status
from typing import TYPE_CHECKING, Any

from broadsheet.api.app import Api, Site
from broadsheet.publication import Publication
from broadsheet.runtime import telemetry
from broadsheet.runtime.settings import settings
from broadsheet.stores import Stores

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


@telemetry.observed
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """What is a fault of ours rises: Lambda counts it, and the gateway says 500 and no more."""
    match event:
        case {"requestContext": {"requestId": str(id)}}:
            telemetry.logger().set_correlation_id(id)
    told = settings()
    answer = _api(told.stores, told.publication).answer(event, context)
    if answer["statusCode"] == Status.SERVICE_UNAVAILABLE:
        telemetry.note("api", event["rawPath"], "out_of_time")
    return answer


@cache
def _api(stores: Stores, publication: Publication) -> Api:
    return Api(Site(stores, publication))
