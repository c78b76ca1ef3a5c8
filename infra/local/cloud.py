"""A template, deployed on this machine: all of the local cloud behind one face."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from infra.local.calls import Calls, own_client
from infra.local.cloudfront import CloudFront, behaviours_of
from infra.local.endpoint import Endpoint
from infra.local.engine import engine
from infra.local.exchange import Request, Response
from infra.local.formation import told_of
from infra.local.functions import Functions, Run, Step, reachable, run_here
from infra.local.gateway import Gateway
from infra.local.memory import keep
from infra.local.origins import origins_of
from infra.local.routes import routes_of
from infra.local.sources.mapping import Source, mapping_of
from infra.local.sources.pump import Pump, Unsettled
from infra.local.sources.queue import QueueSource
from infra.local.sources.schedule import Schedule, schedule_of
from infra.local.sources.stream import StreamSource
from infra.local.stack import REGION, BadParameter, Stack
from infra.local.stores import notifications
from infra.local.tokens import Issuer
from infra.local.translate import translate
from infra.local.uses import Use

__all__ = ["BadParameter", "Cloud", "Response", "Step", "Unsettled"]


def _unobserved(_: Step) -> None:
    """Nobody watches."""


def _wake(woken: list[Callable[[], None]]) -> None:
    for wake in woken:
        wake()


class Cloud:
    """A deployed template. Made by `Cloud.deploy`; one at a time in a process."""

    def __init__(
        self,
        stack: Stack,
        observe: Callable[[Step], None],
        woken: list[Callable[[], None]],
        run: Run = run_here,
    ) -> None:
        self._stack, self._calls, self._issuer = stack, Calls(), Issuer()
        self._endpoint: Endpoint | None = None
        self._functions = Functions(stack, self._calls, observe, run)
        self._wire_buckets()
        self._schedules = [schedule_of(id, said) for id, said in stack.of_type("AWS::Events::Rule")]
        self._pump = Pump(list(self._sources()), self._schedules, self._run_unheard)
        woken.append(self._pump.wake)

    @classmethod
    @contextmanager
    def deploy(
        cls,
        template: Path,
        parameters: Mapping[str, str] | None = None,
        *,
        aws_port: int | None = None,
        observe: Callable[[Step], None] = _unobserved,
        name: str = "broadsheet",
        run: Run = run_here,
    ) -> Iterator[Cloud]:
        """The template as a stack of that name, for as long as the context lasts.

        With `aws_port`, the AWS endpoint listens from the start (0 for any free port); otherwise it does
        so as soon as someone asks for `endpoint`. `observe` is told of every run of a function; `run` runs
        it, if not in this process. Raises `PortTaken`, and `BadParameter` for parameters that the template
        does not take.
        """
        woken: list[Callable[[], None]] = []
        with ExitStack() as closing:
            closing.enter_context(engine(REGION, lambda: _wake(woken)))
            stack = Stack(translate(template), parameters or {}, name)
            closing.enter_context(told_of(stack))
            cloud = cls(stack, observe, woken, run)
            closing.enter_context(cloud._calls.listening())
            closing.callback(cloud._close)
            if aws_port is not None:
                cloud._endpoint = Endpoint(aws_port)
            yield cloud

    # What was deployed ---------------------------------------------------------------

    def physical(self, logical_id: str) -> str:
        """A bucket's or table's name, a queue's address; raises `KeyError` for an unknown logical id."""
        return self._stack.physical(logical_id)

    def resources(self, *types: str) -> dict[str, dict[str, Any]]:
        """What the template says of the resources of these types, as plain values, by their logical ids."""
        return dict(self._stack.of_type(*types))

    def outputs(self) -> dict[str, str]:
        """The outputs of the template."""
        return self._stack.outputs()

    def client(self, service: str) -> Any:
        """A boto3 client of the local AWS; its calls are not counted."""
        return own_client(service)

    @property
    def endpoint(self) -> str:
        """The address of the local AWS, as `http://127.0.0.1:5000`."""
        self._endpoint = self._endpoint or Endpoint(0)
        return self._endpoint.url

    @property
    def aws_calls(self) -> Counter[str]:
        """How often functions called AWS, by call, as `s3:PutObject`; the cloud's own calls do not count."""
        return self._calls.counter

    @property
    def uses(self) -> frozenset[Use]:
        """Which rights functions used so far, and on what."""
        return frozenset(self._calls.uses)

    # Running it ----------------------------------------------------------------------

    def settle(self, timeout: float = 600.0) -> None:
        """Deliver events until all queues and streams are empty; raises `Unsettled` after `timeout` seconds.

        What fails is tried again at once, without the wait that AWS would make of it, and ends in its
        dead-letter queue after as many tries.
        """
        self._pump.settle(timeout)

    def start(self) -> None:
        """Deliver events as they come, and run schedules by the clock, in the background."""
        self._pump.start()

    def stop(self) -> None:
        """End what `start` began, after the batch at hand."""
        self._pump.stop()

    def invoke(self, function: str, event: dict[str, Any]) -> Any:
        """What a function, by its logical id, answers to an event; what it raises rises."""
        return self._functions.invoke(self._functions.called(function), event)

    def run_schedule(self, name: str) -> Any:
        """Run a schedule now, by its logical id or the end of it, as `verify` for `SweepFunctionVerify`."""
        found = [one for one in self._schedules if one.id.lower().endswith(name.lower())]
        if len(found) != 1:
            raise KeyError(f"{len(found)} schedules end in {name}")
        return self._run(found[0])

    def keep(self) -> Callable[[], None]:
        """All that the stores hold; gives what puts it back, with nothing under way."""
        put_back = keep()

        def again() -> None:
            put_back()
            self._pump.forget()

        return again

    # Asking it -----------------------------------------------------------------------

    def request(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Response:
        """What CloudFront answers; `path` may carry a query."""
        return self.answer(Request.of(method, path, headers, body))

    def answer(self, request: Request) -> Response:
        """What CloudFront answers."""
        return self._cloudfront.answer(request)

    def api_request(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Response:
        """What the HTTP API answers at its own address."""
        return self._gateways[0].answer(Request.of(method, path, headers, body))

    def token(self, scopes: Iterable[str] | None = None) -> str:
        """A token with these scopes, or with all that the API's routes ask for."""
        (authorizer, *_) = self._gateways[0].authorizers()
        asked = self._gateways[0].scopes() if scopes is None else scopes
        return self._issuer.token(authorizer, asked)

    # How it is wired -----------------------------------------------------------------

    def _wire_buckets(self) -> None:
        for function in self._functions:
            reachable(function.code)
        for id, said in self._stack.of_type("AWS::SQS::Queue", "AWS::DynamoDB::Table", "AWS::S3::Bucket"):
            bucket = self._stack.physical(id)
            if told := notifications(said):
                self.client("s3").put_bucket_notification_configuration(
                    Bucket=bucket, NotificationConfiguration=told
                )

    def _sources(self) -> Iterator[Source]:
        for id, said in self._stack.of_type("AWS::Lambda::EventSourceMapping"):
            function = self._functions.called(said["FunctionName"])
            mapping = mapping_of(id, said, function.arn)
            sqs = self.client("sqs")

            def invoke(event: dict[str, Any], function: Any = function) -> Any:
                return self._functions.invoke(function, event)

            if ":sqs:" in mapping.source:
                url = sqs.get_queue_url(QueueName=mapping.source.rpartition(":")[2])["QueueUrl"]
                yield QueueSource(mapping, url, sqs, invoke)
            else:
                yield StreamSource(mapping, self.client("dynamodbstreams"), sqs, invoke)

    @cached_property
    def _gateways(self) -> list[Gateway]:
        return [
            Gateway(self._stack.physical(id), routes_of(said), self._functions, self._issuer)
            for id, said in self._stack.of_type("AWS::ApiGatewayV2::Api")
        ]

    @cached_property
    def _cloudfront(self) -> CloudFront:
        ((_, said),) = self._stack.of_type("AWS::CloudFront::Distribution")
        codes = {
            self._stack.attribute(id, "FunctionARN"): function["FunctionCode"]
            for id, function in self._stack.of_type("AWS::CloudFront::Function")
        }
        policies = {
            self._stack.physical(id): policy
            for id, policy in self._stack.of_type("AWS::CloudFront::ResponseHeadersPolicy")
        }
        origins = origins_of(said, self._stack, self._gateways, self.client("s3"))
        return CloudFront(tuple(behaviours_of(said, codes, policies)), origins)

    def _run(self, schedule: Schedule) -> Any:
        return self._functions.invoke(self._functions.called(schedule.function), schedule.event())

    def _run_unheard(self, schedule: Schedule) -> None:
        """Nobody waits for what a schedule answers; the observer has heard if it failed."""
        try:
            self._run(schedule)
        except Exception:  # noqa: BLE001  (whatever a function raises, Lambda catches)
            return

    def _close(self) -> None:
        self.stop()
        if self._endpoint:
            self._endpoint.close()
