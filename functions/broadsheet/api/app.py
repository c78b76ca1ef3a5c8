"""The API, whole: its routes, its description, and its answer to everything else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError

from broadsheet.api import openapi, reads, writes
from broadsheet.api.misses import miss
from broadsheet.api.problems import Problem, not_found
from broadsheet.api.requests import folded
from broadsheet.article import Publication
from broadsheet.stores import Stores

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


def _clock() -> datetime:
    return datetime.now(UTC)


class Api:
    """The HTTP API of a site over its stores."""

    def __init__(
        self, stores: Stores, publication: Publication, now: Callable[[], datetime] = _clock
    ) -> None:
        self._app = APIGatewayHttpResolver(enable_validation=True)
        reads.add_to(self._app, stores, now)
        writes.add_to(self._app, stores)
        openapi.add_to(self._app)
        _add_errors(self._app, stores, publication, now)

    def answer(self, event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
        """The answer to an HTTP API event; what is a fault of ours rises."""
        return self._app.resolve(folded(event), context)


def _add_errors(
    app: APIGatewayHttpResolver, stores: Stores, publication: Publication, now: Callable[[], datetime]
) -> None:
    @app.exception_handler(Problem)  # type: ignore[untyped-decorator]
    def problem(raised: Problem) -> Response[str]:
        return raised.response()

    @app.exception_handler(RequestValidationError)  # type: ignore[untyped-decorator]
    def invalid(raised: RequestValidationError) -> Response[str]:
        said = "; ".join(f"{error['loc'][-1]}: {error['msg']}" for error in raised.errors())
        return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-request", said).response()

    @app.exception_handler(NotFoundError)  # type: ignore[untyped-decorator]
    def nothing(_: NotFoundError) -> Response[str]:
        if app.current_event.path.startswith("/api/"):
            return not_found("such route").response()
        return miss(app.current_event.path, stores, publication, now())
